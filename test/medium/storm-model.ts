/**
 * What may be sent, and who is to be told, as somebody would work it out who saw only what was asked of the hub and when
 * it answered. It knows nothing of clauses, statements or SQL: every condition is a switch that was turned on or off within
 * an interval, and may have been either way as long as that lasted.
 */

/** Epoch milliseconds. */
interface Flip {
  on: boolean;
  start: number;
  end: number;
}

export type Flow = 'by-consent' | 'by-law';

/** An occasion as whoever opened it knows it. */
export interface OpenedOccasion {
  id: string;
  person: string;
  source: string;
  recipient: string;
  flow: Flow;
  openedBy: 'source' | 'recipient';
  /** The connection through which it was closed; it is not told. */
  closedThrough?: string;
}

/** What came in somewhere. `decidedAt`: the moments at which the hub says that it decided to send it. */
export interface Arrival {
  connection: string;
  at: number;
  kind: 'document' | 'retraction' | 'closing';
  recipient: string;
  occasion?: string;
  person?: string;
  decidedAt: number[];
}

/** Somebody took back, or refused, what went to a recipient. */
interface TakenBack {
  person: string;
  recipient: string;
  withSuccessors: boolean;
  start: number;
  end: number;
}

export class StormModel {
  readonly occasions = new Map<string, OpenedOccasion>();
  readonly takenBack: TakenBack[] = [];
  /** What was taken in, through which connection. */
  readonly accepted: { through: string; start: number; end: number }[] = [];
  readonly #switches = new Map<string, Flip[]>();
  #successor: { from: string; to: string } | undefined;

  /** `key` was turned within this interval; what was never turned is off, but for those in `FROM_THE_START`. */
  flip(key: string, on: boolean, start: number, end: number): void {
    this.#switches.set(key, [...(this.#switches.get(key) ?? []), { on, start, end }]);
  }

  opened(occasion: OpenedOccasion, start: number, end: number): void {
    this.occasions.set(occasion.id, occasion);
    this.flip(`occasion ${occasion.id}`, true, start, end);
  }

  closed(id: string, through: string, start: number, end: number): void {
    this.occasions.get(id)!.closedThrough ??= through;
    this.flip(`occasion ${id}`, false, start, end);
  }

  /** A yes, for the recipient and, when it says so, for whoever takes its place. */
  said(
    what: 'consent' | 'declaration',
    person: string,
    recipient: string,
    withSuccessors: boolean,
    start: number,
    end: number,
  ): void {
    this.flip(`${what} ${person} ${recipient}`, true, start, end);
    if (withSuccessors) this.flip(`${what}+ ${person} ${recipient}`, true, start, end);
  }

  /** A no: it ends everything before it; for the one in its place only what was said for that one too. */
  saidNo(
    what: 'consent' | 'declaration',
    person: string,
    recipient: string,
    withSuccessors: boolean,
    start: number,
    end: number,
  ): void {
    this.flip(`${what} ${person} ${recipient}`, false, start, end);
    if (withSuccessors) this.flip(`${what}+ ${person} ${recipient}`, false, start, end);
    if (what === 'consent') this.takenBack.push({ person, recipient, withSuccessors, start, end });
  }

  /** Whoever got data of this person is told to delete them, as after a no. */
  toldToDelete(person: string, recipients: readonly string[], start: number, end: number): void {
    for (const recipient of recipients)
      this.takenBack.push({ person, recipient, withSuccessors: true, start, end });
  }

  succeeded(from: string, to: string, start: number, end: number): void {
    this.#successor = { from, to };
    this.flip('succession', true, start, end);
  }

  /** Whether it can have been on at that moment: turned on by then, and not surely turned off since. */
  canBeOn(key: string, at: number): boolean {
    const flips = this.#switches.get(key) ?? [];
    const starts: Flip[] = FROM_THE_START.test(key) ? [{ on: true, start: -Infinity, end: -Infinity }] : [];
    const surelyOffSince = (since: number): boolean =>
      flips.some((one) => !one.on && one.start >= since && one.end <= at);
    return [...starts, ...flips].some((one) => one.on && one.start <= at && !surelyOffSince(one.end));
  }

  /** What was accepted for a controller that had surely given no mandate then, or through a connection that was revoked. */
  wronglyAccepted(): string[] {
    const needs = (through: string): string => (through === SUPPLIER ? 'mandate hengelo' : `door ${through}`);
    return this.accepted
      .filter(({ through, start, end }) => ![start, end].some((at) => this.canBeOn(needs(through), at)))
      .map(({ through, start }) => `accepted through ${through} at ${start}`);
  }

  /** Why a document that was decided on at that moment may not have been sent then. */
  #missingAt(arrival: Arrival, occasion: OpenedOccasion, at: number): string[] {
    const { person } = occasion;
    const needed = [`clause ${occasion.flow}`, `occasion ${occasion.id}`, `free ${person}`];
    needed.push(...asked(person), `door ${arrival.connection}`);
    if (arrival.recipient !== occasion.recipient) needed.push('succession');
    needed.push(...this.#personsWord(arrival, occasion));
    return needed.filter((key) => !this.canBeOn(key, at));
  }

