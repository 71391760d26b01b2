import { form, listOf, named, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const SCENES = 6;
const told = form({ claim: text(200), sentence: text(1000) });

/** A run of the story as it is kept, and as it is answered. */
export const STORY_TOLD = named(
  'StoryTold',
  form({
    playedAt: { ...utc, description: 'When that run was, by the clock of the machine' },
    scenes: listOf(form({ name: text(40), nl: told, en: told }), SCENES, SCENES),
  }),
);

type Told = { claim: string; sentence: string };
export interface StoryTold {
  playedAt: string;
  scenes: { name: string; nl: Told; en: Told }[];
}

/** The story of a demo, for its six screens in the console. */
export const STORY = {
  read: {
    id: 'readStory',
    description:
      'Only of a hub that was told where the result of a run is (`STORY_RESULT`), which production refuses.',
    answers: { 200: { description: 'Six scenes, each a claim and a sentence', schema: STORY_TOLD } },
    refusals: ['not-found'],
    examples: [{ name: 'none', summary: 'There was no run', status: 404 }],
  },
} satisfies Record<string, Operation>;
