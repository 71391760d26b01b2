import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { applyRegion, readRegion } from '#exchange';
import type { JsonObject } from '#kernel';
import { approvedVersions, type ConfigKind } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';

const BUREAU = 'programmabureau';
const TOWN = 'goedkeuring-enschede';
const SCHOOL = 'goedkeuring-roc';
const UWV = 'goedkeuring-uwv';
const CLAUSE = 'jongere-aan-school';

describe('a change of the configuration', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
  });
  afterAll(() => box.stop());

  const contentOf = async (kind: ConfigKind, key: string): Promise<JsonObject> =>
    (await approvedVersions(box.admin)).filter((one) => one.kind === kind && one.key === key).at(-1)!
      .content as JsonObject;
  const versionsOf = async (kind: ConfigKind, key: string): Promise<number> =>
    (await approvedVersions(box.admin)).filter((one) => one.kind === kind && one.key === key).length;
  const propose = (changes: JsonObject[], parts: JsonObject = {}, who = BUREAU): Promise<Answer> =>
    box.client(who).request('POST', '/v1/drafts', { title: 'Een voorstel', changes, ...parts });
  const clause = async (parts: JsonObject): Promise<JsonObject> => ({
    kind: 'clause',
    key: CLAUSE,
    content: { ...(await contentOf('clause', CLAUSE)), ...parts },
  });
  const draft = async (parts: JsonObject): Promise<{ id: string; hash: string }> => {
    const { status, body } = await propose([await clause(parts)]);
    expect(status).toBe(201);
    return { id: (body as JsonObject)['draftId'] as string, hash: (body as JsonObject)['hash'] as string };
  };
  const approve = (who: string, party: string, { id, hash }: { id: string; hash: string }): Promise<Answer> =>
    box.client(who).request('POST', `/v1/drafts/${id}/approvals`, { party, hash });
  const codeOf = ({ body }: Answer): unknown => (body as JsonObject)['code'];
  const faultsOf = ({ body }: Answer): string[] =>
    ((body as JsonObject)['errors'] as { pointer: string; detail: string }[]).map(
      ({ pointer, detail }) => `${pointer} ${detail}`,
    );
  const townsOf = async (): Promise<string[]> =>
    ((await contentOf('group', 'gemeenten'))['members'] as string[]).filter((one) => one !== 'enschede');

  it('is in force when everybody approved, some under a mandate, and not before', async () => {
    const { id, hash } = await draft({ retention: 'P18M' });
    const shown = await box.client(SCHOOL).request('GET', `/v1/drafts/${id}`);
    expect(shown.body).toMatchObject({
      state: 'open',
      hashVerified: true,
      changes: [
        {
          inWords: {
            nl: { differences: ['bewaren: was 12 maanden, wordt 18 maanden'] },
            en: { differences: ['kept for: was 12 months, becomes 18 months'] },
          },
        },
      ],
    });
    expect((await approve(TOWN, 'enschede', { id, hash })).status).toBe(201);
    for (const town of await townsOf()) expect((await approve(TOWN, town, { id, hash })).status).toBe(201);
    expect((await contentOf('clause', CLAUSE))['retention']).toBe('P12M');
    const last = await approve(SCHOOL, 'roc-van-twente', { id, hash });
    expect(last.body).toMatchObject({
      state: 'approved',
      inForce: [{ kind: 'clause', key: CLAUSE, version: 2 }],
    });
    expect((await contentOf('clause', CLAUSE))['retention']).toBe('P18M');
    const version = (await approvedVersions(box.admin)).findLast(({ key }) => key === CLAUSE)!;
    expect(version.approvals).toHaveLength(15);
    expect(version.approvals).toContainEqual(
      expect.objectContaining({ party: 'borne', by: 'enschede', mandate: 'borne-aan-enschede@1' }),
    );
    const { rows } = await sql<{ organisations: string[] }>`
      select organisations from audit_event where action = 'config.applied' and object = ${`draft:${id}`}`.execute(
      box.admin,
    );
    expect(rows[0]!.organisations).toEqual(expect.arrayContaining(['borne', 'enschede', 'roc-van-twente']));
  });

  it('is over when one party refuses, and says why to the others', async () => {
    const { id, hash } = await draft({ retention: 'P24M' });
    const path = `/v1/drafts/${id}/refusals`;
    const refused = await box
      .client(SCHOOL)
      .request('POST', path, { party: 'roc-van-twente', reason: 'Te lang.' });
    expect(refused.body).toMatchObject({ state: 'refused' });
    const shown = await box.client(TOWN).request('GET', `/v1/drafts/${id}`);
    expect((shown.body as JsonObject)['parties']).toContainEqual(
      expect.objectContaining({ party: 'roc-van-twente', answer: 'refused', reason: 'Te lang.' }),
    );
    expect(codeOf(await approve(TOWN, 'enschede', { id, hash }))).toBe('draft-settled');
    // Who does not speak for that party does not get the draft by saying the same again.
    const stranger = await box
      .client(UWV)
      .request('POST', path, { party: 'roc-van-twente', reason: 'Te lang.' });
    expect(codeOf(stranger)).toBe('not-approver');
  });

  it('is taken back by whoever proposed it, and by nobody else', async () => {
    const { id } = await draft({ retention: 'P24M' });
    expect((await box.client(UWV).request('POST', `/v1/drafts/${id}/withdrawals`)).status).toBe(404);
    const taken = await box.client(BUREAU).request('POST', `/v1/drafts/${id}/withdrawals`);
    expect(taken.body).toMatchObject({ state: 'withdrawn' });
  });

  it('is not shown to, and not approved by, whom it does not concern', async () => {
    const { id, hash } = await draft({ retention: 'P24M' });
    expect((await box.client(UWV).request('GET', `/v1/drafts/${id}`)).status).toBe(404);
    expect(codeOf(await approve(UWV, 'uwv', { id, hash }))).toBe('not-found');
    expect(codeOf(await approve(UWV, 'borne', { id, hash }))).toBe('not-approver');
    expect(codeOf(await approve(SCHOOL, 'enschede', { id, hash }))).toBe('not-approver');
    const list = await box.client(UWV).request('GET', '/v1/drafts');
    expect(list.body).toEqual({ drafts: [] });
  });

  it('is approved as it was seen, and not as something else', async () => {
    const { id } = await draft({ retention: 'P24M' });
    expect(codeOf(await approve(TOWN, 'enschede', { id, hash: 'f'.repeat(64) }))).toBe('hash-differs');
  });

  it('needs four eyes, also when one approver acts for everybody', async () => {
    const content = { ...(await contentOf('processing-activity', 'begeleiden-balie')), retention: 'P3M' };
    const change = { kind: 'processing-activity', key: 'begeleiden-balie', content };
    const controller = await box.urn('enschede');
    const proposed = await propose([change], { controller }, TOWN);
    const { draftId: id, hash } = proposed.body as { draftId: string; hash: string };
    expect((proposed.body as JsonObject)['parties']).toEqual([
      expect.objectContaining({ party: 'enschede' }),
    ]);
    expect(codeOf(await approve(TOWN, 'enschede', { id, hash }))).toBe('four-eyes');
    expect((await contentOf('processing-activity', 'begeleiden-balie'))['retention']).toBe('P6M');
    expect((await box.client(BUREAU).request('POST', `/v1/drafts/${id}/withdrawals`)).status).toBe(201);
    const other = await propose([change]);
    const again = other.body as { draftId: string; hash: string };
    expect((await approve(TOWN, 'enschede', { id: again.draftId, hash: again.hash })).body).toMatchObject({
      state: 'approved',
    });
  });

  it('that is proposed twice is one draft', async () => {
    const first = await draft({ retention: 'P30M' });
    expect(await draft({ retention: 'P30M' })).toEqual(first);
  });

  it('is not put over something that its approvers have not seen', async () => {
    const change = async (retention: string) => {
      const content = { ...(await contentOf('processing-activity', 'melden-fout')), retention };
      const answer = await propose([{ kind: 'processing-activity', key: 'melden-fout', content }]);
      const { draftId, hash } = answer.body as { draftId: string; hash: string };
      return { id: draftId, hash };
    };
    const [one, two] = [await change('P1M'), await change('P2M')];
    expect((await approve(TOWN, 'enschede', two)).status).toBe(201);
    const late = await approve(TOWN, 'enschede', one);
    expect([codeOf(late), faultsOf(late)]).toEqual([
      'draft-outdated',
      ['/changes/0 processing-activity melden-fout was changed after this was proposed'],
    ]);
    // Nothing of the late approval stays.
    expect(
      await sql`select 1 from config_approval where draft_id = ${one.id}`.execute(box.admin),
    ).toMatchObject({
      rows: [],
    });
  });

  it('is refused with every fault, by pointer, in sentences that say what is wrong', async () => {
    const wrong = await propose([
      await clause({
        basis: { sender: { kind: 'legitimate-interest' }, recipient: { kind: 'consent' } },
        bsn: true,
      }),
      {
        kind: 'route',
        key: 'nergens',
        content: { recordType: 'vacancy', senders: ['x'], recipient: 'uwv', purpose: 'matching' },
      },
    ]);
    expect(wrong.status).toBe(400);
    expect(faultsOf(wrong)).toEqual([
      '/changes/0/content/basis/sender/kind a public body cannot rely on a legitimate interest (GDPR 6(1), last sentence); name a task or a duty',
      '/changes/0/content/bsn "bsn" and the category bsn must say the same',
      '/changes/0/content/notifiesUnasked "notifiesUnasked" needs a legal obligation of the sender; a task or a power is none',
      '/changes/1/content/senders/0 nobody is called "x"',
    ]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a purpose that is on no list',
      { purpose: 'enforcement' },
      '/changes/0/content/purpose must be equal to one of the allowed values',
    ],
    [
      'a category that is on no list',
      { categories: ['debts'] },
      '/changes/0/content/categories/0 must be equal to one of the allowed values',
    ],
    [
      'a rail that is on no list',
      { rail: 'other' },
      '/changes/0/content/rail must be equal to one of the allowed values',
    ],
    [
      'an agreement that is not there',
      { agreement: 'nothing' },
      '/changes/0/content/agreement there is no agreement "nothing"',
    ],
    ['nothing that is new', {}, '/changes/0 clause jongere-aan-school is like this already'],
  ])('is refused with %s', async (_name, parts, fault) => {
    const [found] = faultsOf(await propose([await clause(parts)]));
    expect(found).toContain(fault);
  });

  it('that takes away what something else needs is refused, with what needs it', async () => {
    const faults = faultsOf(await propose([{ kind: 'processing-activity', key: 'begeleiden-jongere' }]));
    expect(faults).toEqual([
      '/changes clause jongere-aan-school: there is no processing activity "begeleiden-jongere" in the register',
    ]);
  });

  it('that is planned counts from its second on', async () => {
    const at = '2027-10-31T02:30:00+01:00';
    const content = { ...(await contentOf('processing-activity', 'melden-aanbod')), retention: 'P1Y' };
    const answer = await propose([
      { kind: 'processing-activity', key: 'melden-aanbod', content, validFrom: at },
    ]);
    expect(answer.body).toMatchObject({
      changes: [
        {
          inWords: {
            nl: {
              what: 'Verwerking melden-aanbod (Melden van opleidingsaanbod) verandert op 31 oktober 2027 om 02.30 uur (wintertijd)',
            },
          },
        },
      ],
    });
    const { draftId: id, hash } = answer.body as { draftId: string; hash: string };
    expect((await approve(SCHOOL, 'roc-van-twente', { id, hash })).status).toBe(201);
    const versions = (await approvedVersions(box.admin)).filter(({ key }) => key === 'melden-aanbod');
    expect(versions.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
      [versions[0]!.validFrom, new Date(at)],
      [new Date(at), null],
    ]);
  });

  it('of files does not change what the parties approved: it becomes a draft for them, and once', async () => {
    const before = await contentOf('clause', CLAUSE);
    const folder = regionWith({
      'groups.yaml': (text) => text.replace('(subregionaal overleg)', '(overleg)'),
    });
    const apply = () =>
      applyRegion(box.hub.db, readRegion(folder, box.hub.contracts), 'config:apply', box.clock.now());
    const applied = await apply();
    expect(applied.added.map(({ key }) => key)).toEqual(['midden-twente']);
    expect(applied.forParties!.map(({ key }) => key).sort()).toEqual(
      ['begeleiden-balie', CLAUSE, 'melden-aanbod', 'melden-fout'].sort(),
    );
    expect(await contentOf('clause', CLAUSE)).toEqual(before);
    const shown = await box.client(SCHOOL).request('GET', `/v1/drafts/${applied.draftId}`);
    expect(shown.body).toMatchObject({ state: 'open', proposedBy: 'config:apply', proposedFor: 'enschede' });
    const versions = await versionsOf('clause', CLAUSE);
    expect((await apply()).draftId).toBe(applied.draftId);
    expect(await versionsOf('clause', CLAUSE)).toBe(versions);
  });

  it('is listed in pages, each draft once', async () => {
    const ids: unknown[] = [];
    let path: string | undefined = '/v1/drafts?limit=2';
    while (path) {
      const { body, headers }: Answer = await box.client(SCHOOL).request('GET', path);
      const { drafts } = body as { drafts: JsonObject[] };
      expect(drafts.length).toBeLessThanOrEqual(2);
      ids.push(...drafts.map(({ draftId }) => draftId));
      path = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    }
    const whole = await box.client(SCHOOL).request('GET', '/v1/drafts');
    expect(ids).toEqual((whole.body as { drafts: JsonObject[] }).drafts.map(({ draftId }) => draftId));
    expect(ids.length).toBeGreaterThan(2);
  });

  it('is not asked for by who has not the scope, or speaks for nobody', async () => {
    const path = '/v1/drafts';
    const answer = await fetch(`${box.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(401);
    const body = { title: 'x', changes: [{ kind: 'desk', key: 'x' }], controller: await box.urn('uwv') };
    expect(codeOf(await box.client(BUREAU).request('POST', path, body))).toBe('not-mandated');
  });
});
