import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { eventOf } from '../../apps/demo/partner.js';
import { memberOf, until } from '../../apps/demo/play.js';
import type { Hands } from './hands.js';
import { it } from './it.js';
import type { Visit } from './visitor.js';

interface Needs {
  box(): Box;
  come(person: string, path?: string): Promise<Visit>;
  look(what: string): Promise<void>;
}
const TOWN = 'klantsysteem-enschede';
const WHOLE = JSON.parse(
  readFileSync('schemas/canonical/introduction/v1/examples/accepted/step-two-with-contact.json', 'utf8'),
) as JsonObject;
let serial = 0;

/** Somebody said yes to a vacancy of the bureau, and was introduced there. */
async function introduced(box: Box): Promise<string> {
  const recordId = `ENS-77${(serial += 1)}`;
  const [source, recipient] = [await box.urn('enschede'), await box.urn('uitzendbureau-test')];
  const client = box.client(TOWN);
  const occasion = memberOf(
    await client.request('POST', '/v1/occasions', {
      kind: 'introduction',
      purpose: 'matching',
      source,
      recipient,
      subject: { recordId },
    }),
    'occasionId',
  );
  const base = {
    controller: source,
    subject: { recordId },
    recipients: [recipient],
    evidence: {
      askedBy: 'consulent-17',
      askedFor: source,
      how: 'at-the-desk',
      notice: { version: 'introductie-1', language: 'nl' },
      request: 'find-work',
      refusalHasNoConsequenceSaid: true,
      givenBy: 'person',
    },
  };
  const said = [
    await client.request('POST', '/v1/declarations', base),
    await client.request('POST', '/v1/consents', {
      ...base,
      purpose: 'matching',
      categories: ['work-preferences', 'qualifications'],
      state: 'given',
    }),
    await client.send(
      eventOf({
        source: `${source}:systeem:klanten`,
        record: 'introduction',
        contract: 'canonical/introduction@1',
        subject: { recordId: `INT-${recordId}`, person: recordId },
        id: `introduction-${recordId}`,
        data: {
          ...WHOLE,
          idIntroductie: `INT-${recordId}`,
          idAanleiding: occasion,
          betrokkene: { ...(WHOLE['betrokkene'] as JsonObject), idWerkzoekende: recordId },
        },
      }),
    ),
  ];
  expect(said.map(({ status }) => status)).toEqual([201, 201, 202]);
  await until('it has come to the bureau', async () => {
    const { rows } = await sql`
      select 1 from delivery where occasion_id = ${occasion} and kind = 'document' and state = 'delivered'`.execute(
      box.admin,
    );
    return rows.length > 0;
  });
  return occasion;
}

/** Introductions: whose turn it is, an answer by whoever got one, the end of it by whoever made it. */
export function seesIntroductions(handsOf: (page: Page) => Hands, { box, come, look }: Needs): void {
  it('lets whoever got an introduction answer it, and the desk see that and close it', async () => {
    const id = await introduced(box());
    const at = await come('werving-uitzendbureau', '/introductions');
    const answering = handsOf(at.page);
    const row = (page: Page) => page.getByRole('row', { name: id });
    await row(at.page).getByText('uw antwoord').waitFor();
    expect(await at.page.locator('main').textContent()).not.toMatch(/Sanne|ENS-77/);
    const dialog = at.page.getByRole('dialog');
    await answering.press(at.page.getByRole('button', { name: `Antwoorden: ${id}` }));
    await answering.press(dialog.getByRole('button', { name: 'Antwoord geven' }));
    await dialog.getByRole('link', { name: 'Kies: Uw antwoord' }).waitFor();
    await look('introduction-answer');
    await answering.choose(dialog.getByLabel('Uw antwoord'), 'heeft interesse');
    await answering.press(dialog.getByRole('button', { name: 'Antwoord geven' }));
    await at.page.getByText('Uw antwoord is op weg: heeft interesse.').waitFor();
    await look('introductions');

    const { page } = await come('balie-enschede', '/introductions');
    const hands = handsOf(page);
    await row(page).getByText('naam en contact, als de persoon daar ja tegen zegt').waitFor();
    await hands.press(page.getByRole('button', { name: `Afsluiten: ${id}` }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Afsluiten' }));
    await page.getByText('De kennismaking is afgesloten.').waitFor();
    await hands.press(page.getByRole('button', { name: 'van ons' }));
    await row(page).getByText('Afgesloten', { exact: true }).waitFor();
    const { rows } = await sql<{ action: string; actor: string }>`
      select action, split_part(actor, ':', 3) || ' ' || split_part(actor, ':', 4) as actor from audit_event
      where object = ${`occasion:${id}`} and actor like 'person:%' order by id`.execute(box().admin);
    expect(rows).toEqual([
      { action: 'introduction.answered', actor: 'desk-employee uitzendbureau-test' },
      { action: 'occasion.closed', actor: 'desk-employee enschede' },
    ]);
  });
}
