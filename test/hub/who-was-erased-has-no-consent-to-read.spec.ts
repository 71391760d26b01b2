import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Json } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { EVIDENCE } from '../http-knocker.js';
import { codeIn, CodePages } from '../medium/code-pages.js';

const SYSTEM = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';

describe('who was erased', () => {
  let box: Box;
  let pages: CodePages;
  beforeAll(async () => {
    box = await startBox();
    pages = new CodePages(box);
  });
  afterAll(() => box.stop());

  const ask = (as: string, method: string, path: string, body?: Json): Promise<Answer> =>
    box.client(as).request(method, path, body);
  const erase = async (recordId: string): Promise<void> => {
    const said = { notedBy: 'team-7', how: 'at-the-desk', givenBy: 'person' };
    const body = { kind: 'erasure', subject: { recordId }, ...said };
    const id = memberOf(await ask(SYSTEM, 'POST', '/v1/rights-requests', body), 'requestId');
    await ask(OFFICER, 'POST', `/v1/rights-requests/${id}/decisions`, { decision: 'granted' });
    expect((await ask(OFFICER, 'POST', `/v1/rights-requests/${id}/executions`)).status).toBe(201);
  };

  it('has codes that open what no code opens', async () => {
    const code = await pages.codeFor('WEG-1');
    const receipt = codeIn(await pages.yes(code));
    expect((await pages.open(receipt)).status).toBe(200);
    await erase('WEG-1');
    const nobodys = await pages.open('2222-2222-2222-2222');
    for (const one of [code, receipt]) {
      const { status, text } = await pages.open(one);
      expect([status, text]).toEqual([nobodys.status, nobodys.text]);
    }
    expect((await pages.takeBack(receipt)).status).toBe(400);
  });

  it('has no consent to read, and none to give again', async () => {
    const [controller, recipient] = [await box.urn('enschede'), await box.urn('roc-van-twente')];
    const evidence = { ...EVIDENCE, askedFor: controller };
    const consent = {
      subject: { recordId: 'WEG-2' },
      purpose: 'learning',
      recipients: [recipient],
      categories: ['languages'],
      state: 'given',
      evidence,
    };
    const path = `/v1/consents/${memberOf(await ask(SYSTEM, 'POST', '/v1/consents', consent), 'consentId')}`;
    expect((await ask(OFFICER, 'GET', path)).status).toBe(200);
    await erase('WEG-2');
    expect((await ask(OFFICER, 'GET', path)).status).toBe(404);
    expect((await ask(OFFICER, 'GET', `${path}/receipt`)).status).toBe(404);
    expect((await ask(SYSTEM, 'POST', `${path}/renewals`, { evidence })).status).toBe(404);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from consent c
      join subject s on s.id = c.subject_id where s.erased_at is not null and c.evidence <> '{}'`.execute(
      box.admin,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});
