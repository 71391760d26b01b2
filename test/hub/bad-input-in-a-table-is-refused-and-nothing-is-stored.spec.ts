import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { expectHouseRules, LIMITS, refused, rowsOf } from '../http-knocker.js';

const GOOD = 'ID_WZ;Bemiddelingsberoep;Toestemming\r\nWZ-1;Bakker;Nee\r\n';

describe('a table of one row', () => {
  let box: Box;
  let serial = 0;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const send = (csv: string | Buffer, mediaType = 'text/csv'): Promise<Answer> => {
    serial += 1;
    return box.client('klantsysteem-enschede').sendDocument('sonar/client@1', csv as string, {
      key: `rij-${serial}`,
      subject: 'WZ-1',
      mediaType,
    });
  };

  it('is taken as a message, by itself or in an event', async () => {
    const before = await rowsOf(box);
    expect((await send(GOOD)).status).toBe(202);
    expect((await send(GOOD, 'text/csv; charset=windows-1252; header=present')).status).toBe(202);
    const inEvent = await box.client('klantsysteem-enschede').send({
      ...eventOf({
        source: await box.urn('enschede'),
        record: 'client',
        contract: 'sonar/client@1',
        subject: 'WZ-1',
        data: GOOD,
      }),
      datacontenttype: 'text/csv',
    });
    expect(inEvent.status).toBe(202);
    expect((await rowsOf(box)).message).toBe(before.message + 3);
  });

  it.each([
    ['several rows', `${GOOD}WZ-2;Kok;Ja\r\n`, 'invalid-table', 'POST /v1/batches'],
    ['no row', 'ID_WZ;Toestemming', 'invalid-table', 'POST /v1/batches'],
    ['a workbook', Buffer.from('PK\u0003\u0004'), 'invalid-table', 'POST /v1/batches'],
    [
      'a column that is never carried',
      GOOD.replace('Bemiddelingsberoep', 'Geslacht'),
      'never-carried',
      'Column 2 (B)',
    ],
    [
      'a header that is not known',
      GOOD.replace('Bemiddelingsberoep', 'Sanne'),
      'invalid-table',
      'Column 2 (B)',
    ],
    ['NUL bytes', GOOD.replace('Bakker', 'Bak\u0000ker'), 'invalid-text', 'Column 2 (B)'],
    ['a BSN for an id', GOOD.replace('WZ-1', '999993549'), 'never-carried', 'citizen service number'],
    ['an answer that is none', GOOD.replace('Nee', 'Misschien'), 'contract-broken', '/toestemming'],
    ['a quote that stays open', GOOD.replace('Bakker', '"Bakker'), 'invalid-table', 'quote'],
    ['nothing', ' ', 'invalid-table', 'empty'],
  ])('is refused with %s', async (_, body, code, words) => {
    const answer = await refused(box, () => send(body), 400, code);
    const told = JSON.stringify(answer.body);
    expect(told).toContain(words);
    expect(told).not.toMatch(/999993549|Bakker|Sanne|Misschien/);
  });

  it('is refused as another media type, and as too large', async () => {
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await refused(box, () => send('PK', xlsx), 415, 'unsupported-media-type');
    await refused(box, () => send(GOOD, 'application/json'), 415, 'unsupported-media-type');
    const long = GOOD.replace('Bakker', 'x'.repeat(61 * 1024));
    await refused(box, () => send(long), 413, 'body-too-large', ['/bemiddelingsberoep']);
    expectHouseRules(box);
  });
});
