import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { RowButton } from '../parts/row-button';
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

interface LinesProps {
  question: Question;
  lines: Line[];
  /** Asks what a decision was made of, by its number. */
  follow: (decisionId: string) => void;
}
type Follow = LinesProps['follow'];

/** Of each question its own table. */
export function AuditLines({ question, lines, follow }: LinesProps) {
  const { t } = useTranslation();
  const names = useNames();
  if (question === 'decision-origins') return <Origin origin={lines[0] as Schemas['DecisionOrigin']} />;
  return (
    <Table
      caption={t(`audit.questions.${question}`)}
      captionHidden
      rows={lines}
      keyOf={(line) => JSON.stringify(line)}
      columns={COLUMNS[question](t, names, follow) as Column<Line>[]}
    />
  );
}

const at = (t: TFunction): Column<{ moment: string }> => ({
  name: t('audit.columns.moment'),
  isHeader: true,
  cell: (line) => moment(line.moment),
});

const received = (t: TFunction, names: Names, follow: Follow): Column<Received>[] => [
  at(t) as Column<Received>,
  {
    name: t('audit.columns.what'),
    cell: (line) => (
      <>
        {line.kind === 'document' ? t(`lists.record.${line.recordType}`) : t(`audit.delivery.${line.kind}`)}
        <span className="cell-extra">{t(`lists.purpose.${line.purpose}`)}</span>
        <PersonCode t={t} code={line.person} />
        {line.atDesk && (
          <span className="cell-extra">
            <Badge tone="info" icon="person">
              {t('audit.atDesk')}
            </Badge>
          </span>
        )}
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
        {line.decisionId && <DecisionLink t={t} id={line.decisionId} follow={follow} />}
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

/** Where the number of a decision stands, what it was made of is one step away. */
const DecisionLink = ({ t, id, follow }: { t: TFunction; id: string; follow: Follow }) => (
  <span className="cell-extra">
    <code className="code">{id}</code>
    <RowButton act={t('audit.follow')} of={id} onClick={() => follow(id)} />
  </span>
);

/** What this organisation calls the person in the log: another question can be asked with it. */
const PersonCode = ({ t, code }: { t: TFunction; code: string | undefined }) =>
  code === undefined ? null : (
    <span className="cell-extra">
      {t('audit.personCode')} <code className="code">{code}</code>
    </span>
  );

function Proof({ t, position }: { t: TFunction; position: number | undefined }) {
  return position === undefined ? (
    <Badge tone="neutral">{t('audit.notSealed')}</Badge>
  ) : (
    <Badge tone="good" icon="check">
      {t('audit.sealed', { position })}
    </Badge>
  );
}

const DECISION = 'decision:';

const actOf = (t: TFunction, action: string): string =>
  t(`acts.${action.replaceAll('.', '-')}`, { defaultValue: action });

const COLUMNS: Record<
  Exclude<Question, 'decision-origins'>,
  (t: TFunction, names: Names, follow: Follow) => Column<never>[]
> = {
  'receipts-about-person': received,
  'receipts-between-parties': received,
  'refusals-for-consent': (t, names, follow): Column<Refused>[] => [
    at(t) as Column<Refused>,
    {
      name: t('audit.columns.what'),
      cell: (line) => (
        <>
          {t(`lists.record.${line.recordType}`)}
          <span className="cell-extra">{t(`lists.purpose.${line.purpose}`)}</span>
          <PersonCode t={t} code={line.person} />
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
    {
      name: t('audit.columns.decision'),
      cell: (line) => <DecisionLink t={t} id={line.decisionId} follow={follow} />,
    },
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
  lines: (t, _names, follow): Column<Own>[] => [
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
    {
      name: t('audit.columns.object'),
      cell: ({ object }) =>
        object.startsWith(DECISION) ? (
          <DecisionLink t={t} id={object.slice(DECISION.length)} follow={follow} />
        ) : (
          <code>{object}</code>
        ),
    },
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
