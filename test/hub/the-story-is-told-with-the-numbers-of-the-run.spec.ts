import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Box } from '../../apps/demo/box.js';
import {
  keepResult,
  playStory,
  resultOf,
  sceneLines,
  STORY_OPENS_AT,
  type ToldScene,
} from '../../apps/demo/story.js';
import { SCENE_NAMES, STORY, toldIn, type StoryFacts } from '../../apps/demo/story-words.js';
import { keyboard, mouse, type Hands } from '../console/hands.js';
import {
  CHROMIUM,
  focusOn,
  launch,
  logIn,
  logInStrongly,
  lookOn,
  visit,
  type Visit,
} from '../console/visitor.js';
import { startBox } from '../harness.js';

const withBrowser = CHROMIUM ? describe : describe.skip;

describe('the story', () => {
  let box: Box;
  let facts: StoryFacts;
  const told: ToldScene[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'schakel-story-'));
  const file = join(folder, 'kept', 'story.json');
  beforeAll(async () => {
    box = await startBox({ opensAt: STORY_OPENS_AT, settings: { STORY_RESULT: file } });
    ({ facts } = await playStory(box, 'nl', (scene) => told.push(scene)));
  }, 180_000);
  afterAll(async () => {
    await box.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has six scenes, each a claim and a sentence', () => {
    expect(told.map(({ name, claim }) => [name, claim])).toEqual([
      ['desk', 'Niemand vertelt zijn verhaal twee keer.'],
      ['choice', 'Zij kiest wat er van haar gaat, en naar wie.'],
      ['change', 'Zij bedenkt zich, en dat telt meteen.'],
      ['midnight', 'Vier organisaties worden één loket, en de winkel blijft open.'],
      ['seen', 'Wie iets zag, staat er, met waarom.'],
      ['cost', 'Het past op een kleine machine.'],
    ]);
    expect(sceneLines(told[0]!, 0, false)).toBe(`1. ${told[0]!.claim}\n   ${told[0]!.sentence}\n`);
  });

  it.each([
    [
      'desk',
      /^Sanne Voorbeeld zit aan de balie: (\d+) gegevens zijn er al, 0 zijn overgetypt, en (\d+) zijn niet gevraagd en niet gegeven\.$/,
    ],
    [
      'choice',
      /^Naar ROC van Twente \(voorbeeld\) gaan (\d+) gegevens en (\d+) niet \(.+ en .+\); Bakkerij De Proef \(verzonnen\) krijgt een profiel zonder naam\.$/,
    ],
    [
      'change',
      /^Wat wachtte is gestopt \(1\), de school bevestigt dat zij wist \(1\), en het scherm van de gemeente is hetzelfde, alle [\d.]+ letters\.$/,
    ],
    [
      'midnight',
      /^Om middernacht wordt het Leerwerkloket Werkcentrum: van 3 open verwijzingen gaan er 3 door, 2 mensen staan op de lijst om opnieuw te vragen, 0 berichten zijn kwijt, en terug kan tot 1 maart 2027\.$/,
    ],
    [
      'seen',
      /^De controleur van Hengelo ziet (\d+) regels over Sanne, \1 met grondslag; het logboek klopt helemaal, en één veranderde bit wordt gevonden\.$/,
    ],
    [
      'cost',
      /^Op \d+ kernen gingen 200 berichten heen, [\d.,]+ per seconde: een jaar van de regio \(aanname: 2\.000\.000 berichten\) is [\d.,]+ uur werk\.$/,
    ],
  ] as const)('says in scene %s what happened', (name, sentence) => {
    expect(told.find((scene) => scene.name === name)!.sentence).toMatch(sentence);
  });

  it('has numbers of the run in it, and no others', () => {
    expect(facts.desk.fields).toBeGreaterThan(10);
    expect(facts.desk.withheld).toBeGreaterThan(0);
    // What her yes and the clause let through of what is known of her.
    expect(facts.choice.toSchool).toBe(8);
    expect(facts.choice.toSchool).toBeLessThan(facts.desk.fields);
    expect(facts.choice.withheld).toBeGreaterThan(facts.desk.withheld);
    expect(facts.seen.lines).toBeGreaterThan(3);
    // A scene that went wrong says so.
    const wrong = { open: 3, goingOn: 2, toAsk: 2, lost: 1, backUntil: '2027-02-28T23:00:00Z' };
    expect(STORY.nl.midnight.sentence(wrong)).toContain('gaan er 2 door');
    expect(STORY.nl.change.sentence({ ...facts.change, isSame: false })).toContain('is veranderd');
    expect(STORY.nl.seen.sentence({ ...facts.seen, isChangeFound: false })).toContain('wordt gemist');
  });

  it('is told in English too', () => {
    for (const [name, { sentence }] of Object.entries(STORY.en)) {
      const said = (sentence as (of: unknown) => string)(facts[name as keyof StoryFacts]);
      expect([name, /undefined|NaN|\[object/.test(said), said.length > 60]).toEqual([name, false, true]);
    }
    expect(STORY.en.desk.sentence({ fields: 1234, typed: 0, withheld: 5 })).toBe(
      'Sanne Voorbeeld sits at the desk: 1,234 data are there already, 0 were typed again, and 5 were not asked for and not given.',
    );
  });

  withBrowser('as six screens', () => {
    let browser: Browser;
    let now: Visit;
    beforeAll(async () => void (browser = await launch()));
    afterAll(() => browser.close());
    const { look, leave } = lookOn('story', () => now);
    const come = async (language: 'nl' | 'en'): Promise<Page> => {
      now = await visit(browser, language);
      await now.page.goto(`${box.url}/console/story`);
      return now.page;
    };
    const shown = (page: Page, what: string) => page.locator(`.scene:not(.scene-elsewhere) .scene-${what}`);

    it('says how to make one when there was no run, and shows nothing that is no result of one', async () => {
      expect(existsSync(file)).toBe(false);
      const page = await come('nl');
      await page.getByText('npm run demo -- --story --stay').waitFor();
      await look('none');
      const kept = resultOf(facts, new Date('2026-12-31T20:00:00Z'));
      for (const text of ['', '{}', JSON.stringify({ ...kept, scenes: [] }), `[${' '.repeat(70_000)}]`]) {
        keepResult(file, kept);
        expect((await fetch(`${box.url}/v1/story`)).status).toBe(200);
        writeFileSync(file, text);
        expect((await fetch(`${box.url}/v1/story`)).status).toBe(404);
      }
      await leave();
    });

    it.each([
      ['nl', 'mouse', mouse, 'Volgende', 'Vorige'],
      ['en', 'keyboard', keyboard, 'Next', 'Previous'],
    ] as const)(
      'says in %s what the terminal says, by %s',
      async (language, way, handsOf, next, previous) => {
        keepResult(file, resultOf(facts, new Date('2026-12-31T20:00:00Z')));
        const page = await come(language);
        const hands: Hands = handsOf(page);
        for (const [place, name] of SCENE_NAMES.entries()) {
          const terminal = sceneLines({ name, ...toldIn(language, name, facts[name]) }, place, false);
          await page
            .getByRole('heading', { level: 2, name: toldIn(language, name, facts[name]).claim })
            .waitFor();
          const screen = `${place + 1}. ${await shown(page, 'claim').textContent()}\n   ${await shown(page, 'sentence').textContent()}\n`;
          expect(screen).toBe(terminal);
          if (language === 'nl') expect(told[place]).toMatchObject(toldIn('nl', name, facts[name]));
          if (way === 'mouse') await look(name);
          if (place < SCENE_NAMES.length - 1) await hands.press(page.getByRole('button', { name: next }));
        }
        expect(await page.getByRole('button', { name: next }).isDisabled()).toBe(true);
        await hands.press(page.getByRole('button', { name: previous }));
        await page.keyboard.press('ArrowLeft');
        await page.getByRole('heading', { level: 2, name: STORY[language].midnight.claim }).waitFor();
        expect(new URL(page.url()).search).toBe('?scene=midnight');
        await focusOn(page.locator('#scene-midnight'));
        await page.keyboard.press('Home');
        await page.getByRole('heading', { level: 2, name: STORY[language].desk.claim }).waitFor();
        // On paper all of them, and no buttons.
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.scene-sentence:visible').allTextContents()).toEqual(
          SCENE_NAMES.map((name) => toldIn(language, name, facts[name]).sentence),
        );
        expect(await page.getByRole('button').count()).toBe(0);
        await page.emulateMedia({ media: 'screen' });
        await leave();
      },
    );

    it('lets a privacy officer see whom the succession asks again, as in the story', async () => {
      now = await visit(browser);
      await logIn(now, box.url, 'privacy-enschede', '/plan');
      await now.page.getByRole('button', { name: 'Wie opnieuw vragen?' }).click();
      await now.page.getByText(`${facts.midnight.toAsk} mensen opnieuw vragen`).waitFor();
      await look('people-to-ask');
      await leave();
    });

    it('lets an approver of the successor turn it back from the plan, with a reason and a strong log-in', async () => {
      now = await visit(browser);
      await logIn(now, box.url, 'akkoord-werkcentrum', '/plan');
      const { page } = now;
      const hands = keyboard(page);
      const dialog = page.getByRole('dialog');
      await hands.press(page.getByRole('button', { name: 'Terugdraaien' }));
      await hands.press(dialog.getByRole('button', { name: 'Nu terugdraaien' }));
      await dialog.getByRole('link', { name: 'Vul in: Waarom' }).waitFor();
      await look('turn-back');
      await hands.fill(dialog.getByLabel('Waarom'), 'De dossiers zijn nog niet over.');
      await hands.press(dialog.getByRole('button', { name: 'Nu terugdraaien' }));
      await logInStrongly(now, 'akkoord-werkcentrum', keyboard);
      await page.getByText(/^Teruggedraaid\. /).waitFor();
      await look('turned-back');
      const directory = await box.hub.directory();
      expect(directory.successorOf('leerwerkloket', 'referral')).toBe('leerwerkloket');
      await leave();
    });
  });
});
