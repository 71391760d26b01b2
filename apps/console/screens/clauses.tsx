import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { day, turn } from '../language';
import { Badge } from '../parts/badge';
import { Facts } from '../parts/facts';
import { Form, SelectField, TextField } from '../parts/forms';
import { Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { AgreementsPage, unique, useMatrix, type Row } from './agreements';
import { ClauseVersions } from './clause-versions';
import { dayStart } from './days';
import { termWords } from './term-words';

/** Every clause in force as a sentence, under the agreement in which it stands. */
export function Clauses() {
  const { t } = useTranslation();
  const [party, setParty] = useState('');
  const [asOf, setAsOf] = useState('');
  // While somebody types a year it is another one.
  const matrix = useMatrix(asOf > '2000' ? dayStart(asOf) : undefined);
  return (
    <AgreementsPage tab="clauses">
      <Asked query={matrix}>
        {({ at, rows }) => {
          const parties = new Map(
            rows.flatMap((row) => [
              [row.sender, row.senderName] as const,
              [row.recipient, row.recipientName] as const,
            ]),
          );
          const concerned = unique(
            rows
              .filter((row) => !party || row.sender === party || row.recipient === party)
              .map((row) => row.clause),
          );
          const shown = rows.filter((row) => concerned.includes(row.clause));
          return (
            <>
              <Form faults={{}} tries={0} label={t('agreements.clauses.choose')} onSubmit={() => undefined}>
                <div className="field-row narrow">
                  <SelectField
                    name="party"
                    label={t('agreements.clauses.party')}
                    none={t('agreements.everybody')}
                    value={party}
                    onChange={setParty}
                    options={[...parties]
                      .sort(([, a], [, b]) => a.localeCompare(b, 'nl'))
                      .map(([value, label]) => ({ value, label }))}
                  />
                  <TextField
                    name="as-of"
                    type="date"
                    label={t('agreements.clauses.asOf')}
                    value={asOf}
                    onChange={setAsOf}
                  />
                </div>
              </Form>
              <p role="status" className={asOf ? 'utrecht-paragraph' : 'visually-hidden'}>
                {asOf && t('agreements.clauses.asItWas', { at: day(at) })}
              </p>
              {shown.length === 0 && (
                <Empty title={t('agreements.matrix.none')} text={t('agreements.matrix.noneText')} />
              )}
              {unique(shown.map((row) => row.agreement)).map((agreement) => {
                const own = shown.filter((row) => row.agreement === agreement);
                return (
                  <Section key={agreement} id={`agreement-${agreement}`} title={own[0]!.agreementTitle}>
                    <ul className="clauses">
                      {unique(own.map((row) => row.clause)).map((clause) => (
                        <ClauseWords key={clause} rows={own.filter((row) => row.clause === clause)} />
                      ))}
                    </ul>
                  </Section>
                );
              })}
            </>
          );
        }}
      </Asked>
    </AgreementsPage>
  );
}

const MANY = 4;

/** A clause as a sentence, as far as it is about these rows. */
export function ClauseWords({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const row = rows[0]!;
  const several = (names: string[]): string =>
    names.length <= MANY
      ? new Intl.ListFormat(t('agreements.listLocale')).format(names)
      : t('agreements.clauses.parties', { count: names.length });
  const senders = unique(rows.map((one) => one.senderName));
  const recipients = unique(rows.map((one) => one.recipientName));
  return (
    <li className="clause">
      <p className="clause-sentence">
        {t('agreements.clauses.sentence', {
          senders: several(senders),
          recipients: several(recipients),
          record: t(`lists.records.${row.recordType}`),
          purpose: t(`lists.purpose.${row.purpose}`).toLowerCase(),
          count: senders.length,
        })}
      </p>
      <p className="clause-badges">
        {row.dependsOnChoice ? (
          <Badge tone="info" icon="person">
            {t('agreements.clauses.choice')}
          </Badge>
        ) : (
          <Badge tone="good" icon="check">
            {t('agreements.clauses.byLaw')}
          </Badge>
        )}
        {row.rail !== 'hub' && (
          <Badge tone="warning" icon="warning">
            {t('agreements.clauses.rail', { rail: t(`lists.rail.${row.rail}`) })}
          </Badge>
        )}
        {row.targetGroup && <Badge tone="neutral">{t('agreements.clauses.some')}</Badge>}
      </p>
      <details className="details" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('agreements.clauses.more')}</summary>
        {isOpen && <ClauseDetails row={row} senders={senders} recipients={recipients} />}
      </details>
    </li>
  );
}

interface ClauseContent {
  retention?: string;
  documentTerm?: string;
  selectionList?: string | { number: string; source: string };
  targetGroup?: { youngerThan?: number; withoutStartQualification?: boolean };
  basis?: Record<'sender' | 'recipient', { kind: string; statute?: string; article?: string }>;
}

function ClauseDetails({ row, senders, recipients }: { row: Row; senders: string[]; recipients: string[] }) {
  const { t } = useTranslation();
  const [key, version] = row.clause.split('@') as [string, string];
  const thing = useQuery({
    queryKey: ['configuration', 'clause', key],
    queryFn: () =>
      given(hub.GET('/configuration/{kind}/{key}', { params: { path: { kind: 'clause', key } } })),
  });
  return (
    <Asked query={thing}>
      {({ versions }) => {
        const now = versions.find((one) => one.version === Number(version));
        const content = (now?.content ?? {}) as ClauseContent;
        const basis = (side: 'sender' | 'recipient'): string => {
          const { kind = row.basis[side], statute, article } = content.basis?.[side] ?? {};
          const law = statute
            ? ` (${statute}${article ? `, ${t('agreements.article', { article })}` : ''})`
            : '';
          return `${t(`lists.basis.${kind}`)}${law}`;
        };
        const facts: [string, string][] = [
          ['key', row.clause],
          ['from', senders.join(', ')],
          ['to', recipients.join(', ')],
          ['categories', row.categories.map((one) => t(`lists.category.${one}`)).join(', ')],
          ['senderBasis', basis('sender')],
          ['recipientBasis', basis('recipient')],
          ['secrecy', t(`lists.secrecy.${row.secrecy}`)],
          ...(content.targetGroup ? [['group', groupWords(t, content.targetGroup)] as [string, string]] : []),
          ...(content.retention ? [['retention', termWords(t, content.retention)] as [string, string]] : []),
          ...(content.documentTerm ? [['hub', termWords(t, content.documentTerm)] as [string, string]] : []),
          ...(content.selectionList
            ? [['archive', archiveWords(t, content.selectionList)] as [string, string]]
            : []),
          ['since', now ? turn(now.validFrom) : ''],
        ];
        return (
          <>
            <Facts facts={facts} label={(name) => t(`agreements.clauses.facts.${name}`)} />
            <ClauseVersions id={key} versions={versions} />
          </>
        );
      }}
    </Asked>
  );
}

type Say = (key: string, more?: Record<string, unknown>) => string;

const groupWords = (
  t: Say,
  { youngerThan, withoutStartQualification }: NonNullable<ClauseContent['targetGroup']>,
): string =>
  [
    youngerThan && t('agreements.group.younger', { age: youngerThan }),
    withoutStartQualification && t('agreements.group.without'),
  ]
    .filter(Boolean)
    .join(', ');

const archiveWords = (t: Say, list: NonNullable<ClauseContent['selectionList']>): string =>
  typeof list === 'string' ? t('agreements.clauses.facts.noArchive') : `${list.source}, ${list.number}`;
