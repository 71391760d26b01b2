import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../parts/badge';
import { Facts } from '../parts/facts';
import { Form, SelectField } from '../parts/forms';
import { Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { AgreementsPage, unique, useMatrix, type Row } from './agreements';

/** What if one party wants to give this to another: which clause would carry it, and what has to be so besides. */
export function WhatIf() {
  const { t } = useTranslation();
  const matrix = useMatrix();
  return (
    <AgreementsPage tab="what-if">
      <Asked query={matrix}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('agreements.matrix.none')} text={t('agreements.matrix.noneText')} />
          ) : (
            <Question rows={rows} />
          )
        }
      </Asked>
    </AgreementsPage>
  );
}

const ABOUT_PEOPLE = new Set(['client', 'occasion', 'correction-report', 'introduction', 'referral']);

function Question({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState({ sender: '', recipient: '', record: '', purpose: '' });
  const set = (name: keyof typeof asked) => (value: string) => setAsked({ ...asked, [name]: value });
  const names = new Map(
    rows.flatMap((row) => [
      [row.sender, row.senderName] as const,
      [row.recipient, row.recipientName] as const,
    ]),
  );
  const parties = [...names]
    .sort(([, a], [, b]) => a.localeCompare(b, 'nl'))
    .map(([value, label]) => ({ value, label }));
  const isWhole = Object.values(asked).every(Boolean);
  const found = rows.filter(
    (row) =>
      row.sender === asked.sender &&
      row.recipient === asked.recipient &&
      row.recordType === asked.record &&
      row.purpose === asked.purpose,
  );
  return (
    <Section id="question" title={t('agreements.what-if.question')}>
      <Form faults={{}} tries={0} label={t('agreements.what-if.question')} onSubmit={() => undefined}>
        <div className="field-row">
          <SelectField
            name="sender"
            label={t('agreements.what-if.from')}
            none={t('forms.chooseOne')}
            value={asked.sender}
            onChange={set('sender')}
            options={parties}
          />
          <SelectField
            name="recipient"
            label={t('agreements.what-if.to')}
            none={t('forms.chooseOne')}
            value={asked.recipient}
            onChange={set('recipient')}
            options={parties.filter(({ value }) => value !== asked.sender)}
          />
          <SelectField
            name="record"
            label={t('agreements.what-if.what')}
            none={t('forms.chooseOne')}
            value={asked.record}
            onChange={set('record')}
            options={unique(rows.map((row) => row.recordType)).map((value) => ({
              value,
              label: t(`lists.record.${value}`),
            }))}
          />
          <SelectField
            name="purpose"
            label={t('agreements.what-if.purpose')}
            none={t('forms.chooseOne')}
            value={asked.purpose}
            onChange={set('purpose')}
            options={unique(rows.map((row) => row.purpose)).map((value) => ({
              value,
              label: t(`lists.purpose.${value}`),
            }))}
          />
        </div>
      </Form>
      <div role="status" className="answer">
        {isWhole ? (
          <Answer rows={found} />
        ) : (
          <p className="utrecht-paragraph">{t('agreements.what-if.fill')}</p>
        )}
      </div>
    </Section>
  );
}

/** Every clause that is about this, in the order in which the hub tries them: first what leaves the person no choice. */
function Answer({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const byHub = rows.filter(({ rail }) => rail === 'hub');
  const ordered = [
    ...byHub.filter(({ dependsOnChoice }) => !dependsOnChoice),
    ...byHub.filter(({ dependsOnChoice }) => dependsOnChoice),
  ];
  if (ordered.length === 0) return <No rail={rows[0]?.rail} />;
  if (ordered.length === 1) return <Under row={ordered[0]!} />;
  return (
    <>
      <p className="utrecht-paragraph">{t('agreements.what-if.several', { count: ordered.length })}</p>
      <ol className="verdicts">
        {ordered.map((row) => (
          <li key={row.clause}>
            <Under row={row} />
          </li>
        ))}
      </ol>
    </>
  );
}

function No({ rail }: { rail: Row['rail'] | undefined }) {
  const { t } = useTranslation();
  return (
    <div className="verdict">
      <Badge tone="bad" icon="cross">
        {t('agreements.what-if.no')}
      </Badge>
      <p className="utrecht-paragraph">
        {rail
          ? t('agreements.what-if.elsewhere', { rail: t(`lists.rail.${rail}`) })
          : t('codes.no-agreement')}
      </p>
    </div>
  );
}

/** Under one clause: what has to be so besides, and what goes then. */
function Under({ row }: { row: Row }) {
  const { t } = useTranslation();
  const conditions = [
    ...(ABOUT_PEOPLE.has(row.recordType) ? ['occasion'] : []),
    ...(row.targetGroup ? ['group'] : []),
    ...(row.secrecy === 'declaration' ? ['declaration'] : []),
    ...(row.basis.sender === 'consent' || row.basis.recipient === 'consent' ? ['consent'] : []),
    ...(ABOUT_PEOPLE.has(row.recordType) ? ['flags'] : []),
  ];
  return (
    <div className="verdict">
      <Badge
        tone={conditions.length > 0 ? 'warning' : 'good'}
        icon={conditions.length > 0 ? 'info' : 'check'}
      >
        {t(conditions.length > 0 ? 'agreements.what-if.maybe' : 'agreements.what-if.yes')}
      </Badge>
      {conditions.length > 0 && (
        <ul className="utrecht-unordered-list">
          {conditions.map((one) => (
            <li key={one} className="utrecht-unordered-list__item">
              {t(`agreements.what-if.conditions.${one}`)}
            </li>
          ))}
        </ul>
      )}
      <Facts
        label={(name) => t(`agreements.what-if.${name}`)}
        facts={[
          ['goes', row.categories.map((one) => t(`lists.category.${one}`)).join(', ')],
          [
            'under',
            <>
              {row.agreementTitle} · <code>{row.clause}</code>
            </>,
          ],
          ['basis', `${t(`lists.basis.${row.basis.sender}`)} / ${t(`lists.basis.${row.basis.recipient}`)}`],
        ]}
      />
    </div>
  );
}
