import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { number } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Filter } from '../parts/filter';
import { Page, Section } from '../parts/page';
import { Pager, useSlice } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';

type Match = Schemas['CodeList']['entries'][number]['match'];
const MATCHES: Match[] = ['exact', 'close', 'broad', 'narrow', 'ambiguous', 'none'];
const TONES: Record<Match, Tone> = {
  exact: 'good',
  close: 'info',
  broad: 'warning',
  narrow: 'warning',
  ambiguous: 'warning',
  none: 'bad',
};
const PER_PAGE = 100;

/** The lists of codes by which tables translate; one of them when the address names it. */
export function CodeLists() {
  const { list } = useSearch({ strict: false });
  return list ? <OneList name={list} /> : <AllLists />;
}

function AllLists() {
  const { t } = useTranslation();
  const lists = useQuery({
    queryKey: ['code-lists'],
    staleTime: Infinity,
    queryFn: () => given(hub.GET('/code-lists')),
  });
  return (
    <Page title={t('mappings.codes.title')} intro={t('mappings.codes.intro')}>
      <p className="back">
        <Link to={'/mappings' as never} className="utrecht-link">
          {t('mappings.back')}
        </Link>
      </p>
      <Section id="lists" title={t('mappings.codes.all')}>
        <Asked query={lists}>
          {({ codeLists }) =>
            codeLists.length === 0 ? (
              <Empty title={t('mappings.codes.none')} text={t('mappings.codes.noneText')} />
            ) : (
              <Table
                caption={t('mappings.codes.all')}
                captionHidden
                rows={codeLists}
                keyOf={({ name }) => name}
                columns={[
                  {
                    name: t('mappings.codes.name'),
                    isHeader: true,
                    cell: ({ name }) => (
                      <Link
                        to={'/mappings/codes' as never}
                        search={{ list: name } as never}
                        className="utrecht-link"
                      >
                        {name}
                      </Link>
                    ),
                  },
                  {
                    name: t('mappings.codes.usedBy'),
                    cell: ({ usedBy }) => (usedBy.length > 0 ? usedBy.join(', ') : '–'),
                  },
                  {
                    name: t('mappings.codes.matches'),
                    // A list without pairs only says which codes there are: they are the same on both sides.
                    cell: ({ matches }) =>
                      MATCHES.filter((match) => matches[match])
                        .map(
                          (match) =>
                            `${t(`mappings.codes.match_names.${match}`)}: ${number(matches[match]!)}`,
                        )
                        .join(', ') || t('mappings.codes.unchanged'),
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

function OneList({ name }: { name: string }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: ['code-lists', name],
    staleTime: Infinity,
    queryFn: () => given(hub.GET('/code-lists/{key}', { params: { path: { key: name } } })),
  });
  return (
    <Page title={name} intro={list.data && t('mappings.codes.source', { ...list.data })}>
      <p className="back">
        <Link to={'/mappings/codes' as never} search={{} as never} className="utrecht-link">
          {t('mappings.codes.back')}
        </Link>
      </p>
      <Asked query={list}>{(data) => <Pairs list={data} />}</Asked>
    </Page>
  );
}

function Pairs({ list }: { list: Schemas['CodeList'] }) {
  const { t } = useTranslation();
  const [match, setMatch] = useState<Match | undefined>();
  const shown = list.entries.filter((one) => !match || one.match === match);
  const { shown: slice, pager } = useSlice(shown, PER_PAGE);
  const rows = slice.map((one, index) => ({ ...one, index }));
  const choose = (next: Match | undefined): void => {
    setMatch(next);
    pager.turnTo(0);
  };
  const said = (value: string | number | boolean | undefined) =>
    value === undefined ? t('mappings.codes.nothing') : <code>{String(value)}</code>;
  if (list.entries.length === 0)
    return (
      <Section id="pairs" title={t('mappings.codes.pairs', { count: 0 })}>
        <p className="utrecht-paragraph">{t('mappings.codes.unchangedText')}</p>
      </Section>
    );
  return (
    <Section id="pairs" title={t('mappings.codes.pairs', { count: shown.length })}>
      <Filter
        label={t('mappings.codes.show')}
        options={[
          { value: undefined, label: t('mappings.codes.everything') },
          ...MATCHES.filter((one) => list.matches[one]).map((value) => ({
            value,
            label: `${t(`mappings.codes.match_names.${value}`)} (${number(list.matches[value]!)})`,
          })),
        ]}
        chosen={match}
        onChoose={choose}
      />
      <Table
        caption={t('mappings.codes.pairs', { count: shown.length })}
        captionHidden
        rows={rows}
        keyOf={({ index }) => String(index)}
        columns={[
          { name: t('mappings.codes.partner'), isHeader: true, cell: ({ partner }) => said(partner) },
          { name: t('mappings.codes.canonical'), cell: ({ canonical }) => said(canonical) },
          {
            name: t('mappings.codes.match'),
            cell: (one) => (
              <Badge tone={TONES[one.match]}>{t(`mappings.codes.match_names.${one.match}`)}</Badge>
            ),
          },
        ]}
      />
      <Pager {...pager} />
    </Section>
  );
}
