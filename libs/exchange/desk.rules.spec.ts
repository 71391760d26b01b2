import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import { buildDirectory, type Help } from '#partners';
import type { ConfigVersion } from '#storage';
import { deskFaults, deskFor, type HelpAsked } from './desk.rules.js';

const version = (kind: string, key: string, content: JsonObject): ConfigVersion =>
  ({
    id: key,
    kind,
    key,
    version: 1,
    content,
    contentHash: '',
    validFrom: new Date(0),
    validUntil: null,
  }) as ConfigVersion;
const ALL: Help['helpRequests'] = ['find-work', 'keep-work'];
const desk = (key: string, ...helps: Partial<Help>[]): ConfigVersion =>
  version('desk', key, {
    name: key,
    parties: [key],
    helps: helps.map((help) => ({ party: key, purpose: 'guidance', helpRequests: ALL, ...help })) as never,
  });
const TOWNS = ['north', 'south', 'east'];
const directory = buildDirectory([
  ...TOWNS.map((key) => version('organisation', key, { name: key, kind: 'public-body', oin: key })),
  version('group', 'banks', { members: ['north', 'south'] }),
  desk('wide', {}, { helpRequests: ['language'], areas: ['group:banks'] }),
  desk('both', { areas: ['group:banks'] }),
  desk('north', { areas: ['north'], languages: ['nld', 'pol'] }),
]);
const found = (asked: Partial<HelpAsked>, askedBy = 'east'): unknown => {
  const outcome = deskFor({ helpRequest: 'find-work', ...asked }, askedBy, directory);
  return outcome.ok ? outcome.value.desk.key : outcome.refusal.code;
};

describe('the desk for a request for help', () => {
  it.each([
    ['that is everywhere, when no area is named', {}, 'wide'],
    ['for the smallest area in which the person wants to be helped', { area: 'north' }, 'north'],
    ['for a group, when the person names a member of it', { area: 'south' }, 'both'],
    ['for a group, when the group is named', { area: 'group:banks' }, 'both'],
    ['that is everywhere, when the area is of no other', { area: 'east' }, 'wide'],
    ['that speaks the language, before one that is nearer', { area: 'north', language: 'nld' }, 'north'],
    ['that does not speak the language, when none does', { area: 'south', language: 'tir' }, 'both'],
    ['that helps with this and not with something else', { helpRequest: 'language', area: 'north' }, 'wide'],
    ['is none, where nobody helps with this', { helpRequest: 'adapted-workplace' }, 'no-desk'],
    ['is none, where it helps with this elsewhere', { helpRequest: 'language', area: 'east' }, 'no-desk'],
    ['is none, where the area is not known', { area: 'atlantis' }, 'invalid-request'],
    ['is none, where the group is not known', { area: 'group:atlantis' }, 'invalid-request'],
  ] as [string, Partial<HelpAsked>, string][])('is the one %s', (_, asked, expected) => {
    expect(found(asked)).toBe(expected);
  });

  it('prefers one where the language is spoken, and says whether it is', () => {
    const polish = deskFor({ helpRequest: 'find-work', area: 'north', language: 'pol' }, 'east', directory);
    expect(polish).toMatchObject({ ok: true, value: { desk: { key: 'north' }, speaksLanguage: true } });
    const tigrinya = deskFor({ helpRequest: 'find-work', language: 'tir' }, 'east', directory);
    expect(tigrinya).toMatchObject({ ok: true, value: { desk: { key: 'wide' }, speaksLanguage: false } });
  });

  it('is never that of the one who asks: nothing has to be sent', () => {
    expect(found({ area: 'north' }, 'north')).toBe('both');
    expect(found({}, 'wide')).toBe('no-desk');
  });
});

describe('the configuration of a desk', () => {
  it('names only parties of its own, and places that there are', () => {
    const faults: string[] = [];
    deskFaults(
      { parties: ['group:banks'], helps: [{ party: 'south' }, { party: 'east', areas: ['north'] }] },
      {
        report: (pointer, code) => faults.push(`${pointer} ${code}`),
        known: (pointer, names) => faults.push(`${pointer} ${names.join()}`),
        groups: new Map([['group:banks', ['north', 'south']]]),
      },
    );
    expect(faults).toEqual(['/helps/0/areas/* ', '/helps/1/areas/* north', '/helps/1/party no-party']);
  });
});
