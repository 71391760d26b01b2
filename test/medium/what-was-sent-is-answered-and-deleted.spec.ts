import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  answerIntroduction,
  answerReport,
  answerRetraction,
  closeIntroduction,
  endOccasion,
  listIntroductions,
  listReports,
  openOccasion,
  registerConsent,
  registerDeclaration,
  retract,
  sweep,
} from '#exchange';
import { newId, type Category, type JsonObject, type Outcome, type ReportAnswer } from '#kernel';
import { saveEndpoint } from '#partners';
import { EVIDENCE, Rig } from './rig.js';

const TOWN = 'klantsysteem-enschede';
const BUREAU = 'uitzendbureau-systeem';
const AGENCY = 'uitzendbureau-test';
const DAY = 86_400_000;
const WHOLE = JSON.parse(
  readFileSync('schemas/canonical/introduction/v1/examples/accepted/step-two-with-contact.json', 'utf8'),
) as JsonObject;
let serial = 0;

describe('what was sent', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    const url = `https://${BUREAU}.example/webhook`;
    const endpoint = { connection: BUREAU, url, secrets: ['whsec_x'], changedAt: rig.clock.now() };
    await saveEndpoint(rig.hub.db, rig.hub.keys, endpoint);
  });
  afterAll(() => rig.stop());

  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [BUREAU, TOWN, 'klantsysteem-almelo', 'balie-werkcentrum']) await rig.deliver(lane);
  };
  const at = (lane: string, ending: string): JsonObject[] =>
    rig.sent
      .filter(({ url, event }) => url.includes(lane) && String(event['type']).endsWith(ending))
      .map(({ event }) => event);
  const turn = async (days: number): Promise<void> => {
    rig.clock.turnTo(new Date(rig.clock.now().getTime() + days * DAY + 1000));
    await sweep(rig.hub);
    await carry();
  };

  describe('to an employer', () => {
    let consentId = '';
    const introduce = async (yes = true): Promise<string> => {
      const person = `ENS-${(serial += 1)}`;
      rig.sent.length = 0;
      if (yes) {
        const base = {
          recordId: person,
          recipients: [AGENCY],
          includesSuccessors: false,
          evidence: EVIDENCE,
        };
        const categories: Category[] = ['work-preferences', 'qualifications'];
        await registerDeclaration(rig.hub, rig.speaker('enschede'), base);
        const consent = { ...base, purpose: 'matching' as const, categories, state: 'given' as const };
        const given = await registerConsent(rig.hub, rig.speaker('enschede'), consent);
        consentId = given.ok ? given.value : '';
      }
      const parts = { kind: 'introduction', purpose: 'matching', recipient: AGENCY } as const;
      const occasion = await rig.occasion(person, parts);
      const [answer] = await rig.sendBatch(TOWN, [
        {
          id: `introduction-${person}`,
          source: (await rig.hub.directory()).party('enschede')!.urn,
          type: 'nl.schakel.introduction.published',
          dataschema: 'canonical/introduction@1',
          subject: { recordId: `INT-${person}`, person },
          data: {
            ...WHOLE,
            idIntroductie: `INT-${person}`,
            idAanleiding: occasion,
            betrokkene: { ...(WHOLE['betrokkene'] as JsonObject), idWerkzoekende: person },
          },
        },
      ]);
      expect(codeOf(answer!)).toBe('ok');
      await carry();
      return occasion;
    };
    const say = (id: string, answer: 'interested' | 'hired', as = AGENCY) =>
      answerIntroduction(rig.hub, rig.speaker(as), id, answer);

    it('is answered, and the desk hears that and nothing of the person', async () => {
      const occasion = await introduce();
      expect(at(BUREAU, 'introduction.published')).toHaveLength(1);
      expect(codeOf(await say(occasion, 'interested'))).toBe('ok');
      expect(codeOf(await say(occasion, 'interested'))).toBe('ok');
      expect(codeOf(await say(occasion, 'hired'))).toBe('ok');
      await carry();
      const answers = at(TOWN, 'introduction.answered');
      expect(answers.map((event) => [event['occasion'], event['data']])).toEqual([
        [occasion, { state: 'answered', answer: 'interested' }],
        [occasion, { state: 'answered', answer: 'hired' }],
      ]);
    });

    it('is not answered by others, or by whom nothing came to', async () => {
      const occasion = await introduce();
      expect(codeOf(await say(occasion, 'hired', 'bakkerij-de-proef'))).toBe('not-found');
      expect(codeOf(await say(occasion, 'hired', 'enschede'))).toBe('not-found');
      expect(codeOf(await say(newId(), 'hired'))).toBe('not-found');
      const withheld = await introduce(false);
      expect(codeOf(await say(withheld, 'hired'))).toBe('not-found');
    });

    it('is to be deleted when it is over, and the employer says what it did', async () => {
      const occasion = await introduce();
      await endOccasion(rig.hub, rig.speaker('enschede'), occasion);
      await carry();
      expect(at(BUREAU, 'occasion.closed').map((event) => event['data'])).toEqual([{ state: 'closed' }]);
      const [told, ...more] = at(BUREAU, 'introduction.withdrawn');
      expect(more).toEqual([]);
      expect(told).toMatchObject({ occasion, data: { state: 'retracted', action: 'delete' } });
      const confirmed = await answerRetraction(rig.hub, rig.speaker(AGENCY), String(told!['id']), 'deleted');
      expect(codeOf(confirmed)).toBe('ok');
      expect(codeOf(await say(occasion, 'hired'))).toBe('not-found');
    });

    /** What one party sees of these, a page of two at a time. */
    const seenBy = async (party: string, ids: string[], asked = {}) => {
      const seen = [];
      let after: string | undefined;
      do {
        const speaker = rig.speaker(party);
        const all = { open: false, waiting: false, limit: 2, after, ...asked };
        const { introductions, last } = await listIntroductions(rig.hub, speaker, all);
        seen.push(...introductions);
        after = last;
      } while (after);
      return seen
        .filter(({ introduction }) => ids.includes(introduction.id))
        .map(({ introduction, side, state, waitsFor = 'nobody', mayAnswer }) => [
          ids.indexOf(introduction.id),
          [side, state, waitsFor, mayAnswer.length].join(' '),
        ]);
    };

    it('is in the list of who made it, and of whom it came to and of nobody else', async () => {
      const ids = [await introduce(), await introduce(), await introduce(false)];
      expect(codeOf(await say(ids[1]!, 'interested'))).toBe('ok');
      // Whether anything of the last one could come is not told to the desk either.
      expect(await seenBy('enschede', ids)).toEqual([
        [2, 'sender waiting uitzendbureau-test 0'],
        [1, 'sender answered enschede 0'],
        [0, 'sender waiting uitzendbureau-test 0'],
      ]);
      const received = [
        [1, 'recipient answered enschede 3'],
        [0, 'recipient waiting uitzendbureau-test 4'],
      ];
      expect(await seenBy(AGENCY, ids)).toEqual(received);
      expect(await seenBy(AGENCY, ids, { side: 'recipient' })).toEqual(received);
      expect(await seenBy(AGENCY, ids, { side: 'sender' })).toEqual([]);
      expect(await seenBy(AGENCY, ids, { waiting: true })).toEqual(received.slice(1));
      for (const other of ['hengelo', 'bakkerij-de-proef']) expect(await seenBy(other, ids)).toEqual([]);
    });

    it('is to be deleted by whom it came to when the person withdraws, and its sender sees no difference', async () => {
      const ids = [await introduce()];
      const ended = await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consentId);
      expect(codeOf(ended)).toBe('ok');
      await carry();
      expect(await seenBy(AGENCY, ids)).toEqual([[0, 'recipient taken-back uitzendbureau-test 0']]);
      expect(await seenBy('enschede', ids)).toEqual([[0, 'sender waiting uitzendbureau-test 0']]);
    });

    it('is closed by either side that sees it, and by nobody else', async () => {
      const close = (id: string, as: string) => closeIntroduction(rig.hub, rig.speaker(as), id);
      const ids = [await introduce(), await introduce(), await introduce(false)];
      for (const [id, as] of [
        [ids[0]!, 'hengelo'],
        [ids[2]!, AGENCY],
        [newId(), 'enschede'],
        [await rig.occasion('ENS-LEARNS'), 'enschede'],
      ] as const)
        expect(codeOf(await close(id, as))).toBe('not-found');
      for (const [index, as] of ['enschede', AGENCY, 'enschede'].entries())
        expect(codeOf(await close(ids[index]!, as))).toBe('ok');
      await carry();
      expect(await seenBy('enschede', ids)).toEqual([2, 1, 0].map((one) => [one, 'sender closed nobody 0']));
      expect(await seenBy(AGENCY, ids)).toEqual([1, 0].map((one) => [one, 'recipient closed nobody 0']));
      expect(await seenBy('enschede', ids, { open: true })).toEqual([]);
    });

    it('is over after four weeks, whatever was asked for', async () => {
      const long = await openOccasion(rig.hub, rig.speaker('enschede'), {
        kind: 'introduction',
        purpose: 'matching',
        source: 'enschede',
        recipient: AGENCY,
        subject: { recordId: 'ENS-LONG' },
        until: new Date(rig.clock.now().getTime() + 100 * DAY),
      });
      expect(long).toMatchObject({ ok: true });
      const occasion = await introduce();
      await turn(28);
      const deleted = at(BUREAU, 'introduction.withdrawn').map((event) => event['occasion']);
      expect(deleted.filter((one) => one === occasion)).toHaveLength(1);
      const { rows } =
        await sql`select 1 from occasion where kind = 'introduction' and closed_at is null`.execute(
          rig.admin,
        );
      expect(rows).toEqual([]);
    });
  });

  describe('and is wrong', () => {
    let melding = '';
    /** A record of Almelo at the desk of Enschede, and a report of an error in it. Gives the event that tells it. */
    const reported = async (): Promise<string> => {
      const person = `ALM-${(serial += 1)}`;
      rig.sent.length = 0;
      await openOccasion(rig.hub, rig.speaker('almelo'), {
        kind: 'referral',
        purpose: 'guidance',
        source: 'almelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId: person },
      });
      await rig.sendClient('klantsysteem-almelo', 'almelo', person);
      await carry();
      const levering = at('balie-werkcentrum', 'client.published').at(-1)!['id'] as string;
      melding = newId();
      await rig.sendBatch('balie-werkcentrum', [
        {
          id: melding,
          source: (await rig.hub.directory()).party('enschede')!.urn,
          type: 'nl.schakel.correction-report.published',
          dataschema: 'canonical/correction-report@1',
          subject: melding,
          data: { idMelding: melding, levering, fout: [{ plaats: '/opleiding/0', soortFout: 'verouderd' }] },
        },
      ]);
      await carry();
      return at('klantsysteem-almelo', 'correction-report.published').at(-1)!['id'] as string;
    };
    const answer = (id: string, said: ReportAnswer, as = 'almelo') =>
      answerReport(rig.hub, rig.speaker(as), id, said);
    const overdue = async (): Promise<string[]> =>
      (await listReports(rig.hub, rig.speaker('almelo')))
        .filter(({ isOverdue }) => isOverdue)
        .map(({ deliveryId }) => deliveryId);

    it('is reported to its source, which answers to who reported it', async () => {
      const id = await reported();
      expect(codeOf(await answer(id, 'in-progress'))).toBe('ok');
      expect(codeOf(await answer(id, 'corrected'))).toBe('ok');
      expect(codeOf(await answer(id, 'corrected'))).toBe('ok');
      expect(codeOf(await answer(id, 'rejected'))).toBe('step-not-possible');
      expect(codeOf(await answer(id, 'rejected', 'enschede'))).toBe('not-found');
      expect(codeOf(await answer(newId(), 'rejected'))).toBe('not-found');
      await carry();
      expect(at('balie-werkcentrum', 'correction-report.answered').map((event) => event['data'])).toEqual([
        { state: 'answered', answer: 'in-progress', melding },
        { state: 'answered', answer: 'corrected', melding },
      ]);
      const [seen] = await listReports(rig.hub, rig.speaker('enschede'));
      expect(seen).toMatchObject({ side: 'reporter', recordId: melding, answer: 'corrected' });
      expect(await listReports(rig.hub, rig.speaker('hengelo'))).toEqual([]);
    });

    it('is signalled once when it is not answered in time, and has time again when it is looked into', async () => {
      const id = await reported();
      await turn(14);
      expect(await overdue()).toContain(id);
      await turn(1);
      const said = () =>
        sql`select 1 from audit_event where action = 'report.overdue'`
          .execute(rig.admin)
          .then(({ rows }) => rows.length);
      expect(await said()).toBe(1);
      await answer(id, 'in-progress');
      expect(await overdue()).not.toContain(id);
      await turn(14);
      expect(await overdue()).toContain(id);
      expect(await said()).toBe(2);
    });
  });
});
