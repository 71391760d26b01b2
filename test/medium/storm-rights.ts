import { sql } from 'kysely';
import type { Json, JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer, PartnerClient } from '../../apps/demo/partner.js';
import type { StormModel } from './storm-model.js';
import { BY_CONSENT, OFFICERS, type Person } from './storm-people.js';

type Ask = (
  person: Pick<Person, 'party' | 'client'>,
  name: string,
  ask: (client: PartnerClient) => Promise<Answer>,
) => Promise<[Answer, number, number]>;

interface Storm {
  box: Box;
  model: StormModel;
  ask: Ask;
  random: () => number;
  /** Something of the person is on its way, or about to be. */
  inTheMiddle(person: Person): Promise<void>;
  /** What a system sends, opens and says of the person meanwhile. */
  meanwhile(person: Person): Promise<void>;
}

const OPERATOR = { party: 'werkcentrum-twente', client: 'beheer-regio-systeem' };
const REVOCABLE = ['roc-systeem', 'klantsysteem-almelo'];
/** By consent and by law. */
const RECIPIENTS = [...BY_CONSENT, 'enschede'];
const LONGEST_PAUSE_MS = 200;

/** What people ask of their controller about their own data, orders to keep, and incidents, while everything else goes on. */
export class StormRights {
  /** What an entry is called after it was erased, and whose it was. */
  readonly gone = new Map<string, string>();
  #revoking: Promise<void> = Promise.resolve();
  #pauses = 0;

  constructor(private readonly storm: Storm) {}

