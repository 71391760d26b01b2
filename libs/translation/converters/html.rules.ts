import type { Converter } from '../converter.js';
import { onText } from './text.rules.js';

/** Letters of ISO 8859-1, by the names that HTML has for them, from 192 on; an empty one is written by no name here. */
const LETTERS =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const NAMED = new Map([
  ...LETTERS.map((name, at): [string, string] => [name, String.fromCodePoint(192 + at)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    shy: '',
    euro: '€',
    pound: '£',
    sect: '§',
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    plusmn: '±',
    sup2: '²',
    sup3: '³',
    micro: 'µ',
    middot: '·',
    bull: '•',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    rarr: '→',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
  }),
]);

/** What a browser shows for the numbers 128 to 159: they are control characters, and are written for those of Windows. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function character(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS[code - 128]!;
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}

const unescaped = (html: string): string =>
  html.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));/gi,
    (whole, dec?: string, hex?: string, name?: string) => {
      if (dec) return character(Number(dec));
      if (hex) return character(parseInt(hex, 16));
      return NAMED.get(name!) ?? NAMED.get(name!.toLowerCase()) ?? whole;
    },
  );

/** What stands between the tags of a script or style is no text. One pass over the tags, whatever is left open. */
function withoutScripts(html: string): string {
  let kept = '';
  let from = 0;
  let open: { name: string; at: number } | undefined;
  for (const tag of html.matchAll(/<(\/?)(script|style)\b[^<>]*>/gi)) {
    const name = tag[2]!.toLowerCase();
    if (!open && !tag[1]) open = { name, at: tag.index };
    else if (open && tag[1] && name === open.name) {
      kept += html.slice(from, open.at);
      from = tag.index + tag[0].length;
      open = undefined;
    }
  }
  return kept + html.slice(from);
}

/** Tags that say something about lines, and common ones that do not. */
const TAGS = new Map([
  ...[
    'p',
    'b',
    '/b',
    'i',
    '/i',
    'strong',
    '/strong',
    'em',
    '/em',
    'ul',
    'ol',
    '/li',
    'span',
    '/span',
    'div',
  ].map((tag): [string, string] => [tag, '']),
  ...['/p', 'br', 'br/', 'br /', '/div', '/ul', '/ol'].map((tag): [string, string] => [tag, '\n']),
  ['li', '\n- '],
]);
const SCRIPT = /^\/?(?:script|style)\b/i;
const ITEM = /^li\b/i;
const BLOCK = /^(?:br|\/p|\/div|\/h[1-6]|\/ul|\/ol|\/tr)\b/i;
const TAG = /^\/?[a-z!][^]{0,2000}$/i;

/** What stands for one tag in the text; undefined for a script or style, which needs more than one look. */
function lineOf(tag: string): string | undefined {
  const known = TAGS.get(tag);
  if (known !== undefined) return known;
  if (SCRIPT.test(tag)) return undefined;
  if (ITEM.test(tag)) return '\n- ';
  if (BLOCK.test(tag)) return '\n';
  return TAG.test(tag) ? '' : `<${tag}>`;
}

/** One pass, for mark-up in which every `<` has its `>` and nothing is a script; undefined for any other. */
function withoutTags(html: string): string | undefined {
  let text = '';
  let from = 0;
  for (let open = html.indexOf('<'); open >= 0;) {
    const close = html.indexOf('>', open);
    const next = html.indexOf('<', open + 1);
    if (close < 0 || (next >= 0 && next < close)) return undefined;
    const line = lineOf(html.slice(open + 1, close));
    if (line === undefined) return undefined;
    text += html.slice(from, open) + line;
    from = close + 1;
    open = next;
  }
  return text + html.slice(from);
}

/** The same for any text. Every pattern stops at the next `<`: a text of open tags is read once, not once for each. */
const withoutAnyTags = (html: string): string =>
  withoutScripts(html)
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/h[1-6]|\/ul|\/ol|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '');

/** HTML to text: blocks become lines, list items get a dash, the rest of the mark-up goes. Plain text stays itself. */
function htmlToText(html: string): string {
  const hasEntities = html.includes('&');
  if (!hasEntities && !html.includes('<')) return html.trim();
  const text = withoutTags(html) ?? withoutAnyTags(html);
  // Only what changes is matched: most spaces and lines are alone already.
  return (hasEntities ? unescaped(text) : text)
    .replace(/[ \t]{2,}|\t/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Mark-up that goes is no loss: the words stay. An empty text is nothing. */
export const html: Converter = {
  toCanonical: onText((text) => htmlToText(text) || undefined),
  toPartner: (value) => value,
};
