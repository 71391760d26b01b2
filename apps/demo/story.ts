import { wordFor, type Language } from '#consent';
import type { Box } from './box.js';
import type { Stage } from './play.js';
import { atDesk, changesHerMind, chooses } from './story-person.js';
import { atMidnight, whatItCost, whoSawWhat } from './story-region.js';
import { SCENE_NAMES, STORY, type SceneName, type StoryFacts } from './story-words.js';

/** The moment at which the region of the story opens: the last evening of the old desk. */
export const STORY_OPENS_AT = new Date('2026-12-31T21:00:00+01:00');

export interface ToldScene {
  name: SceneName;
  claim: string;
  sentence: string;
}

/** Plays the six scenes in a region in a box and tells each: one claim, one sentence, with the numbers of this run. */
export async function playStory(
  box: Box,
  language: Language,
  tell: (scene: ToldScene, place: number) => void,
): Promise<{ facts: StoryFacts; told: ToldScene[] }> {
  const stage: Stage = {
    box,
    report: { scene: () => undefined, line: () => undefined },
    seed: 1,
    totals: { accepted: 0, refused: 0 },
    sameAnswers: [],
    waitingLanes: new Set(),
  };
  const word = (category: string): string => wordFor(category, language) ?? category;
  const facts: Partial<StoryFacts> = {};
  const told: ToldScene[] = [];
  const scenes: { [Name in SceneName]: () => Promise<StoryFacts[Name]> } = {
    desk: () => atDesk(stage),
    choice: async () => {
      const found = await chooses(stage);
      return { ...found, why: found.why.map(word) };
    },
    change: () => changesHerMind(stage),
    midnight: () => atMidnight(stage, language),
    seen: () => whoSawWhat(stage),
    cost: () => whatItCost(stage),
  };
  for (const [place, name] of SCENE_NAMES.entries()) {
    const found = await scenes[name]();
    Object.assign(facts, { [name]: found });
    const { claim, sentence } = STORY[language][name] as { claim: string; sentence(of: unknown): string };
    told.push({ name, claim, sentence: sentence(found) });
    tell(told.at(-1)!, place);
  }
  return { facts: facts as StoryFacts, told };
}

/** One scene as lines of a terminal. */
export const sceneLines = ({ claim, sentence }: ToldScene, place: number, isTerminal: boolean): string =>
  isTerminal
    ? `\n\u001b[1m${place + 1}. ${claim}\u001b[0m\n   ${sentence}\n`
    : `${place + 1}. ${claim}\n   ${sentence}\n`;
