import { sql } from 'kysely';
import {
  lookAtDeskView,
  openDeskView,
  type DeskViewInput,
  type DeskViewShown,
  type Speaker,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { Rig, type RigOptions } from './rig.js';

export const BSN = '999993549';
export const DESK: Speaker = {
  controller: 'enschede',
  actor: 'person:desk-employee:enschede:a',
  origin: 'test',
};
export const LOOKER = { party: DESK.controller, actor: DESK.actor };
export const MIDDEN = 'leverancier-midden';

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);

type States = Record<string, Record<string, unknown>>;

/** A desk of Enschede, and the systems of the municipalities that are asked. */
export class DeskRig {
  readonly begun = new Date('2026-11-02T09:00:00Z');
  #serial = 0;

  private constructor(readonly rig: Rig) {}

  static start = async (options: RigOptions = {}): Promise<DeskRig> => new DeskRig(await Rig.start(options));

  /** Whoever works here has no more than ten open. */
  async again(): Promise<void> {
    this.rig.clock.turnTo(this.begun);
    this.rig.sent.length = 0;
    await sql`delete from desk_view`.execute(this.rig.admin);
  }

  async open(sources: string[], parts: Partial<DeskViewInput> = {}): Promise<string> {
    const asked = { purpose: 'guidance' as const, sources: sources.map((source) => ({ source })), bsn: BSN };
    const { id } = valueOf(await openDeskView(this.rig.hub, DESK, { ...asked, ...parts }));
    await this.carry();
    return id;
  }

  async carry(): Promise<void> {
    await this.rig.distribute();
    await this.rig.deliver(MIDDEN);
    await this.rig.deliver('klantsysteem-almelo');
  }

  /** The source's system sends what it has of the person. */
  async answers(party: string, parts: JsonObject = {}): Promise<string> {
    const recordId = `${party}-${(this.#serial += 1)}`;
    const { subject = {} } = parts as Record<string, JsonObject>;
    await this.sends(party, recordId, { ...parts, subject: { bsn: BSN, ...subject } });
    return recordId;
  }

  async sends(party: string, recordId: string, parts: JsonObject): Promise<void> {
    valueOf(await this.rig.sendClient(MIDDEN, party, recordId, parts));
    await this.rig.distribute();
  }

  look = async (id: string, as = DESK): Promise<DeskViewShown> =>
    valueOf(await lookAtDeskView(this.rig.hub, as, id));

  states = async (id: string): Promise<States> =>
    Object.fromEntries((await this.look(id)).sources.map(({ source, ...state }) => [source, state]));

  pass(ms: number): void {
    this.rig.clock.turnTo(new Date(this.rig.clock.now().getTime() + ms));
  }

  async events(action: string, object: string) {
    const { rows } = await sql<{ actor: string; details: JsonObject; organisations: string[] }>`
      select actor, details, organisations from audit_event where action = ${action} and object = ${object}`.execute(
      this.rig.admin,
    );
    return rows;
  }

  async occasions(id: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select occasion_id as id from desk_view_source where view_id = ${id} and occasion_id is not null
      order by source`.execute(this.rig.admin);
    return rows.map((row) => row.id);
  }

  /** Everything under a view that is held: documents, and by what the person was found. */
  async held(occasions: string[]): Promise<unknown[]> {
    const { rows } = await sql`
      select m.id from message m join delivery d on d.message_id = m.id
        where d.occasion_id = any(${occasions}::uuid[]) and m.document is not null
      union all select id from occasion
        where id = any(${occasions}::uuid[]) and (bsn_hash is not null or closed_at is null)
      union all select id from delivery
        where occasion_id = any(${occasions}::uuid[]) and lane = '@screen' and state = 'planned'`.execute(
      this.rig.admin,
    );
    return rows;
  }
}
