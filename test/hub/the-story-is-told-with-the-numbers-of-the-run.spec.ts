import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { playStory, sceneLines, STORY_OPENS_AT, type ToldScene } from '../../apps/demo/story.js';
import { STORY, type StoryFacts } from '../../apps/demo/story-words.js';
import { startBox } from '../harness.js';

describe('the story', () => {
  let box: Box;
  let facts: StoryFacts;
  const told: ToldScene[] = [];
  beforeAll(async () => {
    box = await startBox({ opensAt: STORY_OPENS_AT });
    ({ facts } = await playStory(box, 'nl', (scene) => told.push(scene)));
  }, 180_000);
  afterAll(() => box.stop());

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
    expect(facts.choice.toSchool).toBe(9);
    expect(facts.choice.toSchool).toBeLessThan(facts.desk.fields);
    expect(facts.choice.withheld).toBeGreaterThan(facts.desk.withheld);
    expect(facts.seen.lines).toBeGreaterThan(3);
    // A scene that went wrong says so.
    const wrong = { open: 3, goingOn: 2, toAsk: 2, lost: 1, backUntil: '1 maart 2027' };
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
});
