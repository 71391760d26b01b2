import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Right } from '#consent';
import {
  decideRequest,
  executeRequest,
  handedAbout,
  openOccasion,
  personReport,
  portableCopy,
  receiveRequest,
  type PersonReport,
} from '#exchange';
import type { Outcome } from '#kernel';
import { reportPage } from '../../apps/api/person-report-page.js';
import { Rig } from './rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const SCHOOL = 'roc-systeem';
const BSN = '999993549';

/** One person, known to two municipalities; each has a report of its own. */
describe('a report of a person', () => {
  let rig: Rig;
  let report: PersonReport;
  beforeAll(async () => {
    rig = await Rig.start();
    await rig.occasion('ENS-1');
    await rig.says('given', 'ENS-1');
    await rig.sendClient(ENSCHEDE, 'enschede', 'ENS-1', {
      subject: { bsn: BSN, flags: ['address-secrecy'] },
      data: { BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: 'Bakker <b>en</b> kok' }] },
    });
    // Enschede has the person at its desk, and Hengelo tells it what it knows; Almelo knows the person as well.
    const asked = { kind: 'request', purpose: 'guidance', source: 'hengelo', recipient: 'enschede' } as const;
    must(
      await openOccasion(rig.hub, rig.speaker('enschede'), {
        ...asked,
        desk: 'werkcentrum-enschede',
        subject: { recordId: 'ENS-1', bsn: BSN },
      }),
    );
    const elsewhere = {
      kind: 'request',
      purpose: 'guidance',
      source: 'hengelo',
      recipient: 'almelo',
    } as const;
    must(
      await openOccasion(rig.hub, rig.speaker('almelo'), {
        ...elsewhere,
        subject: { recordId: 'ALM-1', bsn: BSN },
      }),
    );
    await rig.sendClient('leverancier-midden', 'hengelo', 'HEN-1', { subject: { bsn: BSN } });
    await rig.distribute();
    for (const lane of [SCHOOL, 'balie-werkcentrum', 'klantsysteem-almelo', 'leverancier-midden'])
      await rig.deliver(lane);
    report = must(await personReport(rig.hub, rig.speaker('enschede'), await granted('ENS-1', 'access')));
  });
  afterAll(() => rig.stop());

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);
  const ask = async (recordId: string, kind: Right, controller = 'enschede'): Promise<string> => {
    const more = { purposes: [], how: 'online', notedBy: 'team-7', givenBy: 'person', representation: null };
    return must(await receiveRequest(rig.hub, rig.speaker(controller), { kind, recordId, ...more })).id;
  };
  const granted = async (recordId: string, kind: Right, controller = 'enschede'): Promise<string> => {
    const id = await ask(recordId, kind, controller);
    must(await decideRequest(rig.hub, rig.speaker(controller), id, { decision: 'granted' }));
    return id;
  };

  it('says what is held, where it came from, and the data themselves', () => {
    expect(report).toMatchObject({
      controller: { key: 'enschede', contact: expect.stringContaining('@') },
      entry: { recordId: 'ENS-1', hasBsn: true, addressSecret: true, restricted: false, objected: false },
      sources: ['Klantsysteem Enschede (voorbeeld)', 'test'],
      documents: [{ recordType: 'occasion' }, { recordType: 'client', contract: 'ggm/client@2.5' }],
      isCut: false,
    });
    const { lines } = report.documents[1]!;
    expect(lines).toContainEqual({ category: 'identity', name: 'geboortedatum', value: '1990-05-05' });
    expect(lines.filter(({ value }) => value === 'ENS-1')).toHaveLength(1);
  });

  it('says to whom data went, on what that stood, for how long, and what the person said', () => {
    expect(report.given).toMatchObject([
      {
        other: 'roc-van-twente',
        purpose: 'learning',
        basis: 'consent',
        retention: 'P6M',
        arrived: true,
        categories: expect.arrayContaining(['qualifications']),
      },
    ]);
    expect(report.consents).toMatchObject([{ recipients: ['roc-van-twente'], state: 'given' }]);
    expect(report.declarations).toHaveLength(1);
    expect(report.requests).toMatchObject([{ kind: 'access', decision: 'granted' }]);
  });

  it('is not needed to see who received what: the privacy officer looks that up, of its own people only', async () => {
    const look = (subject: { recordId?: string; bsn?: string }, controller = 'enschede') =>
      handedAbout(rig.hub, rig.speaker(controller), subject);
    const found = must(await look({ recordId: 'ENS-1' }));
    expect(found.given).toMatchObject([
      { other: 'roc-van-twente', basis: 'consent', retention: 'P6M', arrived: true, isKept: true },
    ]);
    expect(found.received).toMatchObject([{ other: 'hengelo', purpose: 'guidance' }]);
    expect(must(await look({ bsn: BSN }))).toEqual(found);
    // Hengelo knows the person by another id, and sees what it gave itself; of a name that is Enschede's, nothing.
    const nothing = { given: [], received: [], isCut: false };
    expect(must(await look({ recordId: 'ENS-1' }, 'hengelo'))).toEqual(nothing);
    expect(must(await look({ recordId: 'NIEMAND' }))).toEqual(nothing);
    const theirs = must(await look({ bsn: BSN }, 'hengelo'));
    expect(theirs.given.map(({ other }) => other).sort()).toEqual(['almelo', 'enschede']);
    expect(JSON.stringify(theirs)).not.toContain('roc-van-twente');
    expect(codeOf(await look({}))).toBe('invalid-request');
    expect(codeOf(await look({ bsn: '999993541' }))).toBe('invalid-bsn');
    expect(codeOf(await look({ bsn: BSN }, 'roc-van-twente'))).toBe('invalid-request');
    const { rows } = await sql`select 1 from audit_event where action = 'disclosures.read'`.execute(
      rig.admin,
    );
    expect(rows).toHaveLength(5);
  });

  it('says from whom this organisation got something, and nothing of what others gave each other', () => {
    expect(report.received).toMatchObject([{ other: 'hengelo', purpose: 'guidance', arrived: true }]);
    const places = report.others.map(({ key }) => key);
    expect(places).toEqual(['hengelo', 'roc-van-twente']);
    expect(JSON.stringify(report)).not.toMatch(/almelo|ALM-|HEN-/);
  });

  it('names no employee', () => {
    expect(JSON.stringify(report)).not.toMatch(/consulent|team-7|connection:/);
  });

  it.each(['nl', 'en'] as const)(
    'is a page to print in %s, in which nothing of a record is page',
    (language) => {
      const page = reportPage(report, language);
      expect(page).toContain('1990-05-05');
      expect(page).toContain('Bakker &lt;b&gt;en&lt;/b&gt; kok');
      expect(page).toContain(language === 'nl' ? 'Autoriteit Persoonsgegevens' : 'A computer never decides');
      expect(page).not.toMatch(/undefined|\[object|<script|<b>/);
    },
  );

  it('is for a request for access that was granted, of that controller', async () => {
    const officer = rig.speaker('enschede');
    const id = await ask('ENS-1', 'access');
    expect(codeOf(await personReport(rig.hub, officer, id))).toBe('other-state');
    expect(codeOf(await personReport(rig.hub, rig.speaker('almelo'), id))).toBe('not-found');
    expect(codeOf(await personReport(rig.hub, officer, await granted('ENS-1', 'portability')))).toBe(
      'not-found',
    );
  });

  it('of somebody who is not known says that, and so it does after an erasure', async () => {
    const nobody = must(
      await personReport(rig.hub, rig.speaker('enschede'), await granted('NIEMAND', 'access')),
    );
    expect(nobody).not.toHaveProperty('entry');
    expect(reportPage(nobody, 'nl')).toContain('nu niets over u');
    const early = await granted('LATER-1', 'access');
    await rig.sendClient(ENSCHEDE, 'enschede', 'LATER-1');
    const known = must(await personReport(rig.hub, rig.speaker('enschede'), early));
    expect(known.entry).toMatchObject({ recordId: 'LATER-1' });
    expect(known.requests).toMatchObject([{ kind: 'access', decision: 'granted' }]);
    const id = await granted('HEN-1', 'access', 'hengelo');
    expect(must(await personReport(rig.hub, rig.speaker('hengelo'), id)).entry).toBeDefined();
    must(await executeRequest(rig.hub, rig.speaker('hengelo'), await granted('HEN-1', 'erasure', 'hengelo')));
    expect(must(await personReport(rig.hub, rig.speaker('hengelo'), id)).entry).toBeUndefined();
  });

  it('to take along is only what went under consent or a contract, and of that only what was permitted', async () => {
    const copy = must(
      await portableCopy(rig.hub, rig.speaker('enschede'), await granted('ENS-1', 'portability')),
    );
    expect(copy.records).toHaveLength(1);
    const text = JSON.stringify(copy.records);
    expect(text).toContain('codeNiveauOpleiding');
    expect(text).not.toMatch(/1990-05-05|Verzonnen/);
    const other = must(
      await portableCopy(rig.hub, rig.speaker('almelo'), await granted('ALM-1', 'portability', 'almelo')),
    );
    expect(other.records).toEqual([]);
  });

  it('and the look-up say what can go no more once its document was purged', async () => {
    await sql`
      update message set document = null, purged_at = now()
      where controller = 'enschede' and record_type = 'client'`.execute(rig.admin);
    const found = must(await handedAbout(rig.hub, rig.speaker('enschede'), { recordId: 'ENS-1' }));
    expect(found.given).toMatchObject([{ other: 'roc-van-twente', isKept: false }]);
  });
});
