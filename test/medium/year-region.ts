import type { WantedVersion } from '#storage';

export const SUCCESSION = 'leerwerkloket-naar-werkcentrum';
/** The days of the year on which something changes. */
export const SUCCEEDED = new Date('2027-01-01T00:00:00+01:00');
export const TURNED_BACK = new Date('2027-02-15T10:00:00+01:00');
export const AGAIN = new Date('2027-05-01T00:00:00+02:00');
export const LAW = new Date('2027-06-01T00:00:00+02:00');
/** Midden Twente is no more. */
export const ENDS = new Date('2027-07-01T00:00:00+02:00');
const NEW = Array.from({ length: 18 }, (_, place) => `werkgever-${place + 1}`);
/** Those that are introduced to people; the two of the example region have systems of their own for that. */
export const EMPLOYERS = NEW;
export const RECRUITERS = ['bakkerij-de-proef', 'uitzendbureau-test', ...NEW];
/** The municipalities without a system in the example region. */
const OTHERS = [
  'dinkelland',
  'hellendoorn',
  'hof-van-twente',
  'losser',
  'oldenzaal',
  'rijssen-holten',
  'tubbergen',
  'twenterand',
  'wierden',
];
/** By which system each municipality works. */
export const SYSTEMS: Record<string, string> = {
  enschede: 'klantsysteem-enschede',
  almelo: 'klantsysteem-almelo',
  hengelo: 'leverancier-midden',
  borne: 'leverancier-midden',
  haaksbergen: 'leverancier-midden',
  ...Object.fromEntries(OTHERS.map((party) => [party, 'overige-gemeenten'])),
};
export const TOWNS = Object.keys(SYSTEMS);

/** Twente, with twenty employers, four organisations that become one, and a law that changes on its date. */
export function withAYear(wanted: WantedVersion[]): WantedVersion[] {
  const start = new Date('2026-01-01T00:00:00+01:00');
  const version = (kind: string, key: string, content: object, from = start): WantedVersion =>
    ({ kind, key, content, validFrom: from, validUntil: null }) as WantedVersion;
  const succeeds = (from: string, at: Date): WantedVersion =>
    version('succession', `${from}-erin`, { from, to: 'werkcentrum-twente', document: 'verzonnen' }, at);
  const law = wanted.find(({ key }) => key === 'verwijzing-tussen-gemeenten')!;
  const basis = { kind: 'public-task', statute: 'Wet SUWI', article: '10', textOf: '2027-06-01' };
  return [
    ...wanted.map((one) => {
      if (one.kind === 'group' && one.key === 'werkgevers')
        return {
          ...one,
          content: { ...one.content, members: [...(one.content['members'] as string[]), ...NEW] },
        };
      if (one.kind === 'connection' && one.key === 'klantsysteem-almelo') {
        const sends = [...(one.content['sends'] as string[]), 'canonical/introduction@1'];
        return { ...one, content: { ...one.content, sends } };
      }
      return one === law ? { ...one, validUntil: LAW } : one;
    }),
    { ...law, content: { ...law.content, basis: { sender: basis, recipient: basis } }, validFrom: LAW },
    ...NEW.map((key, place) =>
      version('organisation', key, { name: key, kind: 'employer', kvk: String(99_991_000 + place) }),
    ),
    version('connection', 'werving', {
      name: 'Werving (verzonnen)',
      operator: 'Leverancier (verzonnen)',
      clients: ['werving'],
      mandates: RECRUITERS.map((party) => ({ party, document: 'verzonnen' })),
      sends: ['schema-org/vacancy@30'],
      receives: [{ recordType: 'introduction', contract: 'canonical/introduction@1', parties: EMPLOYERS }],
      channel: 'webhook',
    }),
    version('connection', 'overige-gemeenten', {
      name: 'Klantsysteem van negen gemeenten (verzonnen)',
      operator: 'Leverancier (verzonnen)',
      clients: ['overige-gemeenten'],
      mandates: OTHERS.map((party) => ({ party, document: 'verzonnen' })),
      sends: ['ggm/client@2.5', 'canonical/referral@1', 'canonical/introduction@1'],
      receives: [{ recordType: 'occasion', contract: 'canonical/occasion@1' }],
      channel: 'webhook',
    }),
    succeeds('werkplein-twente', new Date('2027-03-01T00:00:00+01:00')),
    succeeds('fonds-voor-vakmanschap', new Date('2027-04-01T00:00:00+02:00')),
    succeeds('mobiliteitsteam', new Date('2027-06-01T00:00:00+02:00')),
    version(
      'succession',
      `${SUCCESSION}-2`,
      { from: 'leerwerkloket', to: 'werkcentrum-twente', document: 'verzonnen' },
      AGAIN,
    ),
  ];
}
