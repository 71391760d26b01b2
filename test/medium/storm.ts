import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer, type PartnerClient } from '../../apps/demo/partner.js';
import { EVIDENCE } from '../http-knocker.js';
import { invent } from './stage.js';
import { DOUBLES } from './storm-arrivals.js';
import { BY_CONSENT, EXPECTED, OFFICERS, SENDERS, type Person } from './storm-people.js';
import { StormModel, type Flow, type OpenedOccasion } from './storm-model.js';
import { StormRights } from './storm-rights.js';
import { changeWeather, StormRegion } from './storm-region.js';

const LONGEST_PAUSE_MS = 60;

/** Random operations on a real hub, each told to the model with when it was asked and when it was answered. */
export class Storm {
  readonly model = new StormModel();
  readonly done: Record<string, number> = {};
  readonly unexpected: string[] = [];
  readonly #people: Person[];
  readonly #region: StormRegion;
  readonly rights: StormRights;
  #serial = 0;
  #left = 0;

  constructor(
    private readonly box: Box,
    private readonly random: () => number,
    people: number,
  ) {
    this.#region = new StormRegion(box, this.model);
    this.rights = new StormRights({
      box,
      model: this.model,
      random,
      ask: (person, name, ask) => this.#ask(person, name, ask),
      inTheMiddle: (person) => this.#inTheMiddle(person, this.#pick(BY_CONSENT)),
      meanwhile: async (person) => {
        await this.#open(person, this.#pick(BY_CONSENT));
        await this.#sayYes(person, this.#pick(BY_CONSENT), true);
        await this.#publish(person);
      },
    });
    this.#people = Array.from({ length: people }, (_, index) => {
      const [party, client] = SENDERS[index % SENDERS.length]!;
      return {
        id: `STORM-${index + 1}`,
        party,
        client,
        consents: [],
        declarations: [],
        open: [],
        busy: Promise.resolve(),
      };
    });
  }

  /** Begins with every condition fulfilled, so that there is something to lose; of one person that is lost at once. */
  async begin(): Promise<void> {
    await this.#region.apply();
    for (const person of this.#people) {
      await this.#open(person, BY_CONSENT[0]);
      for (const recipient of BY_CONSENT) await this.#sayYes(person, recipient, true);
    }
    const [first] = this.#people as [Person];
    await this.#publish(first);
    await this.box.settled();
    await this.#close(first);
    await this.#refuse(first, BY_CONSENT[0]);
  }

  async run(operations: number, atOnce: number): Promise<void> {
    this.#left = operations;
    await this.rights.each(this.#people);
    const one = async (): Promise<void> => {
      while (this.#left > 0) {
        this.#left -= 1;
        await this.#operation();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }

  /** Everything is taken in and permitted again as far as the region goes, so that what is to be told can be. */
  async end(): Promise<void> {
    for (const double of DOUBLES) this.box.double(double).setBehaviour({ kind: 'accept' });
    await this.box.settled(60_000);
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }

  async #operation(): Promise<void> {
    const chance = this.random();
    if (chance < 0.02) return this.#count(await this.#region.change(this.random));
    if (chance < 0.03) return this.#count(await this.rights.revoke());
    if (chance < 0.04) return this.#count(await this.rights.hold());
    if (chance < 0.1) return this.#count(changeWeather(this.box, this.random));
    const person = this.#pick(this.#people);
    const work = this.#pick<(person: Person) => Promise<unknown>>([
      (one) => this.#publish(one),
      (one) => this.#publish(one),
      (one) => this.#publish(one),
      (one) => this.#publish(one),
      (one) => this.#open(one, this.#pick([...BY_CONSENT, 'enschede'])),
      (one) => this.#close(one),
      (one) => this.#sayYes(one, this.#pick(BY_CONSENT), this.random() < 0.5),
      (one) => this.#sayYes(one, this.#pick(BY_CONSENT), this.random() < 0.5),
      (one) => this.#refuse(one, this.#pick(BY_CONSENT)),
      (one) => this.#renew(one),
      (one) => this.#withdraw(one, 'consent'),
      (one) => this.#withdraw(one, 'declaration'),
      (one) => this.#restrict(one),
      (one) => this.rights.pause(one),
      (one) => this.rights.look(one),
      (one) => this.rights.erase(one),
      (one) => this.rights.wrong(one),
    ]);
    person.busy = person.busy.then(() => work(person)).then(() => undefined);
    await person.busy;
  }

  #count(name: string): void {
    this.done[name] = (this.done[name] ?? 0) + 1;
  }

  /** Asks for one person, through the connection of whoever is responsible for it; notes what nobody would expect. */
  async #ask(
    { party, client }: Pick<Person, 'party' | 'client'>,
    name: string,
    ask: (client: PartnerClient) => Promise<Answer>,
  ): Promise<[Answer, number, number]> {
    const start = Date.now();
    const answer = await ask(this.box.client(client));
    const end = Date.now();
    const isDone = answer.status === 201 || answer.status === 202;
    const code = isDone ? '' : String((answer.body as JsonObject)['code']);
    this.#count(isDone ? name : `${name}: ${code}`);
    // What takes many requests counts for as much as it is.
    if (client === OFFICERS[party]) this.#left -= 2;
    if (isDone) this.model.accepted.push({ through: client, start, end });
    if (!isDone && !(EXPECTED[code] ?? []).includes(party)) this.unexpected.push(`${name}: ${answer.text}`);
    return [answer, start, end];
  }

  async #publish(person: Person, flags?: string[]): Promise<boolean> {
    const { id, party } = person;
    const serial = (this.#serial += 1);
    const { document } = invent(id);
    const event = eventOf({
      id: `storm-${serial}`,
      source: await this.box.urn(party),
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: { recordId: id, ...(flags ? { flags } : {}) },
      data: { ...document, BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: `Bakker ${serial}` }] },
    });
    const [answer, start, end] = await this.#ask(person, 'publish', (client) => client.send(event));
    if (flags && answer.status === 202) this.model.flip(`free ${id}`, flags.length === 0, start, end);
    return answer.status === 202;
  }

  /** A restriction, lifted again with the next but one message. */
  async #restrict(person: Person): Promise<void> {
    if (!(await this.#publish(person, ['restricted']))) return;
    await this.#publish(person);
    // Nobody may lift it but the controller: tried until it has its mandate back.
    if (!(await this.#publish(person, []))) person.busy = person.busy.then(() => this.#lift(person));
  }

  async #lift(person: Person): Promise<void> {
    await this.#publish(person, []);
  }

  async #open(person: Person, recipient: string): Promise<void> {
    const { id, party } = person;
    if (recipient === party) return;
    const flow: Flow = recipient === 'enschede' ? 'by-law' : 'by-consent';
    const [source, to] = [await this.box.urn(party), await this.box.urn(recipient)];
    const body = {
      kind: 'referral',
      purpose: flow === 'by-law' ? 'guidance' : 'learning',
      source,
      recipient: to,
      controller: source,
      ...(flow === 'by-law' ? { desk: 'werkcentrum-enschede' } : {}),
      subject: { recordId: id },
    };
    const [answer, start, end] = await this.#ask(person, 'open', (client) =>
      client.request('POST', '/v1/occasions', body),
    );
    if (answer.status !== 201) return;
    const { occasionId } = answer.body as { occasionId: string };
    const occasion: OpenedOccasion = {
      id: occasionId,
      person: id,
      source: party,
      recipient,
      flow,
      openedBy: 'source',
    };
    if (this.model.occasions.has(occasionId)) return;
    this.model.opened(occasion, start, end);
    person.open.push(occasion);
  }

  /** Something of the person may go there, and is on its way or about to be, when it says no. */
  async #inTheMiddle(person: Person, recipient: string): Promise<void> {
    if (this.random() < 0.2) return;
    if (!person.open.some((one) => one.recipient === recipient)) await this.#open(person, recipient);
    if (recipient !== 'enschede') await this.#sayYes(person, recipient, true);
    await this.#publish(person);
    await new Promise((resolve) => setTimeout(resolve, this.random() * LONGEST_PAUSE_MS));
  }

  async #close(person: Person): Promise<void> {
    if (person.open.length === 0) return;
    const occasion = this.#pick(person.open);
    await this.#inTheMiddle(person, occasion.recipient);
    const [answer, start, end] = await this.#ask(person, 'close', (client) =>
      client.request('POST', `/v1/occasions/${occasion.id}/closings`),
    );
    if (answer.status !== 201) return;
    this.model.closed(occasion.id, person.client, start, end);
    person.open = person.open.filter((one) => one !== occasion);
  }

  async #statement({ id, party }: Person, recipient: string, plus: boolean): Promise<JsonObject> {
    const controller = await this.box.urn(party);
    return {
      controller,
      subject: { recordId: id },
      recipients: [await this.box.urn(recipient)],
      includesSuccessors: plus,
      evidence: { ...EVIDENCE, askedFor: controller },
    };
  }

  async #consent(person: Person, recipient: string, plus: boolean, state: 'given' | 'refused') {
    const body = {
      ...(await this.#statement(person, recipient, plus)),
      purpose: 'learning',
      categories: ['work-preferences', 'qualifications', 'languages'],
      state,
    };
    return this.#ask(person, state, (client) => client.request('POST', '/v1/consents', body));
  }

  async #sayYes(person: Person, recipient: string, plus: boolean): Promise<void> {
    const [answer, start, end] = await this.#consent(person, recipient, plus, 'given');
    if (answer.status === 201) {
      const { consentId } = answer.body as { consentId: string };
      person.consents.push({ id: consentId, recipient, plus });
      this.model.said('consent', person.id, recipient, plus, start, end);
    }
    const body = await this.#statement(person, recipient, plus);
    const [declared, from, until] = await this.#ask(person, 'declare', (client) =>
      client.request('POST', '/v1/declarations', body),
    );
    if (declared.status !== 201) return;
    const { declarationId } = declared.body as { declarationId: string };
    person.declarations.push({ id: declarationId, recipient, plus });
    this.model.said('declaration', person.id, recipient, plus, from, until);
  }

  async #refuse(person: Person, recipient: string): Promise<void> {
    await this.#inTheMiddle(person, recipient);
    const [answer, start, end] = await this.#consent(person, recipient, true, 'refused');
    if (answer.status === 201) this.model.saidNo('consent', person.id, recipient, true, start, end);
  }

  async #renew(person: Person): Promise<void> {
    if (person.consents.length === 0) return;
    const { id, recipient, plus } = this.#pick(person.consents);
    const controller = await this.box.urn(person.party);
    const body = { controller, evidence: { ...EVIDENCE, askedFor: controller } };
    const [answer, start, end] = await this.#ask(person, 'renew', (client) =>
      client.request('POST', `/v1/consents/${id}/renewals`, body),
    );
    if (answer.status !== 201) return;
    person.consents.push({ id: (answer.body as { consentId: string }).consentId, recipient, plus });
    this.model.said('consent', person.id, recipient, plus, start, end);
  }

  async #withdraw(person: Person, what: 'consent' | 'declaration'): Promise<void> {
    const said = what === 'consent' ? person.consents : person.declarations;
    if (said.length === 0) return;
    const one = this.#pick(said);
    await this.#inTheMiddle(person, one.recipient);
    const [answer, start, end] = await this.#ask(person, `withdraw ${what}`, (client) =>
      client.request('POST', `/v1/${what}s/${one.id}/withdrawals`),
    );
    said.splice(said.indexOf(one), 1);
    if (answer.status === 201) this.model.saidNo(what, person.id, one.recipient, one.plus, start, end);
  }
}
