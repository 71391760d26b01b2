import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { RunningHub } from '#exchange';
import { hmacSha256, sameBytes, sha256 } from '#kernel';
import {
  endSession,
  loadSession,
  mappingsFor,
  noteUses,
  saveSession,
  touchSession,
  type RoleHeld,
  type RoleMapping,
  type Session,
  type Use,
} from '#partners';
import type { OrganisationKeys, Query } from '#storage';
import { originOf } from './addresses.rules.js';
import type { Cookies } from './cookies.js';

/** Somebody who logged in, with what the configuration in force says of them now. */
export interface Person {
  session: Session;
  /** For the log: a pseudonym, in which role and for whom; never a name. */
  actor: string;
  /** Where the request came from. */
  origin: string;
  choices: RoleHeld[];
  /** Absent until it was chosen, and when it is not held any more. */
  chosen?: RoleHeld;
  csrfToken: string;
}

const ID_BYTES = 32;
/** The moment of last use is not written with every request: so many times within the idle time at most. */
const TOUCHES = 10;

export const actorOf = ({ person, chosen }: Pick<Session, 'person' | 'chosen'>): string =>
  `person:${person}${chosen ? `:${chosen.role}:${chosen.party}` : ''}`;

/** Sessions of people: the cookie holds a signed random id, the database everything else. */
export class Sessions {
  constructor(
    private readonly hub: RunningHub,
    readonly cookies: Cookies,
  ) {}

  /** The hub's own keys for people: cookies and pseudonyms. They are wrapped like those of an organisation. */
  keys(): Promise<OrganisationKeys> {
    return this.hub.keys.ofOrganisation(this.hub.db, 'hub:people', this.hub.now());
  }

  async of(request: FastifyRequest): Promise<Person | undefined> {
    const cookie = this.cookies.read(request, 'session');
    if (!cookie) return undefined;
    const { digest: key } = await this.keys();
    const [id = '', signature = ''] = cookie.split('.', 2);
    if (!sameBytes(signed(key, 'cookie', id), Buffer.from(signature, 'base64url'))) return undefined;
    const now = this.hub.now();
    const { idle } = this.hub.config.people;
    const session = await loadSession(this.hub.db, sha256(id), now, idle);
    if (!session) return undefined;
    if (now.getTime() - session.seenAt.getTime() > idle / TOUCHES)
      await touchSession(this.hub.db, session.idHash, now);
    const choices = (await this.hub.directory()).rolesFor(session.person, session.grants);
    const chosen = choices.find(
      ({ role, party }) => role === session.chosen?.role && party === session.chosen.party,
    );
    return {
      session,
      actor: actorOf({ person: session.person, chosen }),
      origin: originOf(request),
      choices,
      chosen,
      csrfToken: signed(key, 'csrf', id).toString('base64url'),
    };
  }

  /** Whether the session still goes on, in the same role. Looked at, and not used: it ends no later for it. */
  async goesOn({ session, chosen }: Person): Promise<boolean> {
    const now = this.hub.now();
    const { idle } = this.hub.config.people;
    if (!(await loadSession(this.hub.db, session.idHash, now, idle))) return false;
    const held = (await this.hub.directory()).rolesFor(session.person, session.grants);
    return held.some(({ role, party }) => role === chosen?.role && party === chosen.party);
  }

  /** A session under a new id, whatever the browser brought along: the one before ends. Gives what the cookie is to hold. */
  async begin(
    tx: Query,
    parts: Pick<Session, 'person' | 'grants' | 'chosen' | 'acr' | 'authenticatedAt' | 'providerSession'>,
    before?: Session,
    endsAt?: Date,
  ): Promise<string> {
    const { digest: key } = await this.keys();
    const id = randomBytes(ID_BYTES).toString('base64url');
    const now = this.hub.now();
    if (before) await endSession(tx, before.idHash);
    if (parts.chosen) await noteUses(tx, usesOf(parts, (await this.hub.directory()).roleMappings()), now);
    await saveSession(tx, {
      ...parts,
      idHash: sha256(id),
      madeAt: now,
      seenAt: now,
      endsAt: endsAt ?? new Date(now.getTime() + this.hub.config.people.term),
    });
    return `${id}.${signed(key, 'cookie', id).toString('base64url')}`;
  }
}

/** What gave the role that somebody works in, for whoever reviews who has access. */
function usesOf(
  { person, grants, chosen }: Pick<Session, 'person' | 'grants' | 'chosen'>,
  mappings: RoleMapping[],
): Use[] {
  const { role, party } = chosen!;
  const through = mappingsFor(mappings, grants).filter((one) => one.role === role && one.party === party);
  return [
    { kind: 'person', key: person, role, party },
    ...through.map(({ key }) => ({ kind: 'role-mapping' as const, key, role, party })),
  ];
}

const signed = (key: Buffer, use: 'cookie' | 'csrf', id: string): Buffer => hmacSha256(key, `${use}.${id}`);
