import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { Section } from '../parts/page';
import { Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useNames } from './names';
import { termWords } from './term-words';

export type FoundDisclosures = {
  given: Schemas['Disclosure'][];
  received: Schemas['Disclosure'][];
  isCut: boolean;
};

/** Who received what about one person of one's own and on which basis, and what was got of others. */
export function Disclosures({ found }: { found: FoundDisclosures }) {
  const { t } = useTranslation();
  return (
    <>
      {(['given', 'received'] as const).map((side) => (
        <Section key={side} id={side} title={t(`disclosures.${side}`)} intro={t(`disclosures.${side}Text`)}>
          {found[side].length === 0 ? (
            <Empty title={t('disclosures.none')} text={t(`disclosures.noneText.${side}`)} />
          ) : (
            <DisclosureTable lines={found[side]} title={t(`disclosures.${side}`)} />
          )}
        </Section>
      ))}
      {found.isCut && <p className="utrecht-paragraph note">{t('disclosures.isCut')}</p>}
    </>
  );
}

function DisclosureTable({ lines, title }: { lines: Schemas['Disclosure'][]; title: string }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Table
      caption={title}
      captionHidden
      rows={lines.map((line, index) => ({ ...line, index }))}
      keyOf={({ index }) => String(index)}
      columns={[
        {
          name: t('disclosures.columns.who'),
          isHeader: true,
          cell: ({ party, at }) => (
            <>
              {names.party(party)}
              <span className="cell-extra">{moment(at)}</span>
            </>
          ),
        },
        {
          name: t('disclosures.columns.what'),
          cell: ({ recordType, categories }) => (
            <>
              {t(`lists.record.${recordType}`)}
              <span className="cell-extra">
                {categories.map((name) => t(`lists.category.${name}`)).join(', ')}
              </span>
            </>
          ),
        },
        {
          name: t('disclosures.columns.why'),
          cell: ({ purpose, basis, retention }) => (
            <>
              {t(`lists.purpose.${purpose}`)}
              {basis && (
                <span className="cell-extra">
                  {t('disclosures.basis', { basis: t(`lists.basis.${basis}`) })}
                </span>
              )}
              {retention && (
                <span className="cell-extra">
                  {t('disclosures.retention', { term: termWords(t, retention) })}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('disclosures.columns.state'),
          cell: ({ arrived, atDesk, canGoAgain }) => (
            <>
              <Badge tone={atDesk ? 'info' : arrived ? 'good' : 'warning'}>
                {t(`disclosures.${atDesk ? 'atDesk' : arrived ? 'arrived' : 'notArrived'}`)}
              </Badge>
              <span className="cell-extra">
                {t(`disclosures.${atDesk ? 'notKept' : canGoAgain ? 'canGo' : 'cannotGo'}`)}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
