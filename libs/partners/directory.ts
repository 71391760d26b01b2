import { partyUrn, type PartyName, type RecordType } from '#kernel';
import { createTimeline, type ConfigVersion, type Timeline } from '#storage';
import { barsOf, type Bars } from './bars.rules.js';
import { lifetimesOf, type Lifetimes } from './lifetimes.rules.js';
import type {
  Client,
  Connection,
  Desk,
  Parallel,
  Party,
  Receives,
  RoleMapping,
  Route,
  Succession,
} from './parties.js';
import { rolesOf, type RoleHeld } from './roles.rules.js';

export interface Receiver {
  connection: Connection;
  contract: string;
}

/** Who is who and who may do what, at one moment. Pure values; built once for each period. */
export interface Directory {
  party(key: string): Party | undefined;
  partyByUrn(urn: string): Party | undefined;
  connection(key: string): Connection | undefined;
  /** The connections that there are. */
  connections(): Connection[];
  /** A client before its beginning or after its end is unknown, and so is one that is barred, or of a barred connection. */
  connectionOfClient(clientId: string, moment: Date): Connection | undefined;
  /** Nobody comes in by this connection: it was revoked. */
  isBarred(connection: string): boolean;
  /** Those that are not barred. */
  roleMappings(): RoleMapping[];
  /** The role was taken away from this person. */
  isTakenFrom(person: string, role: string, party: string): boolean;
  /** The roles of somebody with these grants, but for those that were taken away from this person. */
  rolesFor(person: string, grants: string[]): RoleHeld[];
  desk(key: string): Desk | undefined;
  desks(): Desk[];
  /** How long contracts are spoken here. */
  lifetimes: Lifetimes;
  membersOf(group: string): string[];
  /** Whether the connection may act for the party at this moment. */
  isMandated(connection: Connection, party: string, moment: Date): boolean;
  /** Where records of this type go for this party (and desk), or undefined when nowhere. */
  receiverOf(party: string, recordType: RecordType, desk: string | null, moment: Date): Receiver | undefined;
  routes(): Route[];
  /** Routes for a business record of this sender. */
  routesOf(recordType: RecordType, sender: string): Route[];
  /** Who stands in the place of this party now: itself, or the end of the line of its successors. */
  successorOf(party: string, recordType: RecordType): string;
  /** Everyone whom this party succeeds, itself included. */
  predecessorsOf(party: string, recordType: RecordType): string[];
  /** Who gets, beside this party and decided for itself, what is meant for it: during a parallel period. */
  alongside(party: string, recordType: RecordType): string[];
  /** Whose place this party takes in what people said of successors: that of its predecessors, and of whom it is alongside. */
  countsAs(party: string, recordType: RecordType): string[];
}

export const partyOf = (version: ConfigVersion): Party => {
  const content = version.content as Record<string, never>;
  const name: PartyName | undefined = content['oin']
    ? { scheme: 'oin', number: content['oin'] }
    : content['kvk']
      ? { scheme: 'kvk', number: content['kvk'] }
      : undefined;
  return {
    key: version.key,
    name: content['name']!,
    kind: version.kind as Party['kind'],
    urn: name ? partyUrn(name) : `urn:schakel:${version.key}`,
    organisationKind: content['kind'] ?? 'other',
    suwi: content['suwi'] ?? false,
    bsn: content['bsn'] ?? false,
    members: content['members'] ?? [],
    contact: content['contact'] ?? content['contactPoint'],
    address: content['address'],
    ...(content['securityContact'] ? { securityContact: content['securityContact'] } : {}),
    ...(content['oin'] ? { oin: content['oin'] } : {}),
  };
};

const withKey = <T>(version: ConfigVersion): T =>
  ({ ...version.content, key: version.key, version: version.version }) as T;

const connectionOf = (version: ConfigVersion): Connection => {
  const connection = withKey<Omit<Connection, 'clients'> & { clients: (string | Client)[] }>(version);
  const clients = connection.clients.map((one) => (typeof one === 'string' ? { id: one } : one));
  return { ...connection, clients };
};

const NOTHING_BARRED = barsOf([]);

const isNow = (period: { from?: string; until?: string }, moment: Date): boolean =>
  (!period.from || new Date(period.from) <= moment) && (!period.until || moment < new Date(period.until));