  #post({ party }: Pick<Person, 'party'>, name: string, path: string, body?: Json) {
    const officer = { party, client: OFFICERS[party]! };
    return this.storm.ask(officer, name, (client) => client.request('POST', path, body));
  }

  /** Takes a request in; gives where it is, with when it was asked and answered. */
  async #receive(
    person: Person,
    kind: string,
  ): Promise<{ path: string; start: number; end: number } | undefined> {
    const body = {
      kind,
      subject: { recordId: person.id },
      notedBy: 'team-7',
      how: 'in-writing',
      givenBy: 'person',
    };
    const [answer, start, end] = await this.#post(person, kind, '/v1/rights-requests', body);
    if (answer.status !== 201) return undefined;
    return { path: `/v1/rights-requests/${String((answer.body as JsonObject)['requestId'])}`, start, end };
  }

  /** An objection or a restriction: nothing goes from the answer on, until it is refused, or granted, done and lifted. */
  async pause(person: Person): Promise<void> {
    const { model } = this.storm;
    const turn = (this.#pauses += 1);
    await this.storm.inTheMiddle(person);
    const kind = turn % 2 === 0 ? 'objection' : 'restriction';
    const asked = await this.#receive(person, kind);
    if (!asked) return;
    const key = `unpaused ${person.id}`;
    model.flip(key, false, asked.start, asked.end);
    await this.storm.meanwhile(person);
    if (turn % 3 === 1) {
      const refused = { decision: 'refused', ground: 'not-identified' };
      const [answer, start, end] = await this.#post(
        person,
        'refuse request',
        `${asked.path}/decisions`,
        refused,
      );
      if (answer.status === 201) model.flip(key, true, start, end);
      return;
    }
    const executed = await this.#grant(person, asked.path);
    if (!executed) return;
    if (kind === 'objection') model.toldToDelete(person.id, BY_CONSENT, executed.start, executed.end);
    await this.storm.meanwhile(person);
    const [answer, start, end] = await this.#post(person, 'lift', `${asked.path}/liftings`);
    if (answer.status === 201) model.flip(key, true, start, end);
  }

  async #grant(person: Person, path: string): Promise<{ start: number; end: number } | undefined> {
    await this.#post(person, 'grant', `${path}/decisions`, { decision: 'granted' });
    const [answer, start, end] = await this.#post(person, 'execute', `${path}/executions`);
    return answer.status === 201 ? { start, end } : undefined;
  }

  async look(person: Person): Promise<void> {
    const asked = await this.#receive(person, 'access');
    if (!asked || !(await this.#grant(person, asked.path))) return;
    const officer = { party: person.party, client: OFFICERS[person.party]! };
    await this.storm.ask(officer, 'report', async (client) => {
      const { status, ...rest } = await client.request('GET', `${asked.path}/report`);
      return { ...rest, status: status === 200 ? 201 : status };
    });
  }

  /** The entry goes and everything with it; the next message makes it again only when the stop is lifted. */
  async erase(person: Person): Promise<void> {
    const { model, box } = this.storm;
    await this.storm.inTheMiddle(person);
    const asked = await this.#receive(person, 'erasure');
    if (!asked) return;
    const { rows } = await sql<{ id: string }>`
      select id from subject where controller = ${person.party} and record_id = ${person.id}`.execute(
      box.admin,
    );
    for (const { id } of rows) this.gone.set(`gone:${id}`, person.id);
    const executed = await this.#grant(person, asked.path);
    if (!executed) return;
    const { start, end } = executed;
    model.flip(`known ${person.id}`, false, start, end);
    for (const { id } of person.open) model.closed(id, '', start, end);
    for (const recipient of BY_CONSENT)
      for (const what of ['consent', 'declaration'] as const)
        model.saidNo(what, person.id, recipient, true, start, end);
    // What its system said of the old entry says nothing of the next.
    model.flip(`free ${person.id}`, true, start, end);
    Object.assign(person, { open: [], consents: [], declarations: [] });
    await this.storm.meanwhile(person);
    const officer = box.client(OFFICERS[person.party]!);
    const { entries } = (await officer.request('GET', '/v1/stop-list')).body as { entries: JsonObject[] };
    const stop = entries.find(
      ({ requestId, liftedAt }) => asked.path.endsWith(String(requestId)) && !liftedAt,
    );
    const [answer, from, until] = await this.#post(
      person,
      'lift stop',
      `/v1/stop-list/${String(stop?.['stopId'])}/liftings`,
    );
    if (answer.status === 201) model.flip(`known ${person.id}`, true, from, until);
  }

  /** It came where it should not have: whoever had got it when that is confirmed is told to delete it. More may go after that. */
  async wrong(person: Person): Promise<void> {
    await this.storm.inTheMiddle(person);
    const { rows } = await sql`
      select 1 from record where controller = ${person.party} and record_type = 'client' and record_id = ${person.id}`.execute(
      this.storm.box.admin,
    );
    // Nothing was ever taken in, or it was erased.
    if (rows.length === 0) return;
    const scope = { records: [{ recordType: 'client', recordId: person.id }] };
    const report = { kind: 'wrong-recipient', scope };
    const [reported] = await this.#post(person, 'wrong recipient', '/v1/incidents', report);
    if (reported.status !== 201) return;
    const path = `/v1/incidents/${String((reported.body as JsonObject)['incidentId'])}`;
    const [told, start] = await this.#post(person, 'have it deleted', `${path}/confirmations`, {});
    if (told.status === 201) this.storm.model.toldToDelete(person.id, RECIPIENTS, start, start);
  }

  /** Everything of a controller is kept for a while: what is to be erased then is not. */
  async hold(): Promise<string> {
    const party = Object.keys(OFFICERS)[Math.floor(this.storm.random() * 3)]!;
    const order = { ground: 'court-order', reference: 'Z-2026-1' };
    const [answer] = await this.#post({ party }, 'hold', '/v1/legal-holds', order);
    await this.#pause();
    await this.#post(
      { party },
      'end hold',
      `/v1/legal-holds/${String((answer.body as JsonObject)['holdId'])}/endings`,
    );
    return 'kept';
  }

  /** What is seldom, once in any case. */
  async each([first, second, third, fourth, fifth]: Person[]): Promise<void> {
    await Promise.all([
      this.hold(),
      this.pause(first!),
      this.pause(second!),
      this.look(third!),
      this.wrong(fifth!),
      this.revoke().then(() => this.erase(fourth!)),
    ]);
  }

  /** A key leaked: nobody comes in and nothing goes out by the connection from the answer on, until that is ended. */
  async revoke(): Promise<string> {
    this.#revoking = this.#revoking.then(() => this.#revoke());
    await this.#revoking;
    return 'revoked';
  }

  async #revoke(): Promise<void> {
    const { box, model, random, ask } = this.storm;
    const connection = REVOCABLE[Math.floor(random() * REVOCABLE.length)]!;
    const post = (name: string, path: string, body: Json) =>
      ask(OPERATOR, name, (client) => client.request('POST', path, body));
    const from = new Date(box.clock.now().getTime() - 3_600_000).toISOString();
    const [reported] = await post('incident', '/v1/incidents', {
      kind: 'leaked-key',
      scope: { connection, from },
    });
    const path = `/v1/incidents/${String((reported.body as JsonObject)['incidentId'])}`;
    const [revoked, start, end] = await post('revoke', `${path}/revocations`, { connection });
    if (revoked.status !== 201) return;
    model.flip(`door ${connection}`, false, start, end);
    await this.#pause();
    await post('confirm', `${path}/confirmations`, {});
    const id = String((revoked.body as JsonObject)['revocationId']);
    const [ended, since, until] = await post('reinstate', `/v1/revocations/${id}/endings`, {});
    if (ended.status === 201) model.flip(`door ${connection}`, true, since, until);
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.storm.random() * LONGEST_PAUSE_MS));
  }
}
