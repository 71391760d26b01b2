import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { JsonObject } from '#kernel';
import { approvedVersions } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { dutchIn, speakEnglish } from './english.js';
import type { Hands } from './hands.js';
import { it } from './it.js';
import { logInStrongly, type Visit } from './visitor.js';

interface ApproverNeeds {
  come(person: string, path: string): Promise<Visit>;
  seen(where: string): Promise<void>;
}
const ME = 'akkoord-enschede';
interface Proposed {
  draftId: string;
  hash: string;
  parties: { party: string }[];
}
type Way = 'mouse' | 'keyboard';
const WAYS: Record<Way, { clause: string; table: string }> = {
  mouse: { clause: 'gemeente-aan-uwv-bemiddeling', table: 'vum-vacancy-3' },
  keyboard: { clause: 'verwijzing-naar-leren', table: 'vum-vacancy-2' },
};

/** What an approver finds: for each way of working something of each kind; and a clause that is another one already. */
export async function proposals(box: Box): Promise<void> {
  const versions = await approvedVersions(box.admin);
  const client = box.client('programmabureau');
  const propose = async (
    title: string,
    kind: string,
    key: string,
    change: (content: JsonObject) => JsonObject,
  ): Promise<Proposed> => {
    const content = change(
      (versions.find((one) => one.kind === kind && one.key === key)?.content ?? {}) as JsonObject,
    );
    const body = { title, changes: [{ kind, key, content }] };
    const made = await client.request('POST', '/v1/drafts', body);
    const said = made.status === 201 ? '' : made.text;
    expect({ title, status: made.status, said }).toEqual({ title, status: 201, said: '' });
    const draft = made.body as unknown as Proposed;
    for (const { party } of draft.parties) if (party !== 'enschede') await approve(box, draft, party);
    return draft;
  };
  const kept =
    (retention: string) =>
    (content: JsonObject): JsonObject => ({ ...content, retention });
  for (const [way, { clause, table }] of Object.entries(WAYS)) {
    await propose(
      `Korter bewaren (${way})`,
      'processing-activity',
      'begeleiden-balie',
      kept(way === 'mouse' ? 'P4M' : 'P5M'),
    );
    await propose(`Bepaling korter (${way})`, 'clause', clause, kept('P3M'));
    const read = await client.request('GET', `/v1/mappings/${table}`);
    const shipped = (read.body as JsonObject)['table'] as JsonObject;
    const rows = (shipped['rows'] as JsonObject[]).map((row) =>
      row['partner'] === '/naamVacature' ? { ...row, max: { partner: 100 } } : row,
    );
    await propose(`Kortere titels (${way})`, 'mapping', table, () => ({ ...shipped, rows }));
    await propose(`Tweede controleur (${way})`, 'role-mapping', `controle-enschede-${way}`, () => ({
      claim: 'groups',
      value: `schakel-controle-${way}`,
      role: 'auditor',
      party: 'enschede',
    }));
  }
  await approve(
    box,
    await propose('Scholen bewaren korter', 'clause', 'jongere-aan-school', kept('P4M')),
    'enschede',
  );
}

/** Who says yes or no for whom besides the municipalities, for which Enschede does. */
const OWN: Record<string, string> = { uwv: 'uwv', 'roc-van-twente': 'roc', leerwerkloket: 'leerwerkloket' };

async function approve(box: Box, { draftId, hash }: Proposed, party: string): Promise<void> {
  const approver = box.client(`goedkeuring-${OWN[party] ?? 'enschede'}`);
  const { status } = await approver.request('POST', `/v1/drafts/${draftId}/approvals`, { party, hash });
  expect({ party, status }).toEqual({ party, status: 201 });
}

