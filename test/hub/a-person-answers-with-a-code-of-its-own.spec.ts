import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { openOccasion, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { EVIDENCE } from '../http-knocker.js';
import { codeIn, CodePages } from '../medium/code-pages.js';
import { eventsAt, invent, stageOf } from '../medium/stage.js';

const ENSCHEDE = 'klantsysteem-enschede';
const OFFICER = 'privacy-enschede';
const SCHOOL = 'roc-systeem';
const BETWEEN = { kind: 'referral', purpose: 'learning', source: 'enschede', recipient: 'roc-van-twente' };

describe('a person who got a code', () => {
  let box: Box;
  let stage: Stage;
  let pages: CodePages;
  beforeAll(async () => {
    box = await startBox({ settings: { CODE_TRIES: '60' } });
    stage = stageOf(box);
    pages = new CodePages(box);
  });
  afterAll(() => box.stop());

  const codeFor = (recordId: string): Promise<string> => pages.codeFor(recordId);
  const send = (recordId: string): Promise<string> =>
    sendClient(stage, ENSCHEDE, 'enschede', invent(recordId));

  it('reads what is asked, from whom, by whom and for what, in both languages, in the words of the notice', async () => {
    const code = await codeFor('READS');
    for (const [language, words] of [
      [
        'nl',
        [
          'Mogen wij uw gegevens geven',
          'Gemeente Enschede',
          'ROC van Twente',
          'hooguit 6 maanden',
          'uw talen',
          'Nee, geef niets',
        ],
      ],
      [
        'en',
        [
          'May we give your data',
          'Gemeente Enschede',
          'ROC van Twente',
          '6 months at most',
          'your languages',
          'No, give nothing',
        ],
      ],
    ] as const) {
      // Typed as people do.
      const { status, text, headers } = await pages.open(
        ` ${code.toLowerCase().replaceAll('-', ' ')}`,
        language,
      );
      expect(status).toBe(200);
      for (const word of words) expect(text).toContain(word);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/<script|style=|\son[a-z]+=|https?:\/\//);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
        'no-store',
        'no-referrer',
      ]);
      expect(headers.get('set-cookie')).toBeNull();
      // Nothing is ticked beforehand, and every field has its label.
      expect(text).not.toMatch(/checkbox"[^>]* checked/);
      expect(text.match(/<label\s*>/g)!.length).toBe(text.match(/type="(checkbox|radio)"/g)!.length);
    }
  });

  it('says yes to a part, and only that goes to the school', async () => {
    await openOccasion(stage, ENSCHEDE, { ...BETWEEN, subject: { recordId: 'PART' } });
    const before = eventsAt(box, SCHOOL, 'client.published').length;
    await send('PART');
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.published')).toHaveLength(before);
    const answered = await pages.yes(await codeFor('PART'), ['qualifications']);
    expect(answered.status).toBe(200);
    await send('PART');
    await box.settled();
    const [event] = eventsAt(box, SCHOOL, 'client.published').slice(before);
    const data = event!['data'] as JsonObject;
    expect(Object.keys(data).sort()).toEqual(['arbeidsmarktkwalificatie', 'idWerkzoekende']);
  });

  it('leaves evidence: the exact notice, that it was online, and who spoke', async () => {
    const { rows } = await sql<{ evidence: JsonObject; registered_by: string; categories: string[] }>`
      select c.evidence, c.registered_by, c.categories from consent c join subject s on s.id = c.subject_id
      where s.record_id = 'PART'`.execute(box.admin);
    const notice = {
      version: 'leren-toestemming-1@1',
      language: 'nl',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(rows).toEqual([
      {
        registered_by: 'person',
        categories: ['qualifications'],
        evidence: {
          askedBy: 'consulent-17',
          askedFor: await box.urn('enschede'),
          how: 'online',
          notice,
          request: 'learn-on-the-job',
          givenBy: 'person',
          representation: 'none',
          refusalHasNoConsequenceSaid: true,
        },
      },
    ]);
  });

  it('answers once; afterwards the code shows nothing of the answer, whatever it was', async () => {
    const [said, refused] = [await codeFor('ONCE-YES'), await codeFor('ONCE-NO')];
    await pages.yes(said);
    expect((await pages.no(refused)).status).toBe(200);
    const seen = await Promise.all(
      [said, refused].map(async (code) => {
        const [opened, again] = [await pages.open(code), await pages.yes(code)];
        return [opened, again].map(({ status, text }) => [status, text.replaceAll(code, 'CODE')]);
      }),
    );
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]![0]![1]).toContain('Deze code is al gebruikt');
    const { rows } = await sql`select 1 from consent c join subject s on s.id = c.subject_id
      where s.record_id like 'ONCE-%'`.execute(box.admin);
    expect(rows).toHaveLength(2);
  });

  it('is asked again when a yes has no tick: that is no answer', async () => {
    const code = await codeFor('NO-TICK');
    expect((await pages.say(code, [['antwoord', 'ja']])).text).toContain('role="alert"');
    expect((await pages.open(code)).text).toContain('Mogen wij uw gegevens geven');
  });

  it('cannot give what was not asked for', async () => {
    await pages.yes(await codeFor('MORE'), ['qualifications', 'bsn', 'identity', 'address']);
    const { rows } = await sql<{ categories: string[] }>`select c.categories from consent c
      join subject s on s.id = c.subject_id where s.record_id = 'MORE'`.execute(box.admin);
    expect(rows).toEqual([{ categories: ['qualifications'] }]);
  });

  it('sees with the code of the receipt what it chose, and takes it back there: who got it is told', async () => {
    await openOccasion(stage, ENSCHEDE, { ...BETWEEN, subject: { recordId: 'BACK' } });
    const receipt = codeIn(await pages.yes(await codeFor('BACK')));
    await send('BACK');
    await box.settled();
    const told = eventsAt(box, SCHOOL, 'client.withdrawn').length;
    const shown = await pages.open(receipt);
    for (const word of ['Uw bewijs', 'uw talen', 'ROC van Twente', 'leren-toestemming-1@1', 'Trek dit in'])
      expect(shown.text).toContain(word);
    const [, consent] = /name="bewijs" value="([^"]+)"/.exec(shown.text)!;
    const withdrawn = await pages.takeBack(receipt, [['bewijs', consent!]]);
    expect(withdrawn.text).toContain('Het is ingetrokken');
    await box.settled();
    expect(eventsAt(box, SCHOOL, 'client.withdrawn')).toHaveLength(told + 1);
    expect((await pages.open(receipt)).text).toContain('ingetrokken');
  });

  it('takes all back with the first code too, with the same answer as one who gave nothing', async () => {
    const [said, refused] = [await codeFor('ALL-YES'), await codeFor('ALL-NO')];
    await pages.yes(said);
    await pages.no(refused);
    const answers = await Promise.all(
      [said, refused].map(async (code) => {
        const { status, text } = await pages.takeBack(code);
        return [status, text];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    const { rows } = await sql<{
      state: string;
    }>`select c.withdrawn_at is not null as withdrawn from consent c
      join subject s on s.id = c.subject_id where s.record_id = 'ALL-YES'`.execute(box.admin);
    expect(rows).toEqual([{ withdrawn: true }]);
  });

  it('gets one page for every code that opens nothing, and tells nothing about anybody', async () => {
    const taken = await codeFor('REPLACED');
    await codeFor('REPLACED');
    const over = await codeFor('OVER');
    const wrong = `${over.slice(0, 10)}${over.slice(10) === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA'}`;
    const shown = [];
    for (const code of ['2222-2222-2222-2222', 'nonsense', '', wrong, taken]) {
      const { status, text } = await pages.open(code);
      shown.push([status, text]);
    }
    box.clock.turnBy(box.hub.config.terms.invitation + 1000);
    const { status, text } = await pages.open(over);
    shown.push([status, text]);
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]![0]).toBe(400);
  });

  it('whose second half was guessed wrong five times has a code that is worth nothing', async () => {
    const code = await codeFor('GUESSED');
    const wrong = `${code.slice(0, 10)}${code.slice(10) === 'AAAA-AAAA' ? 'BBBB-BBBB' : 'AAAA-AAAA'}`;
    for (let tries = 0; tries < 5; tries += 1) expect((await pages.open(wrong)).status).toBe(400);
    expect((await pages.open(code)).status).toBe(400);
  });

  it('whose code is kept nowhere as it is', async () => {
    const code = await codeFor('KEPT');
    const halves = [
      code,
      code.replaceAll('-', ''),
      code.slice(0, 9).replace('-', ''),
      code.slice(10).replace('-', ''),
    ];
    const { rows } = await sql<{ row: string }>`select t::text as row from consent_invitation t`.execute(
      box.admin,
    );
    const text = [...rows.map(({ row }) => row), box.log].join('\n');
    expect(halves.filter((half) => text.includes(half))).toEqual([]);
  });

  it('that took something back is not betrayed when another takes it back as well', async () => {
    const base = {
      subject: { recordId: 'TAKES-BACK' },
      recipients: [await box.urn('roc-van-twente')],
      evidence: { ...EVIDENCE, askedFor: await box.urn('enschede') },
    };
    const consent = { purpose: 'learning', categories: ['languages'], state: 'given' };
    for (const [kind, said] of [
      ['consents', { ...base, ...consent }],
      ['declarations', base],
    ] as const) {
      const id = Object.values(
        (await box.client(ENSCHEDE).request('POST', `/v1/${kind}`, said)).body as JsonObject,
      )[0];
      const takenBackAt = async (as: string): Promise<number> => {
        const { body } = await box.client(as).request('POST', `/v1/${kind}/${String(id)}/withdrawals`);
        return Date.parse(String((body as JsonObject)['withdrawnAt']));
      };
      const [first] = [await takenBackAt(OFFICER), box.clock.turnBy(60_000)];
      expect(await takenBackAt(ENSCHEDE)).toBeGreaterThanOrEqual(first + 60_000);
      expect(await takenBackAt(OFFICER)).toBe(first);
    }
  });

  it('is asked only what a clause asks: other recipients and purposes are refused by pointer', async () => {
    const answer = await pages.invite('ASKED', {
      recipients: [await box.urn('uwv'), await box.urn('roc-van-twente')],
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ pointer: '/recipients/0', code: 'clause' }] },
    });
    expect((await pages.invite('ASKED', { askedBy: 'Jan Jansen' })).status).toBe(400);
  });
});

describe('whoever tries codes from one address', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: { CODE_TRIES: '3' } });
  });
  afterAll(() => box.stop());

  it('is not listened to after too many, not with a right one either', async () => {
    const pages = new CodePages(box);
    const open = async (code: string): Promise<number> => (await pages.open(code)).status;
    const code = await pages.codeFor('LIMIT');
    const statuses = [await open(code)];
    for (let tries = 0; tries < 4; tries += 1) statuses.push(await open('2222-2222-2222-2222'));
    statuses.push(await open(code));
    expect(statuses).toEqual([200, 400, 400, 400, 429, 429]);
  });
});