  #personsWord(arrival: Arrival, { flow, person, recipient }: OpenedOccasion): string[] {
    const plus = arrival.recipient === recipient ? '' : '+';
    return flow === 'by-law'
      ? []
      : [`consent${plus} ${person} ${recipient}`, `declaration${plus} ${person} ${recipient}`];
  }

  /** No send without a permit valid at that moment, and none after the person's no or the end of the occasion was answered. */
  wronglySent(arrivals: Arrival[]): string[] {
    return arrivals.flatMap((arrival) => {
      if (arrival.kind !== 'document') return [];
      const occasion = this.occasions.get(arrival.occasion ?? '');
      if (!occasion) return [`a document came without an occasion to ${arrival.connection}`];
      const isMeant =
        arrival.recipient === occasion.recipient ||
        (occasion.recipient === this.#successor?.from && arrival.recipient === this.#successor.to);
      if (!isMeant) return [`occasion ${occasion.id} is not for ${arrival.recipient}`];
      const decided = arrival.decidedAt.filter((at) => at <= arrival.at + CLOCKS_DIFFER_MS);
      const reasons = decided.map((at) => this.#missingAt(arrival, occasion, at));
      if (!reasons.some((missing) => missing.length === 0))
        return [`decided without: ${reasons.flat().join(', ') || 'a decision'}`];
      // What is answered when nothing is under way: nothing arrives after it.
      const word = [...this.#personsWord(arrival, occasion), ...asked(occasion.person)];
      const after = [`occasion ${occasion.id}`, `door ${arrival.connection}`, ...word].filter(
        (key) => !this.canBeOn(key, arrival.at - CLOCKS_DIFFER_MS),
      );
      return after.map((key) => `came after the answer: ${key}`);
    });
  }

  /**
   * Everybody told who should be. `tried`: whether the hub tried to send that recipient anything about that person, so
   * that it may have something.
   */
  notTold(arrivals: Arrival[]): string[] {
    const untold = this.takenBack.flatMap(({ person, recipient, withSuccessors, end }) => {
      const line = this.#lineOf(arrivals, person, recipient);
      const last = line.findLastIndex(
        (one) => one.kind === 'document' && one.at <= end && (withSuccessors || one.recipient === recipient),
      );
      if (last === -1) return [];
      const after = line.slice(last + 1);
      // What was accepted before the no, and is permitted again, may still come before the word to delete.
      return after.some(isRetraction) ? [] : [`${recipient} was not told of ${person}`];
    });
    const ends = [...this.occasions.values()].flatMap((occasion) => {
      if (this.canBeOn(`occasion ${occasion.id}`, Infinity)) return [];
      const here = arrivals.filter((one) => one.occasion === occasion.id);
      const places = new Set(
        here.filter(({ kind }) => kind === 'document').map(({ connection }) => connection),
      );
      places.delete(occasion.closedThrough ?? '');
      const heard = (at: Arrival[]): number => at.filter(({ kind }) => kind === 'closing').length;
      // Whoever took the recipient's place hears it in a place of its own.
      if (places.size > 0 && occasion.recipient === this.#successor?.from)
        return heard(here) > 0 ? [] : [`nobody heard that ${occasion.id} ended`];
      return [...places].flatMap((connection) => {
        const at = here.filter((one) => one.connection === connection);
        const isTold = heard(at) === 1 && at.at(-1)?.kind === 'closing';
        return isTold ? [] : [`${connection} heard ${heard(at)} times that ${occasion.id} ended`];
      });
    });
    return [...untold, ...ends];
  }

  /** And nobody else: `tried` says whether the hub tried to send that recipient anything about that person. */
  toldForNothing(arrivals: Arrival[], tried: (person: string, recipient: string) => boolean): string[] {
    return arrivals.flatMap((one) => {
      if (one.kind === 'retraction')
        return tried(one.person ?? '', one.recipient) ? [] : [`${one.recipient} was told of ${one.person}`];
      if (one.kind === 'document') return [];
      const occasion = this.occasions.get(one.occasion ?? '');
      if (!occasion || this.canBeOn(`occasion ${occasion.id}`, one.at)) {
        return this.#isEnding(occasion, one.at)
          ? []
          : [`${one.connection} heard that an open occasion ended`];
      }
      const knows =
        one.recipient === occasion.source ||
        occasion.openedBy === 'recipient' ||
        tried(occasion.person, one.recipient);
      return knows ? [] : [`${one.connection} heard of an occasion that it did not know`];
    });
  }

  /** The end of an occasion may arrive before whoever asked for it has its answer. */
  #isEnding(occasion: OpenedOccasion | undefined, at: number): boolean {
    const flips = this.#switches.get(`occasion ${occasion?.id}`) ?? [];
    return flips.some((one) => !one.on && one.start <= at);
  }

  /** What one recipient, or who took its place, heard about one person, in the order of arrival. */
  #lineOf(arrivals: Arrival[], person: string, recipient: string): Arrival[] {
    const isTheirs = (one: Arrival): boolean =>
      one.recipient === recipient ||
      (recipient === this.#successor?.from && one.recipient === this.#successor.to);
    return arrivals.filter((one) => one.person === person && isTheirs(one)).sort((a, b) => a.at - b.at);
  }
}

const isRetraction = ({ kind }: Arrival): boolean => kind === 'retraction';

/** What the person asked of its controller: that nothing goes for now, or that there is no entry any more. */
const asked = (person: string): string[] => [`unpaused ${person}`, `known ${person}`];

const SUPPLIER = 'leverancier-midden';
const FROM_THE_START = /^(clause|free|mandate|unpaused|known|door) /;
/** Two clocks are read on one machine, in milliseconds. */
const CLOCKS_DIFFER_MS = 2;
