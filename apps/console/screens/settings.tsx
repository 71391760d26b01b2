import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Page, Section } from '../parts/page';
import { MachineName } from '../parts/place';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { ServiceHours } from './service-hours';
import { RoleList } from './role-list';
import { SigningKeys } from './signing-keys';
import { useNames } from './names';
import { useThings } from './use-things';

/** What is set: roles, lanes and their hours, keys, terms. What changes goes by a proposal. */
export function Settings() {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const isAdministrator = me.data?.role === 'administrator';
  const connections = useThings(['connection']);
  const signing = connections.found.filter(({ content }) => content['signedMessages'] === true);
  const own = names.parties.find(({ urn }) => urn === me.data?.organisation)?.key;
  // Whoever has a key speaks for everybody for whom the system acts.
  const isMine = ({ mandates }: Record<string, unknown>): boolean =>
    me.data?.region === true || ((mandates ?? []) as { party: string }[]).every(({ party }) => party === own);
  return (
    <Page title={t('settings.title')} intro={t('settings.intro')}>
      <RoleList mayChange={isAdministrator} />
      <ServiceHours connections={connections} mayChange={isAdministrator} />
      <Section id="keys" title={t('settings.keys.title')} intro={t('settings.keys.text')}>
        {signing.length === 0 && <p className="utrecht-paragraph">{t('settings.keys.none')}</p>}
        {isAdministrator &&
          signing.map(({ key, name, content }) => (
            <div key={key}>
              <p className="said-title">{name}</p>
              {isMine(content) ? (
                <SigningKeys id={key} />
              ) : (
                <p className="utrecht-paragraph">{t('settings.keys.notYours')}</p>
              )}
            </div>
          ))}
      </Section>
      <Terms />
    </Page>
  );
}

/** The largest in which it is a whole number. */
const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

function Terms() {
  const { t } = useTranslation();
  const terms = useQuery({
    queryKey: ['terms'],
    staleTime: Infinity,
    queryFn: () => given(hub.GET('/retention-terms')),
  });
  const inWords = (seconds: number): string => {
    if (seconds === 0) return t('settings.terms.notKept');
    const [unit, size] = UNITS.find(([, one]) => seconds % one === 0)!;
    return t(`settings.terms.${unit}`, { count: seconds / size });
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
              { name: t('settings.terms.setting'), cell: ({ setting }) => <MachineName name={setting} /> },
            ]}
          />
        )}
      </Asked>
    </Section>
  );
}
