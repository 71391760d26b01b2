import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { handedAbout, HUB, type HandedLine, type RunningHub } from '#exchange';
import { bodyOf, directoryOf, must } from './caller.js';
import { officerNamed, officersOf } from './officer.js';

interface SearchBody {
  controller?: string;
  subject: { recordId?: string; bsn?: string };
}

/** Who received what about a person of one's own: for the privacy officer. Who it is stands in the body only. */
@Controller('v1/disclosures')
export class DisclosuresController {
  constructor(@Inject(HUB) private readonly hub: RunningHub) {}

  @Post('_search')
  @HttpCode(200)
  async search(@Req() request: FastifyRequest): Promise<unknown> {
    const { subject, controller } = must(bodyOf<SearchBody>(this.hub, request, 'DisclosureSearch'));
    const directory = await directoryOf(this.hub, request);
    const speaker = must(officerNamed(officersOf(this.hub, request), directory, controller));
    const { given, received, isCut } = must(await handedAbout(this.hub, speaker, subject));
    const shown = ({ other, basis, isKept, ...line }: HandedLine) => ({
      party: directory.party(other)?.urn ?? `urn:schakel:${other}`,
      ...line,
      ...(basis ? { basis } : {}),
      canGoAgain: isKept && !line.atDesk,
    });
    return { given: given.map(shown), received: received.map(shown), isCut };
  }
}
