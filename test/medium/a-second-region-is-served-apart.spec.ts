import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { loadContracts } from '#contracts';
import { listReferrals, readRegion, reportReferral, stepReferral } from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { saveEndpoint } from '#partners';
import { ROUTES } from '../../apps/api/routes.js';
import { Rig } from './rig.js';

const contracts = loadContracts('schemas');
const region = (name: string) => readRegion(`config/regions/${name}`, contracts);
const DESK = 'meerstad-systeem';
const TOWN = 'oeverwaard';
const SUPPLIER = 'leverancier-noord';

describe('a second region', () => {
  let lakes: Rig;
  let twente: Rig;
  beforeAll(async () => {
    lakes = await Rig.start({ region: () => region('merenland') });
    twente = await Rig.start();
    const url = `https://${DESK}.example/webhook`;
    const changedAt = lakes.clock.now();
    await saveEndpoint(lakes.hub.db, lakes.hub.keys, {
      connection: DESK,
      url,
      secrets: ['whsec_x'],
      changedAt,
    });
  });
  afterAll(async () => {
    await lakes.stop();
    await twente.stop();
  });
  const valueOf = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };

  it('is served by the same software: a person who asks for help is helped', async () => {
    const asked = { recordId: 'OEV-1', helpRequest: 'language', area: 'plasdorp', language: 'fry' } as const;
    const reported = valueOf(await reportReferral(lakes.hub, lakes.speaker(TOWN), asked));
    expect(reported).toMatchObject({
      desk: 'balie-aan-het-meer',
      recipient: 'meerstad',
      speaksLanguage: true,
    });
    const data: JsonObject = {
      idVerwijzing: 'VER-1',
      idAanleiding: reported.referralId,
      hulpvraag: 'language',
      betrokkene: { idWerkzoekende: 'OEV-1', telefoonnummer: ['0600000000'] },
    };
    const [answer] = await lakes.sendBatch(SUPPLIER, [
      {
        id: 'lakes-1',
        source: (await lakes.hub.directory()).party(TOWN)!.urn,
        type: 'nl.schakel.referral.published',
        dataschema: 'canonical/referral@1',
        subject: { recordId: 'VER-1', person: 'OEV-1' },
        data,
      },
    ]);
    expect(answer).toMatchObject({ ok: true });
    await lakes.distribute();
    await lakes.deliver(DESK);
    expect(lakes.sent.map(({ event }) => event['type'])).toEqual(['nl.schakel.referral.published']);
    const closed = { state: 'closed', outcome: 'learning' } as const;
    valueOf(await stepReferral(lakes.hub, lakes.speaker('meerstad'), reported.referralId, closed));
    const { referrals } = await listReferrals(lakes.hub, lakes.speaker(TOWN), {
      open: false,
      overdue: false,
      limit: 10,
    });
    expect(referrals).toMatchObject([{ referral: { outcome: 'learning' } }]);
  });

  it('and the first know nothing of each other', async () => {
    for (const [rig, other] of [
      [lakes, 'twente'],
      [twente, 'merenland'],
    ] as const) {
      const directory = await rig.hub.directory();
      const others = region(other).filter(({ kind }) => kind === 'organisation' || kind === 'connection');
      expect(others.length).toBeGreaterThan(5);
      for (const { kind, key, content } of others) {
        const known = kind === 'organisation' ? directory.party(key) : directory.connection(key);
        expect([key, known]).toEqual([key, undefined]);
        const number = content['oin'] ? `urn:nld:oin:${String(content['oin'])}` : '';
        expect([key, directory.partyByUrn(number)]).toEqual([key, undefined]);
      }
      const asked = { recordId: 'X', helpRequest: 'find-work', area: 'group:gemeenten' } as const;
      const byStranger = other === 'twente' ? 'hengelo' : 'oeverwaard';
      const stranger = await reportReferral(rig.hub, rig.speaker(byStranger), asked);
      expect(stranger.ok).toBe(false);
    }
    const { rows } = await sql`select 1 from referral`.execute(twente.admin);
    expect(rows).toEqual([]);
  });

  describe('finds nothing of the first in the code:', () => {
    /** What is the first region's own: every key and name with more than a common word in it, and every number. */
    const own = [
      'twente',
      ...region('twente').flatMap(({ kind, key, content }) => {
        if (
          !['organisation', 'arrangement', 'connection', 'desk', 'route', 'clause', 'succession'].includes(
            kind,
          )
        )
          return [];
        const isCommon =
          key.length < 4 || ['uwv', 'vacatures', 'loongegevens', 'opleidingsaanbod'].includes(key);
        return [...(isCommon ? [] : [key]), ...(content['oin'] ? [String(content['oin'])] : [])];
      }),
    ];
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'libs', 'apps', 'schemas'], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((file) => /\.(ts|yaml|json)$/.test(file) && !file.endsWith('.spec.ts'))
      // The demo plays in the first region, and examples in the description of the API work against it.
      .filter((file) => !file.startsWith('apps/demo/') && !file.startsWith('apps/client/generated/'))
      .filter((file) => !file.includes('/examples/') && !/(^|\/)examples\.ts$|\.schema\.ts$/.test(file));
    const namesIn = (text: string): string[] => own.filter((name) => text.toLowerCase().includes(name));
    const withoutComments = (text: string): string =>
      text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*(\/\/|#).*$/gm, '');

    it('not in libs, apps or schemas', () => {
      expect([files.length > 300, own.length > 50]).toEqual([true, true]);
      const found = files.flatMap((file) =>
        namesIn(withoutComments(readFileSync(file, 'utf8'))).map((name) => `${file}: ${name}`),
      );
      expect(found).toEqual([]);
    });

    it('not in what the API takes and answers, but for its examples', () => {
      for (const { operation } of ROUTES) {
        const said = JSON.stringify(operation, (name, value: unknown) =>
          name === 'example' || name === 'examples' ? undefined : value,
        );
        expect([operation.id, namesIn(said)]).toEqual([operation.id, []]);
      }
    });
  });
});
