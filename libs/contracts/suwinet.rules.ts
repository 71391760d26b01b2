const NAMESPACE = /["']https?:\/\/(?:www\.)?bkwi\.nl\/SuwiML\//i;
const ANSWER = /"(?:[A-Za-z0-9_]+:)?ClientSuwi"\s*:|<(?:[A-Za-z0-9_]+:)?ClientSuwi[\s/>]/;

/**
 * True when a body is an answer of Suwinet: it names a SuwiML namespace (SGR, http://bkwi.nl/SuwiML/…) or holds a
 * ClientSuwi. The law gives that exchange to another facility; the caller refuses with `wrong-rail`.
 */
export function isSuwinet(body: Buffer | string): boolean {
  // The cheap look first: this is asked about every body.
  if (!body.includes('uwi')) return false;
  const text = typeof body === 'string' ? body : body.toString('latin1');
  return NAMESPACE.test(text.replaceAll('\\/', '/')) || ANSWER.test(text);
}
