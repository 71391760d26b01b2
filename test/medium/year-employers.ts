import { expect } from '@jest/globals';
import {
  answerIntroduction,
  leasePost,
  openOccasion,
  registerConsent,
  registerDeclaration,
  settleLeases,
} from '#exchange';
import type { Category, IntroductionAnswer } from '#kernel';
import { codeOf, valueOf } from './desk.js';
import { EVIDENCE, type Rig } from './rig.js';
import { EMPLOYERS, RECRUITERS, SYSTEMS } from './year-region.js';

const INBOX = 'uwv-systeem';
const SAYS: IntroductionAnswer[] = ['interested', 'not-interested', 'vacancy-filled'];

/** Employers of the year: they publish vacancies, are introduced to people, and answer. */
export class Employers {
  #serial = 0;
  readonly #waiting: { employer: string; occasionId: string; saidYes: boolean }[] = [];

  constructor(
    private readonly rig: Rig,
    private readonly below: (most: number) => number,
  ) {}

  async publish(): Promise<void> {
    // Each in turn, so that all of them do.
    const employer = RECRUITERS[this.#serial % RECRUITERS.length]!;
    const identifier = `VAC-${(this.#serial += 1)}`;
    const event = {
      id: identifier,
      source: (await this.rig.hub.directory()).party(employer)!.urn,
      type: 'nl.schakel.vacancy.published',
      dataschema: 'schema-org/vacancy@30',
      subject: { recordId: identifier },
      data: {
        '@context': 'https://schema.org',
        '@type': 'JobPosting',
        identifier,
        title: 'Bakker (verzonnen)',
        description: 'Brood bakken.',
        datePosted: this.rig.clock.now().toISOString().slice(0, 10),
        hiringOrganization: { '@type': 'Organization', name: employer },
        jobLocation: {
          '@type': 'Place',
          address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
        },
      },
    };
    valueOf((await this.rig.sendBatch('werving', [event]))[0]!);
  }

  /** Somebody of this town is introduced for one vacancy, after a yes, or after a no. */
  async introduce(town: string, person: string, lastName: string): Promise<void> {
    const employer = EMPLOYERS[this.below(EMPLOYERS.length)]!;
    const saidYes = this.below(4) > 0;
    const speaker = this.rig.speaker(town);
    const base = { recordId: person, recipients: [employer], includesSuccessors: false };
    const evidence = { ...EVIDENCE, notice: { version: 'introductie-1', language: 'nl' } };
    const categories: Category[] = ['work-preferences', 'qualifications', 'languages'];
    valueOf(await registerDeclaration(this.rig.hub, speaker, { ...base, evidence }));
    const state = saidYes ? ('given' as const) : ('refused' as const);
    const said = { ...base, evidence, purpose: 'matching' as const, categories, state };
    valueOf(await registerConsent(this.rig.hub, speaker, said));
    const occasion = await openOccasion(this.rig.hub, speaker, {
      kind: 'introduction',
      purpose: 'matching',
      source: town,
      recipient: employer,
      subject: { recordId: person },
    });
    const { id: occasionId } = valueOf(occasion);
    const recordId = `INT-${person}`;
    const event = {
      id: recordId,
      source: (await this.rig.hub.directory()).party(town)!.urn,
      type: 'nl.schakel.introduction.published',
      dataschema: 'canonical/introduction@1',
      subject: { recordId, person },
      data: {
        idIntroductie: recordId,
        idAanleiding: occasionId,
        vacature: { idVacature: 'VAC-1', naamVacature: 'Bakker (verzonnen)' },
        betrokkene: {
          idWerkzoekende: person,
          identiteit: { achternaam: lastName },
          bemiddelingsberoep: [{ naamBeroep: 'Bakker' }],
        },
      },
    };
    valueOf((await this.rig.sendBatch(SYSTEMS[town]!, [event]))[0]!);
    this.#waiting.push({ employer, occasionId, saidYes });
  }

  /** Who got a profile answers; who got none has nothing to answer to. */
  async answer(): Promise<void> {
    for (const { employer, occasionId, saidYes } of this.#waiting.splice(0)) {
      const says = SAYS[this.below(SAYS.length)]!;
      const answered = await answerIntroduction(this.rig.hub, this.rig.speaker(employer), occasionId, says);
      expect([occasionId, codeOf(answered)]).toEqual([occasionId, saidYes ? 'ok' : 'not-found']);
    }
  }

  /** An inbox is emptied by its own system. */
  async emptyInbox(): Promise<void> {
    for (;;) {
      const { events } = await leasePost(this.rig.hub, INBOX, 100, 0, () => false);
      if (events.length === 0) return;
      const receipts = events.map((event) => ({
        deliveryId: (JSON.parse(event) as { id: string }).id,
        result: 'accepted' as const,
      }));
      await settleLeases(this.rig.hub, INBOX, receipts);
    }
  }
}
