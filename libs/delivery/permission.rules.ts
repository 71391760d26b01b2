/** What the target of a webhook says when it is asked (CloudEvents HTTP webhook 1.0, section 4). */
export interface Permission {
  granted: boolean;
  /** The most requests a minute, where it names a number. */
  perMinute?: number;
}

/** `*` is no limit, and so is what is no number. */
const RATE = /^[1-9]\d{0,8}$/;

/** A status code alone is never consent (section 4.2): the target must name who it allows. */
export function permissionOf(
  origin: string,
  reply: { status: undefined } | { status: number; headers: Record<string, string | string[] | undefined> },
): Permission {
  if (reply.status === undefined || reply.status >= 300) return { granted: false };
  const allowed = reply.headers['webhook-allowed-origin'];
  const isNamed = typeof allowed === 'string' && allowed.toLowerCase() === origin.toLowerCase();
  if (allowed !== '*' && !isNamed) return { granted: false };
  const rate = reply.headers['webhook-allowed-rate'];
  return {
    granted: true,
    ...(typeof rate === 'string' && RATE.test(rate) ? { perMinute: Number(rate) } : {}),
  };
}
