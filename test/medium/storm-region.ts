import { applyRegion, readRegion } from '#exchange';
import type { WantedVersion } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { DOUBLES, SUCCESSION } from './storm-arrivals.js';
import { OFFICERS } from './storm-people.js';
import type { Flow, StormModel } from './storm-model.js';

const CLAUSES: Record<Flow, string> = {
  'by-consent': 'volwassene-aan-school',
  'by-law': 'gemeente-aan-gemeente-begeleiding',
};
/** What can be changed, as often as it stands here. */
const AT_RANDOM = [
  'clause by-consent',
  'clause by-consent',
  'clause by-law',
  'mandate hengelo',
  'mandate hengelo',
  'succession',
];
/** What is known at the door may be a tenth of a second old. */
const AT_THE_DOOR_MS = 150;

/** The region while a storm goes on: agreements and mandates end and come back, and one takes the place of another. */
export class StormRegion {
  readonly #region: WantedVersion[];
  readonly #without = new Set<string>();
  #succeeded = false;
  #applying: Promise<void> = Promise.resolve();

  constructor(
    private readonly box: Box,
    private readonly model: StormModel,
  ) {
    const region = readRegion('config/regions/twente', box.hub.contracts).filter(
      ({ kind }) => kind !== 'succession',
    );
    this.#region = [...region, ...officesIn(region)];
  }

  /** What was changed; one change after the other, as an administrator would. */
  async change(random: () => number): Promise<string> {
    // What is away comes back soon: most of the time everything is agreed on.
    const [away] = this.#without;
    const what = away && random() < 0.8 ? away : AT_RANDOM[Math.floor(random() * AT_RANDOM.length)]!;
    this.#applying = this.#applying.then(async () => {
      const start = Date.now();
      if (what === 'succession') this.#succeeded = true;
      else if (!this.#without.delete(what)) this.#without.add(what);
      await this.apply();
      const end = Date.now() + (what.startsWith('mandate') ? AT_THE_DOOR_MS : 0);
      if (what === 'succession') this.model.succeeded(SUCCESSION.from, SUCCESSION.to, start, end);
      else this.model.flip(what, !this.#without.has(what), start, end);
    });
    await this.#applying;
    return what;
  }

  async apply(): Promise<void> {
    const now = this.box.clock.now();
    const isEnded = (key: string): boolean =>
      Object.entries(CLAUSES).some(([flow, clause]) => key === clause && this.#without.has(`clause ${flow}`));
    const wanted = this.#region
      .filter(({ key }) => !isEnded(key))
      .map((one) =>
        one.key === 'leverancier-midden' && this.#without.has('mandate hengelo') ? withoutMandate(one) : one,
      );
    const succession: WantedVersion = {
      kind: 'succession',
      key: 'in-de-storm',
      content: { ...SUCCESSION, document: 'Overdrachtsbesluit (voorbeeld)' },
      validFrom: now,
      validUntil: null,
    };
    await applyRegion(this.box.hub.db, this.#succeeded ? [...wanted, succession] : wanted, 'storm', now);
  }
}

/** Every sender has a work place for its privacy officer. */
function officesIn(region: WantedVersion[]): WantedVersion[] {
  const one = region.find(({ key }) => key === OFFICERS['enschede'])!;
  return Object.entries(OFFICERS)
    .filter(([party]) => party !== 'enschede')
    .map(([party, key]) => {
      const mandates = [{ party, document: 'eigen systeem' }];
      return { ...one, key, content: { ...one.content, clients: [key], mandates, privacyFor: [party] } };
    });
}

/** The supplier of three municipalities no longer acts for one of them. */
function withoutMandate(one: WantedVersion): WantedVersion {
  const mandates = (one.content['mandates'] as { party: string }[]).filter(
    ({ party }) => party !== 'hengelo',
  );
  return { ...one, content: { ...one.content, mandates } };
}

const SLOWEST_MS = 150;

/** A partner becomes slow, fails for a while, or is well again. */
export function changeWeather(box: Box, random: () => number): 'weather' {
  const chance = random();
  const double = box.double(DOUBLES[Math.floor(random() * DOUBLES.length)]!);
  if (chance < 0.6) double.setBehaviour({ kind: 'slow', delayMs: Math.floor(random() * SLOWEST_MS) });
  else if (chance < 0.75) double.setBehaviour({ kind: 'fail-first', times: 3, status: 503 });
  else double.setBehaviour({ kind: 'accept' });
  return 'weather';
}
