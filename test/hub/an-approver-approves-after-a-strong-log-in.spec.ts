import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules, expectProblem } from '../http-knocker.js';

const KEY = 'begeleiden-balie';

/** Of this activity the municipality is the controller: its approver alone decides on changes. */
describe('a person who approves for an organisation', () => {
  let box: Box;
  let draftId: string;
  let body: JsonObject;
  const browsers: Record<string, Browser> = {};
  beforeAll(async () => {
    box = await startBox({ worker: false });
    for (const person of ['akkoord-enschede', 'akkoord-uwv', 'beheer-regio']) {
      browsers[person] = new Browser(box.url, (answer) => box.answers.push(answer));
      await browsers[person].login(`person-${person}`);
    }
    const found = (await approvedVersions(box.admin)).find(({ key }) => key === KEY)!;
    const content = { ...found.content, retention: 'P3M' } as JsonObject;
    const proposal = { title: 'Korter bewaren', changes: [{ kind: found.kind, key: KEY, content }] };
    const proposed = await box.client('programmabureau').request('POST', '/v1/drafts', proposal);
    const draft = proposed.body as { draftId: string; hash: string };
    ({ draftId } = draft);
    body = { party: 'enschede', hash: draft.hash };
  });
  afterAll(() => box.stop());

  const approve = (person: string) =>
    browsers[person]!.request('POST', `/v1/drafts/${draftId}/approvals`, body);

  it('sees the drafts of that organisation, and nobody else in that role does', async () => {
    const own = await browsers['akkoord-enschede']!.request('GET', '/v1/drafts');
    expect((own.body as { drafts: JsonObject[] }).drafts).toMatchObject([{ draftId, state: 'open' }]);
    expect((await browsers['akkoord-uwv']!.request('GET', '/v1/drafts')).body).toEqual({ drafts: [] });
    const other = await browsers['akkoord-uwv']!.request('GET', `/v1/drafts/${draftId}`);
    expectProblem(other, 404, 'not-found');
  });

  it('looks at the configuration, as an administrator does who approves nothing', async () => {
    for (const person of ['akkoord-enschede', 'beheer-regio']) {
      const { status } = await browsers[person]!.request(
        'GET',
        `/v1/configuration/processing-activity/${KEY}`,
      );
      expect(status).toBe(200);
    }
    expectProblem(await approve('beheer-regio'), 403, 'role-missing');
  });

  it('is named before anything is proposed, beside who can only sign on paper; of that nothing is kept', async () => {
    const versions = await approvedVersions(box.admin);
    const route = versions.find(
      ({ kind, content }) => kind === 'route' && content['recordType'] === 'vacancy',
    )!;
    const changes = [
      { kind: 'route', key: 'vacatures-naar-borne', content: { ...route.content, recipient: 'borne' } },
    ];
    const asked = { title: 'Vacatures naar Borne', changes };
    const preview = await browsers['beheer-regio']!.request('POST', '/v1/draft-previews', asked);
    expect(preview.status).toBe(200);
    const { parties } = preview.body as { parties: { party: string; withoutApprover?: true }[] };
    expect(parties).toContainEqual(
      expect.objectContaining({ party: 'uitzendbureau-test', withoutApprover: true }),
    );
    expect(parties.find(({ party }) => party === 'borne')).not.toHaveProperty('withoutApprover');
    const { rows } = await sql`select 1 from config_draft where title = ${asked.title}`.execute(box.admin);
    expect(rows).toEqual([]);
    const wrong = { title: 'Weg', changes: [{ kind: 'route', key: 'er-is-geen' }] };
    const refused = await browsers['beheer-regio']!.request('POST', '/v1/draft-previews', wrong);
    expect(refused.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/changes/0/key' }] });
    expectProblem(
      await browsers['akkoord-uwv']!.request('POST', '/v1/draft-previews', asked),
      403,
      'role-missing',
    );
  });

  it('logs in strongly first, and is in the log by a pseudonym that other parties do not see', async () => {
    expectProblem(await approve('akkoord-enschede'), 401, 'step-up-needed');
    await browsers['akkoord-uwv']!.login('person-akkoord-uwv', '?stepUp=true');
    expectProblem(await approve('akkoord-uwv'), 403, 'not-approver');
    await browsers['akkoord-enschede']!.login('person-akkoord-enschede', '?stepUp=true');
    const approved = await approve('akkoord-enschede');
    expect(approved).toMatchObject({ status: 201, body: { state: 'approved', inForce: [{ key: KEY }] } });
    expect(approved.text).not.toContain('person:');
    const { rows } = await sql<{ actor: string }>`
      select actor from audit_event where action = 'draft.approved'`.execute(box.admin);
    expect(rows).toEqual([{ actor: expect.stringMatching(/^person:[\w-]+:approver:enschede$/) }]);
  });

  it('ends an agreement alone, and is shown to the others as the approver of that party', async () => {
    const ending = { kind: 'clause', key: 'loongegevens', party: 'uwv', reason: 'Niet meer nodig.' };
    const ended = await browsers['akkoord-uwv']!.request('POST', '/v1/endings', ending);
    expect(ended.status).toBe(201);
    const { body: shown } = await browsers['akkoord-enschede']!.request('GET', '/v1/drafts?state=approved');
    expect((shown as { drafts: JsonObject[] }).drafts[0]).toMatchObject({
      sort: 'ending',
      proposedBy: 'person:approver:uwv',
    });
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});
