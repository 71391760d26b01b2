import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { asked, evaluate } from '../medium/play-evaluations.js';
import { invent, stageOf, withdraw } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

describe('an access evaluation', () => {
  let box: Box;
  let stage: Stage;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
  });
  afterAll(() => box.stop());

  const contextOf = ({ body }: Answer): JsonObject => (body as { context: JsonObject }).context;
  const decisionOf = ({ body }: Answer): unknown => (body as { decision: boolean }).decision;
  /** What is the same in two answers: everything but ids and moments. */
  const sameIn = ({ status, text }: Answer): string =>
    `${status} ${text.replace(ID, 'ID').replace(MOMENT, 'MOMENT')}`;
  const occasionWith = (recipient: string, purpose: string, recordId: string): Promise<string> =>
    openOccasion(stage, SYSTEM, {
      kind: 'referral',
      purpose,
      source: 'enschede',
      recipient,
      subject: { recordId },
    });
  const send = (recordId: string): Promise<string> => sendClient(stage, SYSTEM, 'enschede', invent(recordId));
  const counts = async (): Promise<Record<string, number>> => {
    const { rows } = await sql<{ stage: string; count: number }>`
      select stage, count(*)::int as count from decision group by stage`.execute(box.admin);
    const sent = await sql<{
      count: number;
    }>`select count(*)::int as count from delivery where attempts > 0`.execute(box.admin);
    return {
      sent: sent.rows[0]!.count,
      ...Object.fromEntries(rows.map(({ stage: name, count }) => [name, count])),
    };
  };

  it('says what the pipeline would decide, and sends nothing', async () => {
    await send('WET-1');
    await occasionWith('uwv', 'matching', 'WET-1');
    await box.settled();
    const before = await counts();
    const answer = await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'WET-1']);
    expect([answer.status, decisionOf(answer)]).toEqual([200, true]);
    expect(contextOf(answer)).toMatchObject({ outcome: 'permitted', stage: 'evaluate', purpose: 'matching' });
    await box.settled();
    expect(await counts()).toEqual({ ...before, evaluate: (before['evaluate'] ?? 0) + 1 });
  });

  it('tells the privacy officer categories, fields, basis and versions, and nobody else', async () => {
    const ofSystem = contextOf(await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'WET-1']));
    for (const hidden of ['categories', 'fields', 'basis', 'versions', 'occasionId', 'consentId'])
      expect(ofSystem).not.toHaveProperty(hidden);
    const seen = contextOf(await evaluate(box, OFFICER, 'uwv', 'matching', ['client', 'WET-1']));
    expect(seen).toMatchObject({
      basis: 'legal-obligation',
      versions: {
        clause: 'gemeente-aan-uwv-bemiddeling@1',
        processingActivity: { sender: 'verstrekken-bemiddeling@1', recipient: 'bemiddelen-uwv@1' },
        mapping: { from: 'ggm/client@2.5', to: 'vum/client@3' },
        declaration: null,
        dependsOnChoice: false,
      },
    });
    expect(seen['categories']).toContain('languages');
    expect(seen['fields']).toContain('/arbeidsmarktkwalificatie/taalbeheersing/*/codeTaal');
    expect((seen['fields'] as string[]).some((field) => field.startsWith('/identiteit'))).toBe(false);
    expect((seen['explanation'] as JsonObject)['nl']).toMatch(/mag uit het dossier .* talen, .*de wet/);
  });

  it('is the same for a person about whom nothing was ever sent as for one without an occasion', async () => {
    await send('ALLEEN-1');
    await box.settled();
    const known = await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'ALLEEN-1']);
    const unknown = await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'NOOIT-GEZIEN']);
    expect(contextOf(known)).toMatchObject({ outcome: 'refused', code: 'no-occasion' });
    expect(sameIn(unknown)).toBe(sameIn(known));
  });

  it('shows who sends nothing of a choice, whatever it was; the privacy officer sees what it was', async () => {
    const people = ['NOOIT-GEVRAAGD', 'JA', 'INGETROKKEN'];
    for (const recordId of people) {
      await send(recordId);
      await occasionWith('roc-van-twente', 'learning', recordId);
    }
    await sayYes(stage, SYSTEM, 'enschede', invent('JA'), 'roc-van-twente');
    const consent = await sayYes(stage, SYSTEM, 'enschede', invent('INGETROKKEN'), 'roc-van-twente');
    await withdraw(box, SYSTEM, consent);
    const learning = (who: string, recordId: string): Promise<Answer> =>
      evaluate(box, who, 'roc-van-twente', 'learning', ['client', recordId]);
    const shown = await Promise.all(people.map((recordId) => learning(SYSTEM, recordId)));
    expect(contextOf(shown[0]!)).toMatchObject({ outcome: 'not-shown' });
    expect(decisionOf(shown[1]!)).toBe(false);
    expect(new Set(shown.map(sameIn)).size).toBe(1);
    const seen = (await Promise.all(people.map((recordId) => learning(OFFICER, recordId)))).map(contextOf);
    expect(seen.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['refused', 'secrecy'],
      ['permitted', undefined],
      ['refused', 'consent-withdrawn'],
    ]);
    expect(seen[2]).toMatchObject({ consentId: consent });
    expect((seen[2]!['explanation'] as JsonObject)['nl']).toContain('ingetrokken');
  });

  it('does not wait for what is being said about a person at that moment', async () => {
    await box.admin.transaction().execute(async (tx) => {
      await sql`select 1 from subject where controller = 'enschede' for update`.execute(tx);
      expect((await evaluate(box, SYSTEM, 'uwv', 'matching', ['client', 'WET-1'])).status).toBe(200);
    });
  });

  it('answers about a published record of its own, and of nothing that was never sent', async () => {
    const options = { key: 'vacature-1', subject: 'VAC-1', mediaType: 'application/ld+json' };
    const vacancy = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      identifier: 'VAC-1',
      title: 'Bakker (verzonnen)',
      description: 'Brood bakken.',
      datePosted: '2026-11-01',
      hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
      jobLocation: {
        '@type': 'Place',
        address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
      },
    };
    const sent = await box
      .client('bakkerij-systeem')
      .sendDocument('schema-org/vacancy@30', JSON.stringify(vacancy), options);
    expect(sent.status).toBe(202);
    const about = async (recipient: string, id: string): Promise<JsonObject> =>
      contextOf(await evaluate(box, 'bakkerij-systeem', recipient, 'employer-service', ['vacancy', id]));
    expect(await about('uwv', 'VAC-1')).toMatchObject({ outcome: 'permitted' });
    expect(await about('saxion', 'VAC-1')).toMatchObject({ outcome: 'refused', code: 'no-agreement' });
    expect(await about('uwv', 'VAC-2')).toMatchObject({ outcome: 'refused', code: 'not-found' });
  });

  it('takes many questions at once, with what they share said once, each with a decision of its own', async () => {
    const [uwv, school] = [await box.urn('uwv'), await box.urn('roc-van-twente')];
    const { subject, action, resource } = asked(uwv, 'matching', 'client', 'WET-1');
    const before = (await counts())['evaluate'] ?? 0;
    const answer = await box.client(SYSTEM).request('POST', '/v1/access-evaluations', {
      subject: subject!,
      action: action!,
      evaluations: [
        { resource: resource! },
        { resource: { type: 'client', id: 'ALLEEN-1' } },
        { resource: resource!, subject: { type: 'organisation', id: school } },
      ],
    });
    const { evaluations } = answer.body as { evaluations: { decision: boolean; context: JsonObject }[] };
    expect(evaluations.map(({ decision, context }) => [decision, context['code']])).toEqual([
      [true, undefined],
      [false, 'no-occasion'],
      [false, 'no-agreement'],
    ]);
    expect(new Set(evaluations.map(({ context }) => context['decisionId'])).size).toBe(3);
    expect((await counts())['evaluate']).toBe(before + 3);
  });

  it('is refused with every fault by pointer, and over its limit', async () => {
    const question = asked(await box.urn('uwv'), 'matching', 'client', 'WET-1');
    const pointersOf = async (body: JsonObject): Promise<unknown> => {
      const answer = await box.client(SYSTEM).request('POST', '/v1/access-evaluations', body);
      const { errors = [] } = answer.body as { errors?: { pointer: string }[] };
      return [answer.status, ...errors.map(({ pointer }) => pointer)];
    };
    const { action, resource } = question as Record<string, JsonObject>;
    expect(await pointersOf({})).toEqual([400, '/subject', '/action', '/resource']);
    expect(await pointersOf({ action: action!, evaluations: [{}, { resource: resource! }] })).toEqual([
      400,
      '/evaluations/0/subject',
      '/evaluations/0/resource',
      '/evaluations/1/subject',
    ]);
    const nobody = { type: 'organisation', id: 'urn:nld:oin:00000000000000000000' };
    expect(await pointersOf({ ...question, subject: nobody })).toEqual([400, '/subject/id']);
    expect(await pointersOf({ ...question, evaluations: [{ subject: nobody }, {}] })).toEqual([
      400,
      '/evaluations/0/subject/id',
    ]);
    expect(await pointersOf({ ...question, resource: { type: 'occasion', id: 'x' } })).toEqual([
      400,
      '/resource/type',
    ]);
    expect(await pointersOf({ ...question, extra: 1 })).toEqual([400, '']);
    const many = (count: number): JsonObject => ({
      ...question,
      evaluations: Array.from({ length: count }, () => ({})),
    });
    expect(await pointersOf(many(101))).toEqual([400, '/evaluations']);
    expect(await pointersOf(many(0))).toEqual([400, '/evaluations']);
    expect(await pointersOf(many(100))).toEqual([200]);
  });

  it('is for whoever has a mandate of the controller, and for its own records', async () => {
    const question = asked(await box.urn('uwv'), 'matching', 'client', 'WET-1');
    const foreign = { ...question, controller: await box.urn('enschede') };
    const refused = await box
      .client('klantsysteem-almelo')
      .request('POST', '/v1/access-evaluations', foreign);
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'not-mandated' }]);
    // Of Almelo's own records there is none of that name.
    const own = await evaluate(box, 'klantsysteem-almelo', 'uwv', 'matching', ['client', 'WET-1']);
    expect(contextOf(own)).toMatchObject({ outcome: 'refused', code: 'no-occasion' });
  });
});