export function buildDirectory(versions: ConfigVersion[], bars: Bars = NOTHING_BARRED): Directory {
  const ofKind = (kind: string): ConfigVersion[] => versions.filter((version) => version.kind === kind);
  const parties = new Map(
    [...ofKind('organisation'), ...ofKind('arrangement')].map((v) => [v.key, partyOf(v)]),
  );
  const byUrn = new Map([...parties.values()].map((party) => [party.urn, party]));
  const connections = new Map(ofKind('connection').map((v) => [v.key, connectionOf(v)]));
  const byClient = new Map(
    [...connections.values()].flatMap((c) =>
      c.clients.map((client) => [client.id, { client, connection: c }] as const),
    ),
  );
  const desks = new Map(ofKind('desk').map((v) => [v.key, withKey<Desk>(v)]));
  const groups = new Map(ofKind('group').map((v) => [v.key, (v.content as { members: string[] }).members]));
  const routes = ofKind('route').map((v) => ({
    ...withKey<Route>(v),
    supersede: v.content['supersede'] !== false,
  }));
  const roleMappings = ofKind('role-mapping')
    .map(withKey<RoleMapping>)
    .filter(({ key }) => !bars.has({ kind: 'role-mapping', key }));
  const successions = ofKind('succession').map(withKey<Succession>);

  const parallels = ofKind('parallel').map(withKey<Parallel>);

  const membersOf = (name: string): string[] =>
    name.startsWith('group:') ? (groups.get(name.slice('group:'.length)) ?? []) : [name];

  const isMandated = (connection: Connection, party: string, moment: Date): boolean =>
    connection.mandates.some((mandate) => mandate.party === party && isNow(mandate, moment)) &&
    !bars.has({ kind: 'mandate', key: connection.key, party });

  const isBarred = (key: string): boolean => bars.has({ kind: 'connection', key });

  const isTakenFrom = (person: string, role: string, party: string): boolean =>
    bars.has({ kind: 'person', key: person, role, party });

  const fits = (receives: Receives, party: string, recordType: RecordType, desk: string | null): boolean =>
    receives.recordType === recordType &&
    (!receives.parties || receives.parties.includes(party)) &&
    (!receives.desk || receives.desk === desk);

  /** A connection that names the desk goes before one that names the party, and that before one for everybody. */
  const precision = (receives: Receives): number => (receives.desk ? 2 : 0) + (receives.parties ? 1 : 0);

  const routesBySender = new Map<string, Route[]>();
  for (const route of routes) {
    for (const sender of route.senders.flatMap(membersOf)) {
      const name = `${route.recordType}|${sender}`;
      routesBySender.set(name, [...(routesBySender.get(name) ?? []), route]);
    }
  }

  const nextOf = (party: string, recordType: RecordType): string | undefined =>
    successions.find((s) => s.from === party && (!s.recordTypes || s.recordTypes.includes(recordType)))?.to;

  /** In a ring nobody stands in the place of anybody: else waiting post would go round in it for ever. */
  const successorOf = (party: string, recordType: RecordType): string => {
    const line = new Set([party]);
    let current = party;
    for (let next = nextOf(party, recordType); next !== undefined; next = nextOf(next, recordType)) {
      if (line.has(next)) return party;
      line.add(next);
      current = next;
    }
    return current;
  };

  const predecessorsOf = (party: string, recordType: RecordType): string[] => [
    ...new Set([
      party,
      ...successions.map((s) => s.from).filter((from) => successorOf(from, recordType) === party),
    ]),
  ];

  const isFor = ({ recordTypes }: Parallel, recordType: RecordType): boolean =>
    !recordTypes || recordTypes.includes(recordType);

  return {
    party: (key) => parties.get(key),
    partyByUrn: (urn) => byUrn.get(urn),
    connection: (key) => connections.get(key),
    connections: () => [...connections.values()],
    connectionOfClient(clientId, moment) {
      const found = byClient.get(clientId);
      const isIn =
        found !== undefined &&
        isNow(found.client, moment) &&
        !isBarred(found.connection.key) &&
        !bars.has({ kind: 'client', key: clientId });
      return isIn ? found.connection : undefined;
    },
    isBarred,
    roleMappings: () => roleMappings,
    isTakenFrom,
    rolesFor: (person, grants) =>
      rolesOf(roleMappings, grants).filter(({ role, party }) => !isTakenFrom(person, role, party)),
    desk: (key) => desks.get(key),
    desks: () => [...desks.values()],
    lifetimes: lifetimesOf(ofKind('contract')),
    membersOf,
    isMandated,
    receiverOf(party, recordType, desk, moment) {
      const candidates = [...connections.values()].flatMap((connection) =>
        isMandated(connection, party, moment)
          ? connection.receives
              .filter((r) => fits(r, party, recordType, desk))
              .map((receives) => ({ connection, receives }))
          : [],
      );
      const best = candidates.sort(
        (a, b) =>
          precision(b.receives) - precision(a.receives) || a.connection.key.localeCompare(b.connection.key),
      )[0];
      return best && { connection: best.connection, contract: best.receives.contract };
    },
    routes: () => routes,
    routesOf: (recordType, sender) => routesBySender.get(`${recordType}|${sender}`) ?? [],
    successorOf,
    predecessorsOf,
    alongside: (party, recordType) => [
      ...new Set(
        parallels
          .filter((one) => one.from === party && isFor(one, recordType))
          .map(({ to }) => successorOf(to, recordType))
          .filter((to) => to !== successorOf(party, recordType)),
      ),
    ],
    countsAs: (party, recordType) => [
      ...new Set([
        ...predecessorsOf(party, recordType),
        ...parallels
          .filter((one) => isFor(one, recordType) && successorOf(one.to, recordType) === party)
          .map(({ from }) => from),
      ]),
    ],
  };
}

export const directoryTimeline = (versions: ConfigVersion[], bars?: Bars): Timeline<Directory> =>
  createTimeline(versions, (inForce) => buildDirectory(inForce, bars));
