import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  decideRequest,
  executeRequest,
  listToInform,
  noticeFor,
  openOccasion,
  receiveRequest,
  sayInformed,
  sayNoticeGiven,
  sweep,
  type SaidInformed,
  type ToInformView,
} from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import type { WantedVersion } from '#storage';
import { Rig } from './rig.js';

const DAY = 86_400_000;
const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const ALMELO = 'klantsysteem-almelo';
const SAID: SaidInformed = { how: 'in-writing', notedBy: 'team-7', givenTo: 'person' };
const BEGELEIDING = 'gemeente-begeleiding-1';

/** Between towns the one that gets the data tells, within a month; to the school the one that gives, with another notice. */
const withDuties = (wanted: WantedVersion[]): WantedVersion[] =>
  wanted.map((one) => {
    if (one.kind !== 'clause') return one;
    if (one.key === 'gemeente-aan-gemeente-begeleiding')
      return {
        ...one,
        content: {
          ...one.content,
          informs: { who: 'recipient', notice: BEGELEIDING, when: 'within-a-month' },
        },
      };
    return one;
  });

describe('whoever is to be told that data about them were shared', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ region: withDuties });
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? '' : outcome.refusal.code);
  const carry = async (): Promise<void> => {
    await rig.distribute();
    for (const lane of [SCHOOL, ALMELO, ENSCHEDE, 'balie-werkcentrum']) await rig.deliver(lane);
  };
  const send = async (recordId: string): Promise<void> => {
    must(await rig.sendClient(ENSCHEDE, 'enschede', recordId));
    await carry();
  };
  const guided = (recordId: string) => rig.occasion(recordId, { purpose: 'guidance', recipient: 'almelo' });
  const list = async (party: string, done = false): Promise<ToInformView[]> =>
    (await listToInform(rig.hub, [rig.speaker(party)], { done, limit: 200 })).lines;
  const eventsOf = async (action: string): Promise<unknown[]> => {
    const { rows } = await sql<object>`
      select result, organisations, details from audit_event where action = ${action} order by id`.execute(
      rig.admin,
    );
    return rows;
  };

  it('is on the list of who has to tell, once, by the name that it has there, for a month', async () => {
    await guided('INF-1');
    expect(await list('almelo')).toEqual([]);
    await send('INF-1');
    await send('INF-1');
    const lines = await list('almelo');
    expect(lines).toEqual([
      expect.objectContaining({
        organisation: 'almelo',
        sender: 'enschede',
        recipient: 'almelo',
        purpose: 'guidance',
        notice: BEGELEIDING,
        recordId: null,
        signal: 'none',
        doneAt: null,
      }),
    ]);
    const [line] = lines;
    expect(line!.dueAt.toISOString().slice(0, 10)).toBe('2026-12-02');
    // The same name as in what it got.
    expect(JSON.stringify(rig.sent.map(({ event }) => event['subject']))).toContain(line!.pseudonym);
    expect(await list('enschede')).toEqual([]);
    expect(await list('hengelo')).toEqual([]);
  });

  it('is done when somebody says so, once, with the version of the notice and who and when', async () => {
    const { id } = (await list('almelo'))[0]!;
    expect(codeOf(await sayInformed(rig.hub, rig.speaker('hengelo'), id, SAID))).toBe('not-found');
    expect(
      codeOf(await sayInformed(rig.hub, rig.speaker('almelo'), id, { ...SAID, how: 'not-needed' })),
    ).toBe('invalid-request');
    const page = must(await noticeFor(rig.hub, rig.speaker('almelo'), id));
    expect(page.notice.text.nl).toMatch(/^U bent aan de balie geweest/);
    expect(page).toMatchObject({ retention: 'P6M', sender: { key: 'enschede' }, from: { key: 'almelo' } });
    const informedAt = new Date(rig.clock.now().getTime() - DAY);
    const marked = must(await sayInformed(rig.hub, rig.speaker('almelo'), id, { ...SAID, informedAt }));
    expect(marked).toMatchObject({
      how: 'in-writing',
      notedBy: 'team-7',
      doneBy: 'connection:test',
      informedAt,
      noticeGiven: `${BEGELEIDING}@1`,
      signal: 'none',
    });
    expect(codeOf(await sayInformed(rig.hub, rig.speaker('almelo'), id, SAID))).toBe('other-state');
    expect(await list('almelo')).toEqual([]);
    expect((await list('almelo', true)).map((one) => one.id)).toEqual([id]);
    await send('INF-1');
    expect(await list('almelo')).toEqual([]);
  });

  it('was told with the question for consent, and is on the list as done', async () => {
    await rig.occasion('INF-2');
    await rig.says('given', 'INF-2');
    await send('INF-2');
    expect(await list('enschede')).toEqual([]);
    expect(await list('enschede', true)).toEqual([
      expect.objectContaining({ recordId: 'INF-2', how: 'with-consent', notedBy: 'consulent-17' }),
    ]);
  });

  /** Enschede asks Hengelo about somebody whom both may name by BSN. */
  const asks = async (kind: 'request' | 'question', bsn: string, recordId: string): Promise<void> => {
    must(
      await openOccasion(rig.hub, rig.speaker('enschede'), {
        kind,
        purpose: 'guidance',
        source: 'hengelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId, bsn },
      }),
    );
    must(await rig.sendClient('leverancier-midden', 'hengelo', `HEN-${recordId}`, { subject: { bsn } }));
    await carry();
  };
  const guidanceOf = async (recordId: string): Promise<ToInformView | undefined> =>
    (await list('enschede')).find((one) => one.recordId === recordId);

  it('is to be told now when in front of the desk, which says so by its own record id and learns nothing', async () => {
    await asks('request', '999993549', 'ENS-3');
    const line = await guidanceOf('ENS-3');
    expect(line).toMatchObject({ sender: 'hengelo', signal: 'late' });
    expect(line!.dueAt).toEqual(line!.disclosedAt);
    const say = async (recordId: string, notice = BEGELEIDING) =>
      sayNoticeGiven(rig.hub, rig.speaker('enschede'), { ...SAID, how: 'at-the-desk', recordId, notice });
    const [there, notThere] = [must(await say('ENS-3')), must(await say('NIEMAND'))];
    expect({ ...there, id: '', informedAt: '' }).toEqual({ ...notThere, id: '', informedAt: '' });
    expect(await guidanceOf('ENS-3')).toBeUndefined();
    expect(codeOf(await say('ENS-3', 'bestaat-niet'))).toBe('invalid-request');
  });

  it('who was told before anything was shared is not on the list as open', async () => {
    const early = { ...SAID, how: 'by-telephone' as const, recordId: 'ENS-4', notice: BEGELEIDING };
    must(await sayNoticeGiven(rig.hub, rig.speaker('enschede'), early));
    await asks('question', '999991425', 'ENS-4');
    expect(await guidanceOf('ENS-4')).toBeUndefined();
    expect((await list('enschede', true))[0]).toMatchObject({ recordId: 'ENS-4', how: 'by-telephone' });
  });

  it('is to be told before the organisation gives the data on', async () => {
    await asks('question', '999993549', 'ENS-5');
    expect((await guidanceOf('ENS-5'))!.signal).toBe('none');
    await guided('ENS-5');
    await send('ENS-5');
    expect((await guidanceOf('ENS-5'))!.signal).toBe('late');
    must(await sayInformed(rig.hub, rig.speaker('enschede'), (await guidanceOf('ENS-5'))!.id, SAID));
  });

  it('is signalled once near the end of the term and once after it, in counts', async () => {
    rig.clock.turnBy(20 * DAY);
    await sweep(rig.hub);
    expect(await eventsOf('to-inform.due')).toEqual([]);
    rig.clock.turnBy(5 * DAY);
    await sweep(rig.hub);
    await sweep(rig.hub);
    expect((await list('almelo'))[0]!.signal).toBe('soon');
    rig.clock.turnBy(8 * DAY);
    await sweep(rig.hub);
    await sweep(rig.hub);
    expect((await list('almelo'))[0]!.signal).toBe('late');
    expect(await eventsOf('to-inform.due')).toEqual([
      { result: 'soon', organisations: ['almelo'], details: { soon: 1, late: 0 } },
      { result: 'late', organisations: ['almelo'], details: { soon: 0, late: 1 } },
    ]);
    const { rows } = await sql<{ connection: string }>`
      select connection from notification where kind = 'to-inform-due' order by made_at`.execute(rig.admin);
    expect(rows.map(({ connection }) => connection)).toEqual(['party:almelo', 'party:almelo']);
  });

  it('is listed by page, in the order of terms, over several organisations', async () => {
    for (const number of [1, 2, 3, 4]) {
      await guided(`INF-P${number}`);
      await send(`INF-P${number}`);
      rig.clock.turnBy(60_000);
    }
    const speakers = [rig.speaker('almelo'), rig.speaker('enschede')];
    const all = await listToInform(rig.hub, speakers, { done: false, limit: 200 });
    expect(all.last).toBeUndefined();
    const paged: ToInformView[] = [];
    let after: { at: Date; id: string } | undefined;
    do {
      const page = await listToInform(rig.hub, speakers, { done: false, after, limit: 2 });
      paged.push(...page.lines);
      after = page.last;
    } while (after);
    expect(paged.map(({ id }) => id)).toEqual(all.lines.map(({ id }) => id));
    expect(paged.length).toBe(5);
  });

  it('who is erased is on no list of its controller, and what was said about it names nobody', async () => {
    await rig.occasion('INF-WEG');
    await rig.says('given', 'INF-WEG');
    must(
      await sayNoticeGiven(rig.hub, rig.speaker('enschede'), {
        ...SAID,
        how: 'at-the-desk',
        recordId: 'INF-WEG',
        notice: BEGELEIDING,
      }),
    );
    await send('INF-WEG');
    const asked = { purposes: [], how: 'in-writing', notedBy: 'team-7' };
    const { id } = must(
      await receiveRequest(rig.hub, rig.speaker('enschede'), {
        ...asked,
        kind: 'erasure',
        recordId: 'INF-WEG',
        givenBy: 'person',
        representation: null,
      }),
    );
    must(await decideRequest(rig.hub, rig.speaker('enschede'), id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, rig.speaker('enschede'), id));
    const { rows } = await sql<{ text: string }>`
      select n::text as text from notice_given n union all select t::text from to_inform t`.execute(
      rig.admin,
    );
    expect(rows.filter(({ text }) => text.includes('INF-WEG'))).toEqual([]);
    expect((await list('enschede', true)).map((one) => one.recordId)).toContain(null);
  });

  it('a contact person of an employer is on the list by the record that names it, once for each who got it', async () => {
    const vacancy = JSON.parse(
      readFileSync('schemas/schema-org/vacancy/30/examples/accepted/contact-and-url.json', 'utf8'),
    ) as JsonObject;
    const send = async (id: string): Promise<void> => {
      const event = {
        id: `vacancy-${id}`,
        source: (await rig.hub.directory()).party('bakkerij-de-proef')!.urn,
        type: 'nl.schakel.vacancy.published',
        dataschema: 'schema-org/vacancy@30',
        subject: { recordId: id },
        data: { ...vacancy, identifier: id },
      };
      must((await rig.sendBatch('bakkerij-systeem', [event as JsonObject]))[0]!);
      await carry();
      await sweep(rig.hub);
    };
    await send('VAC-1');
    const lines = await list('bakkerij-de-proef');
    expect(lines).toContainEqual(
      expect.objectContaining({
        subjectId: null,
        recordId: null,
        namedIn: 'VAC-1',
        recipient: 'werkcentrum-twente',
        categories: ['employer-contact'],
        notice: 'vacature-1',
        signal: 'late',
      }),
    );
    await send('VAC-2');
    expect((await list('bakkerij-de-proef')).map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    const marked = await sayInformed(rig.hub, rig.speaker('bakkerij-de-proef'), lines[0]!.id, SAID);
    expect(must(marked)).toMatchObject({ how: 'in-writing', noticeGiven: 'vacature-1@1' });
  });

  it('what was done is kept as long as the log, and not longer', async () => {
    rig.clock.turnBy(rig.hub.config.terms.audit + DAY);
    await sweep(rig.hub);
    expect(await list('enschede', true)).toEqual([]);
    expect(await list('almelo', true)).toEqual([]);
    expect((await list('almelo')).length).toBe(5);
  });
});
