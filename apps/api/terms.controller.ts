import { Controller, Get, Inject } from '@nestjs/common';
import { termsOf } from '#config';
import { HUB, type RunningHub } from '#exchange';

interface TermView {
  setting: string;
  /** 0: no longer than it is needed. */
  seconds: number;
}

/** By the names of their settings, in the order of the terms themselves. */
const NAMES = flat(termsOf(((name: string) => name) as never)) as string[];

/** How long what is kept: settings of the whole hub, to look at. */
@Controller('v1')
export class TermsController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Get('retention-terms')
  terms(): { terms: TermView[] } {
    const values = flat(this.hub.config.terms) as number[];
    return {
      terms: NAMES.map((setting, index) => ({ setting, seconds: Math.round(values[index]! / 1000) })),
    };
  }
}

function flat(terms: object): unknown[] {
  return Object.values(terms).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null ? flat(one) : [one],
  );
}
