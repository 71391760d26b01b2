import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '#consent';
import type { StoryTold } from '../api/story.schema.js';
import type { Box } from './box.js';
import type { Stage } from './play.js';
import { atDesk, changesHerMind, chooses } from './story-person.js';
import { atMidnight, whatItCost, whoSawWhat } from './story-region.js';
import { SCENE_NAMES, toldIn, type SceneName, type StoryFacts } from './story-words.js';

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
  const facts: Partial<StoryFacts> = {};
  const told: ToldScene[] = [];
  const scenes: { [Name in SceneName]: () => Promise<StoryFacts[Name]> } = {
    desk: () => atDesk(stage),
    choice: () => chooses(stage),
    change: () => changesHerMind(stage),
    midnight: () => atMidnight(stage),
    seen: () => whoSawWhat(stage),
    cost: () => whatItCost(stage),
  };
  for (const [place, name] of SCENE_NAMES.entries()) {
    const found = await scenes[name]();
    Object.assign(facts, { [name]: found });
    const scene = { name, ...toldIn(language, name, found) };
    told.push(scene);
    tell(scene, place);
  }
  return { facts: facts as StoryFacts, told };
}

/** One scene as lines of a terminal. */
export const sceneLines = ({ claim, sentence }: ToldScene, place: number, isTerminal: boolean): string =>
  isTerminal
    ? `\n\u001b[1m${place + 1}. ${claim}\u001b[0m\n   ${sentence}\n`
    : `${place + 1}. ${claim}\n   ${sentence}\n`;

/** What a run found, told in both languages, for the six screens of the console: nothing in it was typed by hand. */
export const resultOf = (facts: StoryFacts, playedAt: Date): StoryTold => ({
  playedAt: playedAt.toISOString(),
  scenes: SCENE_NAMES.map((name) => ({
    name,
    nl: toldIn('nl', name, facts[name]),
    en: toldIn('en', name, facts[name]),
  })),
});

/** Keeps it for a hub that is told of the file (STORY_RESULT); a run that stopped half-way leaves what was there. */
export function keepResult(file: string, result: StoryTold): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
