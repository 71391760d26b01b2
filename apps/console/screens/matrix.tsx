import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, SelectField } from '../parts/forms';
import { Icon } from '../parts/icon';
import { Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { ClauseWords } from './clauses';
import { AgreementsPage, unique, useMatrix, type Row } from './agreements';

/** Who may receive which data, for one kind of record: what has no mark does not go. */
export function Matrix() {
  const { t } = useTranslation();
  const matrix = useMatrix();
  return (
    <AgreementsPage tab="matrix">
      <Asked query={matrix}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('agreements.matrix.none')} text={t('agreements.matrix.noneText')} />
          ) : (
            <Chosen rows={rows} />
          )
        }
      </Asked>
    </AgreementsPage>
  );
}

function Chosen({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const [record, setRecord] = useState<Row['recordType']>(
    rows.find(({ recordType }) => recordType === 'client')?.recordType ?? rows[0]!.recordType,
  );
  const [sender, setSender] = useState('');
  const ofRecord = rows.filter((row) => row.recordType === record && row.rail === 'hub');
  const senders = unique(ofRecord.map((row) => row.sender));
  const shown = ofRecord.filter((row) => !sender || row.sender === sender);
  return (
    <Section id="matrix" title={t('agreements.matrix.who', { record: t(`lists.record.${record}`) })}>
      <Form faults={{}} tries={0} label={t('agreements.matrix.choose')} onSubmit={() => undefined}>
        <div className="field-row narrow">
          <SelectField
            name="record"
            label={t('agreements.record')}
            value={record}
            onChange={(value) => {
              setRecord(value as Row['recordType']);
              setSender('');
            }}
            options={unique(rows.map((row) => row.recordType)).map((value) => ({
              value,
              label: t(`lists.record.${value}`),
            }))}
          />
          <SelectField
            name="sender"
            label={t('agreements.sender')}
            none={t('agreements.everybody')}
            value={sender}
            onChange={setSender}
            options={senders.map((value) => ({
              value,
              label: ofRecord.find((row) => row.sender === value)!.senderName,
            }))}
          />
        </div>
      </Form>
      {shown.length === 0 ? (
        <Empty title={t('agreements.matrix.none')} text={t('agreements.matrix.noneText')} />
      ) : (
        <Marks rows={shown} caption={t('agreements.matrix.who', { record: t(`lists.record.${record}`) })} />
      )}
    </Section>
  );
}

type Mark = 'yes' | 'choice' | 'no';

interface Group {
  /** What it says of each of them. */
  rows: Row[];
  names: string[];
  purpose: Row['purpose'];
  marks: Mark[];
}

/** Recipients that may have the same, for the same, are one line. */
function groupsOf(rows: Row[], categories: string[]): Group[] {
  const byRecipient = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.purpose} ${row.recipient}`;
    byRecipient.set(key, [...(byRecipient.get(key) ?? []), row]);
  }
  const groups = new Map<string, Group>();
  for (const own of byRecipient.values()) {
    const { purpose, recipientName } = own[0]!;
    const marks = categories.map((category): Mark => {
      const holding = own.filter((row) => (row.categories as string[]).includes(category));
      if (holding.length === 0) return 'no';
      return holding.some((row) => !row.dependsOnChoice) ? 'yes' : 'choice';
    });
    const key = `${purpose} ${marks.join()}`;
    const group = groups.get(key) ?? { rows: [], names: [], purpose, marks };
    group.rows.push(...own);
    group.names.push(recipientName);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const FEW = 3;

/** A recipient stands in one line for each purpose. */
const nameOf = ({ names, purpose }: Group): string => `${purpose} ${names.join()}`;

function Marks({ rows, caption }: { rows: Row[]; caption: string }) {
  const { t } = useTranslation();
  const categories = unique(rows.flatMap((row) => row.categories as string[]));
  const groups = groupsOf(rows, categories);
  const [asked, setAsked] = useState<string | undefined>();
  const shown = groups.find((group) => nameOf(group) === asked);
  const told = ({ names, purpose }: Group): { names: string; purpose: string } => ({
    names: names.length <= FEW ? names.join(', ') : t('agreements.matrix.several', { count: names.length }),
    purpose: t(`lists.purpose.${purpose}`).toLowerCase(),
  });
  return (
    <>
      <ul className="legend">
        {(['yes', 'choice', 'no'] as const).map((mark) => (
          <li key={mark}>
            <Sign mark={mark} />
            {t(`agreements.matrix.marks.${mark}`)}
          </li>
        ))}
      </ul>
      <div className="table-box" tabIndex={0} role="group" aria-label={caption}>
        <table className="utrecht-table marks">
          <caption className="visually-hidden">{caption}</caption>
          <thead className="utrecht-table__header">
            <tr>
              <th scope="col">{t('agreements.recipient')}</th>
              {categories.map((category) => (
                <th key={category} scope="col" className="mark-head">
                  {t(`lists.category.${category}`)}
                </th>
              ))}
              <th scope="col">{t('agreements.matrix.clauses')}</th>
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {groups.map((group) => (
              <tr key={nameOf(group)} className="utrecht-table__row">
                <th scope="row">
                  <Names names={group.names} />
                  <span className="cell-extra">{t(`lists.purpose.${group.purpose}`)}</span>
                </th>
                {group.marks.map((mark, index) => (
                  <td key={categories[index]} className="mark-cell">
                    <Sign mark={mark} />
                    <span className="visually-hidden">{t(`agreements.matrix.marks.${mark}`)}</span>
                  </td>
                ))}
                <td>
                  <RowButton
                    act={t('agreements.matrix.where')}
                    of={`${group.names.join(', ')}, ${told(group).purpose}`}
                    expanded={group === shown}
                    onClick={() => setAsked(group === shown ? undefined : nameOf(group))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && (
        <div className="answer">
          <h3 className="utrecht-heading-3">{t('agreements.matrix.whereTitle', told(shown))}</h3>
          <ul className="clauses">
            {unique(shown.rows.map(({ clause }) => clause)).map((clause) => (
              <ClauseWords key={clause} rows={shown.rows.filter((row) => row.clause === clause)} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Names({ names }: { names: string[] }) {
  const { t } = useTranslation();
  if (names.length <= FEW) return names.join(', ');
  return (
    <details className="names">
      <summary>{t('agreements.matrix.several', { count: names.length })}</summary>
      {names.join(', ')}
    </details>
  );
}

const Sign = ({ mark }: { mark: Mark }) =>
  mark === 'no' ? (
    <span className="mark mark-no" aria-hidden="true">
      ·
    </span>
  ) : (
    <span className={`mark mark-${mark}`} aria-hidden="true">
      <Icon name={mark === 'yes' ? 'check' : 'person'} />
    </span>
  );
