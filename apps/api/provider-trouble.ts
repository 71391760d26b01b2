import type { SparingLog } from '../telemetry/sparing-log.js';

/** Told that an identity provider could not be used. */
export type ProviderTrouble = (issuer: string, error: unknown) => void;

const MOST_CAUSES = 5;

interface Cause {
  name?: string;
  code?: unknown;
  /** The code of OAuth with which the provider refused, and the status of its answer. */
  error?: unknown;
  status?: unknown;
  cause?: unknown;
}

/**
 * Says in the log which provider could not be used and why, by closed words: what a provider writes in its descriptions may hold
 * anything. Each request runs into it.
 */
export const providerTrouble =
  (log: SparingLog): ProviderTrouble =>
  (issuer, error) =>
    log.warn(
      { issuer, ...whyOf(error) },
      'the identity provider cannot be used: who needs it does not get in',
    );

function whyOf(error: unknown): { error: string; code?: string; answer?: string; status?: number } {
  const causes: Cause[] = [];
  for (let one = error; one instanceof Error && causes.length < MOST_CAUSES; one = one.cause)
    causes.push(one);
  // The innermost says most: a certificate that is not trusted, a connection that was refused.
  const code = wordOf(causes.map((one) => one.code).findLast((one) => wordOf(one) !== undefined));
  const answer = wordOf(causes.map((one) => one.error).find((one) => wordOf(one) !== undefined));
  const status = causes.map((one) => one.status).find((one) => typeof one === 'number');
  return {
    error: causes[0]?.name ?? 'unknown',
    ...(code === undefined ? {} : { code }),
    ...(answer === undefined ? {} : { answer }),
    ...(status === undefined ? {} : { status }),
  };
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(value) ? value : undefined;
