import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { Table, type Column } from '../parts/table';
import type { Question } from './audit-questions';
import { Origin } from './audit-origin';
import { useNames, type Names } from './names';

type Received = Schemas['ReceivedLine'];
type Refused = Schemas['RefusedLine'];
type Looked = Schemas['LookedLine'];
type Changed = Schemas['AgreementChange'];
type Own = Schemas['OwnLine'];
export type Line = Received | Refused | Looked | Changed | Own | Schemas['DecisionOrigin'];

/** Of each question its own table. */
export function AuditLines({ question, lines }: { question: Question; lines: Line[] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (question === 'decision-origins') return <Origin origin={lines[0] as Schemas['DecisionOrigin']} />;
  return (
    <Table
      caption={t(`audit.questions.${question}`)}
      captionHidden
      rows={lines}
      keyOf={(line) => JSON.stringify(line)}
      columns={COLUMNS[question](t, names) as Column<Line>[]}
    />
  );
}

const at = (t: TFunction): Column<{ moment: string }> => ({
  name: t('audit.columns.moment'),
  isHeader: true,
  cell: (line) => moment(line.moment),
});

const received = (t: TFunction, names: Names): Column<Received>[] => [
  at(t) as Column<Received>,
  {
    name: t('audit.columns.what'),
    cell: (line) => (
      <>
        {line.kind === 'document' ? t(`lists.record.${line.recordType}`) : t(`audit.delivery.${line.kind}`)}
        <span className="cell-extra">{t(`lists.purpose.${line.purpose}`)}</span>
        {line.certainty === 'possibly' && (
          <span className="cell-extra">
            <Badge tone="warning" icon="warning">
              {t('audit.possibly')}
            </Badge>
          </span>
        )}
      </>
    ),
  },
  {
    name: t('audit.columns.between'),
    cell: (line) => (
      <>
        {names.party(line.sender)} → {names.party(line.recipient)}
      </>
    ),
  },
  {
    name: t('audit.columns.basis'),
    cell: (line) => (
      <>
        {line.basis ? t(`lists.basis.${line.basis}`) : '–'}
        {line.clause && (
          <span className="cell-extra">
            <code>{line.clause}</code>
          </span>
        )}
      </>
    ),
  },
  {
    name: t('audit.columns.fields'),
    cell: (line) => (
      <details className="details">
        <summary>{t('audit.fields', { count: line.fields.length })}</summary>
        {line.categories.map((one) => t(`lists.category.${one}`)).join(', ')}
        <ul className="code-list">
          {line.fields.map((field) => (
            <li key={field}>
              <code>{field}</code>
            </li>
          ))}
        </ul>
      </details>
    ),
  },
  { name: t('audit.columns.proof'), cell: (line) => <Proof t={t} position={line.position} /> },
];

function Proof({ t, position }: { t: TFunction; position: number | undefined }) {
  return position === undefined ? (
    <Badge tone="neutral">{t('audit.notSealed')}</Badge>
  ) : (
    <Badge tone="good" icon="check">
      {t('audit.sealed', { position })}
    </Badge>
  );
}

const actOf = (t: TFunction, action: string): string =>
  t(`acts.${action.replaceAll('.', '-')}`, { defaultValue: action });

const COLUMNS: Record<
  Exclude<Question, 'decision-origins'>,
  (t: TFunction, names: Names) => Column<never>[]
> = {
  'receipts-about-person': received,
  'receipts-between-parties': received,
  'refusals-for-consent': (t, names): Column<Refused>[] => [
    at(t) as Column<Refused>,
    {
      name: t('audit.columns.what'),
      cell: (line) => (
        <>
          {t(`lists.record.${line.recordType}`)}
          <span className="cell-extra">{t(`lists.purpose.${line.purpose}`)}</span>
        </>
      ),
    },
    {
      name: t('audit.columns.between'),
      cell: (line) => (
        <>
          {names.party(line.sender)} → {names.party(line.recipient)}
        </>
      ),
    },
    { name: t('audit.columns.why'), cell: (line) => t(`codes.${line.code}`) },
    { name: t('audit.columns.decision'), cell: (line) => <code>{line.decisionId}</code> },
  ],
  'readers-of-person': (t): Column<Looked>[] => [
    at(t) as Column<Looked>,
    { name: t('audit.columns.who'), cell: (line) => <Actor t={t} actor={line.actor} /> },
    {
      name: t('audit.columns.did'),
      cell: (line) => (
        <>
          {t(`audit.actions.${line.action.replaceAll('.', '-')}`, { defaultValue: actOf(t, line.action) })}
          {line.question && (
            <span className="cell-extra">
              {t(`audit.questions.${line.question}`, { defaultValue: line.question })}
            </span>
          )}
        </>
      ),
    },
    {
      name: t('audit.columns.reason'),
      cell: (line) => (
        <>
          {line.reason ? t(`audit.reasons.${line.reason}`, { defaultValue: line.reason }) : '–'}
          {line.reference && <span className="cell-extra">{line.reference}</span>}
        </>
      ),
    },
  ],
  'agreement-changes': (t, names): Column<Changed>[] => [
    at(t) as Column<Changed>,
    {
      name: t('audit.columns.change'),
      cell: (line) => (
        <>
          {line.title ?? t(`audit.changes.${line.what}`)}
          {line.things.map((thing) => (
            <span key={`${thing.kind} ${thing.key}`} className="cell-extra">
              {t(`lists.kind.${thing.kind}`, { defaultValue: thing.kind })} <code>{thing.key}</code>
            </span>
          ))}
        </>
      ),
    },
    {
      name: t('audit.columns.by'),
      cell: (line) => (line.byParty ? names.party(line.byParty) : <Actor t={t} actor={line.by} />),
    },
    {
      name: t('audit.columns.approvals'),
      cell: (line) => (
        <ul className="plain-list">
          {line.approvals.map((one) => (
            <li key={one.party + one.answer}>
              {names.party(one.party)}: {t(`agreements.drafts.states.${one.answer}`)}
            </li>
          ))}
        </ul>
      ),
    },
    {
      name: t('audit.columns.proof'),
      cell: (line) =>
        line.hashVerified ? (
          <Badge tone="good" icon="check">
            {t('audit.asSigned')}
          </Badge>
        ) : (
          <Badge tone="bad" icon="warning">
            {t('audit.notAsSigned')}
          </Badge>
        ),
    },
  ],
  lines: (t): Column<Own>[] => [
    at(t) as Column<Own>,
    {
      name: t('audit.columns.did'),
      cell: (line) => (
        <>
          {actOf(t, line.action)}
          <span className="cell-extra">
            <code>
              {line.action}: {line.result}
            </code>
          </span>
        </>
      ),
    },
    { name: t('audit.columns.who'), cell: (line) => <Actor t={t} actor={line.actor} /> },
    { name: t('audit.columns.object'), cell: (line) => <code>{line.object}</code> },
    { name: t('audit.columns.proof'), cell: (line) => <Proof t={t} position={line.position} /> },
  ],
};

/** `connection:x`, `person:pseudonym:role:party`, or of others `person:role:party`. */
function Actor({ t, actor }: { t: TFunction; actor: string }) {
  const [kind, ...rest] = actor.split(':');
  const role = rest.find((one) => t(`lists.role.${one}`, { defaultValue: '' }) !== '');
  if (kind !== 'person' || !role) return <code>{actor}</code>;
  return (
    <>
      {t(`lists.role.${role}`)}
      <span className="cell-extra">{rest.at(-1)}</span>
    </>
  );
}
