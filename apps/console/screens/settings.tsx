import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Page, Section } from '../parts/page';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { ServiceHours } from './service-hours';
import { RoleList } from './role-list';
import { SigningKeys } from './signing-keys';
import { useThings } from './use-things';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What is set: roles, lanes and their hours, keys, terms. What changes goes by a proposal. */
export function Settings() {
  const { t } = useTranslation();
  const me = useMe();
  const isAdministrator = me.data?.role === 'administrator';
  const connections = useThings(['connection']);
  const signing = connections.found.filter(({ content }) => content['signedMessages'] === true);
  return (
    <Page title={t('settings.title')} intro={t('settings.intro')}>
      <RoleList mayChange={isAdministrator} />
      <ServiceHours connections={connections} mayChange={isAdministrator} />
      <Section id="keys" title={t('settings.keys.title')} intro={t('settings.keys.text')}>
        {signing.length === 0 && <p className="utrecht-paragraph">{t('settings.keys.none')}</p>}
        {isAdministrator &&
          signing.map(({ key, name }) => (
            <div key={key}>
              <p className="said-title">{name}</p>
              <SigningKeys id={key} />
            </div>
          ))}
      </Section>
      <Terms />
    </Page>
  );
}

function Terms() {
  const { t } = useTranslation();
  const terms = useQuery({
    queryKey: ['terms'],
    staleTime: Infinity,
    queryFn: () => given(hub.GET('/retention-terms')),
  });
  const inWords = (seconds: number): string => {
    if (seconds === 0) return t('settings.terms.notKept');
    return seconds % DAY === 0
      ? t('settings.terms.days', { count: seconds / DAY })
      : t('settings.terms.hours', { count: Math.round(seconds / HOUR) });
  };
  return (
    <Section id="terms" title={t('settings.terms.title')} intro={t('settings.terms.text')}>
      <Asked query={terms}>
        {({ terms: found }) => (
          <Table
            caption={t('settings.terms.title')}
            captionHidden
            rows={found}
            keyOf={({ setting }) => setting}
            columns={[
              {
                name: t('settings.terms.what'),
                isHeader: true,
                cell: ({ setting }) => t(`settings.terms.names.${setting}`, { defaultValue: setting }),
              },
              { name: t('settings.terms.term'), cell: ({ seconds }) => inWords(seconds) },
              { name: t('settings.terms.setting'), cell: ({ setting }) => <code>{setting}</code> },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