/** What an approver decides about, and what it looks up for that. */
export function approverWorks(way: Way, handsOf: (page: Page) => Hands, { come, seen }: ApproverNeeds): void {
  it('an approver refuses, in English, what should not be, with the reason for the others', async () => {
    const visited = await come(ME, '/agreements/drafts');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    await speakEnglish(page, hands);
    await hands.press(page.getByRole('link', { name: `Korter bewaren (${way})` }));
    await hands.press(page.getByRole('button', { name: 'Refuse' }));
    await hands.press(dialog.getByRole('button', { name: 'Refuse' }));
    await dialog.getByRole('link', { name: 'Fill in: Reason' }).waitFor();
    expect(await dutchIn(page)).toEqual([]);
    await hands.press(dialog.getByRole('link', { name: 'Fill in: Reason' }));
    await hands.fill(dialog.getByLabel('Reason'), 'Too short for our work.');
    await hands.press(dialog.getByRole('button', { name: 'Refuse' }));
    await dialog.getByRole('button', { name: 'Log in again, strongly' }).waitFor();
    expect(await dutchIn(page)).toEqual([]);
    await logInStrongly(visited, ME, handsOf);
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Too short for our work.').waitFor();
    await seen('refused');
  });

  it('an approver reads a new clause against the old one, approves it, and finds both on its time line', async () => {
    const visited = await come(ME, '/agreements/drafts');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    const different = 'bewaren: was 6 maanden, wordt 3 maanden';
    await hands.press(page.getByRole('link', { name: `Bepaling korter (${way})` }));
    await page.getByText(different).waitFor();
    await hands.press(page.getByRole('button', { name: 'Akkoord geven' }));
    await hands.press(dialog.getByRole('button', { name: 'Akkoord', exact: true }));
    await logInStrongly(visited, ME, handsOf);
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.section').first().getByText('Akkoord', { exact: true }).waitFor();
    await hands.press(page.getByRole('link', { name: 'Afspraken' }));
    await hands.press(page.getByRole('link', { name: 'Bepalingen' }));
    const clause = page.locator('.clause').filter({ hasText: TO[way] }).first();
    await hands.press(clause.getByText('Bekijk de details'));
    await clause.getByText('Versie 2').waitFor();
    await clause.getByText(different).waitFor();
    await clause.getByText('Gemeente Enschede (voorbeeld) (', { exact: false }).first().waitFor();
    await seen('clause-versions');
  });

  it('an approver sees, in English, a table beside the one in force, and who gets a role, and approves both', async () => {
    const visited = await come(ME, '/agreements/drafts');
    const { page } = visited;
    const hands = handsOf(page);
    const dialog = page.getByRole('dialog');
    await speakEnglish(page, hands);
    await hands.press(page.getByRole('link', { name: `Kortere titels (${way})` }));
    await page.getByRole('row', { name: /different.*naamVacature.*naamVacature.*100/ }).waitFor();
    await seen('table');
    await hands.press(page.getByRole('button', { name: 'Approve', exact: true }));
    await dialog
      .getByText('You approve on behalf of Gemeente Enschede (voorbeeld).', { exact: false })
      .waitFor();
    expect(await dutchIn(page)).toEqual([]);
    await hands.press(dialog.getByRole('button', { name: 'Approve', exact: true }));
    await logInStrongly(visited, ME, handsOf);
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.section').first().getByText('Approved', { exact: true }).waitFor();
    await hands.press(page.getByRole('link', { name: 'Back to all proposals' }));
    await hands.press(page.getByRole('link', { name: `Tweede controleur (${way})` }));
    await hands.press(page.getByRole('button', { name: 'Approve', exact: true }));
    await hands.press(dialog.getByRole('button', { name: 'Approve', exact: true }));
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.section').first().getByText('Approved', { exact: true }).waitFor();
    await hands.press(page.getByRole('link', { name: 'Settings' }));
    await page.getByText(`schakel-controle-${way}`).waitFor();
  });

  it('an approver looks up who may receive what, and takes the plan along', async () => {
    const { page } = await come(ME, '/agreements/matrix');
    const hands = handsOf(page);
    await hands.choose(page.getByLabel('Soort gegevens'), 'Vacature');
    await hands.press(page.getByRole('button', { name: /^Waar staat dat\?/ }).first());
    await page
      .getByText(/mogen vacatures geven aan/)
      .first()
      .waitFor();
    await hands.press(page.getByRole('link', { name: 'Planning' }));
    await page
      .getByText(/Opvolging van Leerwerkloket Twente/)
      .first()
      .waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      hands.press(page.getByRole('button', { name: 'Naar uw agenda' })),
    ]);
    expect(file.suggestedFilename()).toBe('schakel-planning.ics');
    const calendar = readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '');
    expect(calendar).toMatch(/SUMMARY:Op 1 januari 2027 .*Opvolging van Leerwerkloket Twente/);
  });

  it('an approver reads who holds which role, when lanes are served and how long things stay', async () => {
    const { page } = await come(ME, '/settings');
    await page.getByRole('row', { name: /Privacyfunctionaris.*Gemeente Hengelo/ }).waitFor();
    await page.getByText('DOCUMENT_TERM').waitFor();
    // To look only: what changes is proposed by an administrator.
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    await seen('settings');
  });

  it('an approver plays a succession through before its day', async () => {
    const { page } = await come(ME, '/plan');
    await handsOf(page).press(page.getByRole('button', { name: /^Naspelen: .*Leerwerkloket Twente/ }));
    await page.getByRole('heading', { name: 'Zo zou het gaan op 1 januari 2027' }).waitFor();
    await page
      .getByRole('row', { name: /Gemeente Enschede.*Leren.*Werkcentrum Twente/ })
      .first()
      .waitFor();
    await seen('rehearsed');
  });
}

const TO: Record<Way, RegExp> = {
  mouse: /mogen klantgegevens geven aan UWV-systeem/,
  keyboard: /mogen verwijzingen geven aan Leerwerkloket/,
};
