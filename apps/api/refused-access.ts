import type { FastifyRequest } from 'fastify';
import { appendEvents, auditEvent } from '#audit';
import type { RunningHub } from '#exchange';
import type { RefusalCode } from '#kernel';
import { routeOf } from './http.js';
import type { Refused } from './problem.js';
import { traceOf } from './trace.js';

/** Who asks, as the guard knew before it looked at what may be asked. */
interface Asker {
  actor: string;
  origin: string;
  /** For whom: who reads the line. */
  organisations: string[];
}

const askers = new WeakMap<FastifyRequest, () => Asker>();
/** `asker` is asked only where something is refused. */
export const asksAs = (request: FastifyRequest, asker: () => Asker): void => void askers.set(request, asker);

/** What is refused because of who asks; a body that is not in order, or what is not there, is none of these. */
const NOT_YOU: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'insufficient-scope',
  'not-mandated',
  'role-missing',
]);
/** The same again within so long says nothing new, and a log that anybody can fill is of no use. */
const AGAIN_MS = 60_000;
const MOST_KNOWN = 10_000;

/** Writes down that somebody who is known asked for what they may not. */
export class RefusedAccess {
  readonly #noted = new Map<string, number>();

  constructor(private readonly hub: RunningHub) {}

  /** By route and code, without the id of what was asked for: that may be another's. */
  async note(request: FastifyRequest, { refusal: { code } }: Refused): Promise<void> {
    const asker = NOT_YOU.has(code) ? askers.get(request)?.() : undefined;
    if (!asker) return;
    const { method, path } = routeOf(request);
    const object = `route:${method} ${path}`;
    const traceId = traceOf(request);
    if (this.#isKnown(`${asker.actor} ${object} ${code}`)) return;
    const moment = await this.hub.moment(this.hub.db);
    const said = {
      moment,
      log: 'audit',
      action: 'access.refused',
      object,
      result: code,
      details: {},
    } as const;
    await appendEvents(this.hub.db, [auditEvent({ ...said, ...asker, ...(traceId ? { traceId } : {}) })]);
  }

  #isKnown(what: string): boolean {
    const now = performance.now();
    const before = this.#noted.get(what);
    if (before !== undefined && now - before < AGAIN_MS) return true;
    if (this.#noted.size >= MOST_KNOWN) this.#noted.clear();
    this.#noted.set(what, now);
    return false;
  }
}
