import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Agent } from 'undici';
import { sha256, type TlsIdentity } from '#kernel';
import { isBlockedAddress } from './address.rules.js';
import { BLOCKED_ADDRESS } from './answer.rules.js';

export interface AgentOptions {
  /** How long looking up and connecting may take; undici keeps this to about half a second. */
  connectTimeoutMs: number;
  /** Attempts to one origin that run side by side; more wait for a connection, within their own time. */
  connectionsPerOrigin: number;
  /** Lets the hub send to private, loopback and link-local addresses. For the demo and tests only. */
  allowPrivateAddresses: boolean;
  /** Resolves names; the system's own unless a test passes another. */
  lookup?: Lookup;
  /** Authorities (PEM) that are trusted beside those of the platform. */
  extraAuthorities?: string;
}

/** `dns.lookup` asked for every address of a name. */
export type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface Agents {
  /**
   * Connections with this certificate, or with none, and of this lane where one is named: they are never shared. Two partners
   * behind one address do not wait for each other's.
   */
  of(identity?: TlsIdentity, lane?: string): Agent;
  close(): Promise<void>;
}

const AGENTS_REMEMBERED = 1024;

const nameOf = ({ certificate, privateKey }: TlsIdentity): string =>
  sha256(`${certificate}\n${privateKey}`).toString('base64');

/** Every connection that the hub makes to a partner's address: to where it may go only, kept open, with the right certificate. */
export function createAgents(options: AgentOptions): Agents {
  const make = (identity?: TlsIdentity): Agent =>
    new Agent({
      connections: options.connectionsPerOrigin,
      pipelining: 1,
      // One timer of our own covers a whole attempt; undici's count from byte to byte.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: options.connectTimeoutMs,
        minVersion: 'TLSv1.2',
        lookup: checkedLookup(options),
        ...(options.extraAuthorities ? { ca: [...rootCertificates, options.extraAuthorities] } : {}),
        ...(identity ? { cert: identity.certificate, key: identity.privateKey } : {}),
      },
    });
  const anonymous = make();
  const agents = new Map<string, Agent>();
  return {
    of(identity, lane) {
      if (!identity && lane === undefined) return anonymous;
      const name = `${lane ?? ''}|${identity ? nameOf(identity) : ''}`;
      const kept = agents.get(name);
      if (kept) return kept;
      if (agents.size >= AGENTS_REMEMBERED) {
        const [oldest, agent] = agents.entries().next().value!;
        agents.delete(oldest);
        void agent.close();
      }
      const made = make(identity);
      agents.set(name, made);
      return made;
    },
    close: async () => {
      await Promise.all([anonymous, ...agents.values()].map((agent) => agent.close()));
    },
  };
}

/**
 * The address that is checked is the one connected to: the connection asks here, and nowhere else, where a name leads.
 * One refused address refuses the name, for which of them is tried first is not ours to say.
 */
function checkedLookup(options: AgentOptions): LookupFunction {
  const lookup: Lookup = options.lookup ?? systemLookup;
  return (hostname, asked, callback) => {
    lookup(hostname, { ...asked, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const blocked = addresses.some(({ address }) => isBlockedAddress(address));
      if (blocked && !options.allowPrivateAddresses) return callback(failure(BLOCKED_ADDRESS), '');
      const [first] = addresses;
      if (!first) return callback(failure('ENOTFOUND'), '');
      return asked.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

export const failure = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });
