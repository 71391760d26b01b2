import { decodeHTMLStrict } from 'entities';
import type { Converter } from '../converter.js';
import { onText } from './text.rules.js';

/** Spaces that a browser does not break a line at, or of another width, are spaces here; a hyphen that may be is none. */
const unescaped = (html: string): string =>
  decodeHTMLStrict(html)
    .replace(/[\u00a0\u2002\u2003\u2009]/g, ' ')
    .replace(/\u00ad/g, '');

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
