/** Set by the hub or by HTTP itself, or read by proxies as something about the connection: never a partner's own. */
const NOT_OWN = new Set([
  'accept',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'traceparent',
  'tracestate',
  'baggage',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
]);
const NOT_OWN_STARTS = [
  'proxy-',
  'sec-',
  'webhook-',
  'ce-',
  'x-forwarded-',
  'x-real-',
  'schakel-',
  'fsc-',
  'access-control-',
];
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/;
/** Printable ASCII: no line end that begins another header. */
const VALUE = /^[\x20-\x7e]{1,500}$/;

/** Why a partner may not have this header sent along with its post; undefined when it may. */
export function headerFault(name: string, value: string): string | undefined {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) return 'A header name is 1 to 60 letters, digits and dashes.';
  if (NOT_OWN.has(lower) || NOT_OWN_STARTS.some((start) => lower.startsWith(start)))
    return 'This header is set by the hub or by HTTP itself.';
  return VALUE.test(value) ? undefined : 'A header value is 1 to 500 printable characters of ASCII.';
}
