import { wordFor, type Clause, type StatedBasis } from '#consent';
import type { Category } from '#kernel';
import { inForceAt, type ConfigVersion } from '#storage';
import { namesIn } from './draft-view.js';
import { membersIn } from './matrix.rules.js';

/** One processing activity as the register of a controller has it (GDPR 30). */
export interface RegisterEntry {
  key: string;
  version: number;
  hash: string;
  validFrom: Date;
  validUntil: Date | null;
  name: string;
  controller: string;
  controllerName: string;
  contact: string;
  purposes: string[];
  basis: StatedBasis;
  dataSubjects: string[];
  categories: Category[];
  /** Derived from the clauses that name the activity: to whom its controller gives, and from whom it gets. */
  recipients: string[];
  sources: string[];
  transfers: { to: string; safeguard: string }[];
  retention: string;
  security: string;
}

type Content = Omit<
  RegisterEntry,
  'key' | 'version' | 'hash' | 'validFrom' | 'validUntil' | 'controllerName' | 'recipients' | 'sources'
>;

/** The register at a moment; of one controller, or of all. */
export function registerAt(versions: ConfigVersion[], moment: Date, controller?: string): RegisterEntry[] {
  const inForce = inForceAt(versions, moment.getTime());
  const nameOf = namesIn(inForce);
  const called = (key: string): string => nameOf(key) ?? key;
  const membersOf = membersIn(inForce);
  const clauses = inForce
    .filter(({ kind }) => kind === 'clause')
    .map(({ content }) => content as unknown as Clause);
  /** Whom the controller meets on the other side of the clauses in which it stands on `side` with this activity. */
  const across = (side: 'sender' | 'recipient', key: string, self: string): string[] => {
    const [own, other] =
      side === 'sender' ? (['senders', 'recipients'] as const) : (['recipients', 'senders'] as const);
    const found = clauses
      .filter((clause) => clause.processingActivity[side] === key)
      .filter((clause) => clause[own].flatMap(membersOf).includes(self))
      .flatMap((clause) => clause[other].flatMap(membersOf));
    return [...new Set(found)].filter((party) => party !== self).sort();
  };
  return inForce
    .filter(({ kind }) => kind === 'processing-activity')
    .map(({ key, version, contentHash, validFrom, validUntil, content }) => {
      const activity = content as unknown as Content;
      return {
        key,
        version,
        hash: contentHash,
        validFrom,
        validUntil,
        ...activity,
        controllerName: called(activity.controller),
        recipients: across('sender', key, activity.controller).map(called),
        sources: across('recipient', key, activity.controller).map(called),
      };
    })
    .filter((entry) => !controller || entry.controller === controller)
    .sort((a, b) => `${a.controller} ${a.key}`.localeCompare(`${b.controller} ${b.key}`));
}

const HEADER = [
  'verwerking',
  'versie',
  'geldig vanaf',
  'geldig tot',
  'verwerkingsverantwoordelijke',
  'contact',
  'doelen',
  'grondslag',
  'wet',
  'artikel',
  'wettekst van',
  'betrokkenen',
  'gegevens',
  'ontvangers',
  'bronnen',
  'doorgifte buiten de EER',
  'bewaartermijn',
  'beveiliging',
];

/** The register as a table, for whoever keeps it in a spreadsheet. */
export const registerRows = (entries: RegisterEntry[]): string[][] => [
  HEADER,
  ...entries.map((entry) => [
    `${entry.name} (${entry.key})`,
    String(entry.version),
    entry.validFrom.toISOString(),
    entry.validUntil?.toISOString() ?? '',
    entry.controllerName,
    entry.contact,
    entry.purposes.join(' | '),
    entry.basis.kind,
    entry.basis.statute ?? '',
    entry.basis.article ?? '',
    entry.basis.textOf ?? '',
    entry.dataSubjects.join(' | '),
    entry.categories.map((one) => wordFor(one, 'nl') ?? one).join(' | '),
    entry.recipients.join(' | '),
    entry.sources.join(' | '),
    entry.transfers.map(({ to, safeguard }) => `${to}: ${safeguard}`).join(' | '),
    entry.retention,
    entry.security,
  ]),
];
