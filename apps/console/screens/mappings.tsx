import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Badge } from '../parts/badge';
import { Page, Section } from '../parts/page';
import { MachineName } from '../parts/place';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { CompareVersions } from './compare-versions';
import { MappingEditor } from './mapping-editor';
import type { MappingTable } from './mapping-rows';
import { sampleOf } from './mapping-samples';

/** The mapping table of every form; one of them beside a sample when the address names it. */
export function Mappings() {
  const { contract } = useSearch({ strict: false });
  return contract ? <OneMapping id={contract} /> : <MappingList />;
}

function MappingList() {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: ['configuration', 'mappings'],
    queryFn: () => given(hub.GET('/mappings')),
  });
  return (
    <Page
      title={t('mappings.title')}
      intro={t('mappings.intro')}
      actions={
        <Link to={'/mappings/codes' as never} className="utrecht-link">
          {t('mappings.codes.link')}
        </Link>
      }
    >
      <Section id="mappings" title={t('mappings.all')}>
        <Asked query={list}>
          {({ mappings }) =>
            mappings.length === 0 ? (
              <Empty title={t('mappings.none')} text={t('mappings.noneText')} />
            ) : (
              <Table
                caption={t('mappings.all')}
                captionHidden
                rows={mappings}
                keyOf={({ key }) => key}
                columns={[
                  {
                    name: t('mappings.form'),
                    isHeader: true,
                    cell: ({ key, contract }) => (
                      <Link
                        to={'/mappings' as never}
                        search={{ contract: key } as never}
                        className="utrecht-link"
                      >
                        {contract}
                      </Link>
                    ),
                  },
                  {
                    name: t('mappings.canonical'),
                    cell: ({ canonical }) => <MachineName name={canonical} />,
                  },
                  {
                    name: t('mappings.version'),
                    cell: ({ inForce }) =>
                      inForce === 0
                        ? t('mappings.shipped')
                        : t('mappings.versionNumber', { version: inForce }),
                  },
                  {
                    name: t('mappings.sound'),
                    cell: ({ versions, inForce }) => {
                      const isSound =
                        versions.find(({ version }) => version === inForce)?.hashVerified !== false;
                      return (
                        <Badge tone={isSound ? 'good' : 'bad'} icon={isSound ? 'check' : 'warning'}>
                          {t(isSound ? 'audit.asSigned' : 'audit.notAsSigned')}
                        </Badge>
                      );
                    },
                  },
                ]}
              />
            )
          }
        </Asked>
      </Section>
    </Page>
  );
}

function OneMapping({ id }: { id: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const mapping = useQuery({
    queryKey: ['configuration', 'mapping', id],
    queryFn: async () => {
      const found = await given(hub.GET('/mappings/{key}', { params: { path: { key: id } } }));
      const table = found.table as unknown as MappingTable;
      return { ...found, table, sample: await sampleOf(table.canonical) };
    },
  });
  return (
    <Page
      title={t('mappings.one', { contract: mapping.data?.contract ?? id })}
      intro={t(me.data?.role === 'administrator' ? 'mappings.oneIntro' : 'mappings.lookIntro')}
    >
      <p className="utrecht-paragraph back">
        <Link to={'/mappings' as never} search={{} as never} className="utrecht-link">
          {t('mappings.back')}
        </Link>
      </p>
      <Asked query={mapping}>
        {({ table, key, versions, sample }) => (
          <>
            <MappingEditor id={key} before={table} sample={sample} />
            <CompareVersions id={key} versions={versions.map(({ version }) => version)} />
          </>
        )}
      </Asked>
    </Page>
  );
}
