import { readFileSync, statSync } from 'node:fs';
import { Controller, Get, Inject } from '@nestjs/common';
import { HUB, type RunningHub } from '#exchange';
import { Refused } from './problem.js';
import { compiled } from './requests.js';
import { STORY_TOLD, type StoryTold } from './story.schema.js';

const isTold = compiled(STORY_TOLD);
const MOST_BYTES = 64 * 1024;

/** What the last run of the story found, as it was kept by that run. */
@Controller('v1/story')
export class StoryController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get()
  read(): StoryTold {
    const file = this.hub.config.storyResult;
    const told = file === undefined ? undefined : toldIn(file);
    if (!told) throw new Refused({ code: 'not-found' });
    return told;
  }
}

/** Undefined where there was no run, or where what is there is no result of one. */
function toldIn(file: string): StoryTold | undefined {
  try {
    if (statSync(file).size > MOST_BYTES) return undefined;
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isTold(told) ? (told as StoryTold) : undefined;
  } catch {
    return undefined;
  }
}
