/** Why an XML text is refused before a parser sees it. */
export type XmlFlaw = 'doctype' | 'entity' | 'character' | 'too-deep' | 'namespace' | 'markup';

export interface XmlLook {
  flaw?: XmlFlaw;
  /** Local name, prefix (may be empty) of the root element. */
  root: string;
  prefix: string;
}

const ENTITY = /&(?:(?:amp|lt|gt|quot|apos);|#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}));)?/g;
const TAG_NAME = /^([^\s/>:]+)(?::([^\s/>]+))?/;
const NAMESPACES = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** XML 1.0 allows no other characters, written out or by number. */
const isXmlCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

function flawInText(text: string): XmlFlaw | undefined {
  if (!text.includes('&')) return undefined;
  for (const match of text.matchAll(ENTITY)) {
    if (match[0] === '&') return 'entity';
    const number = match[1] ? Number(match[1]) : match[2] ? parseInt(match[2], 16) : undefined;
    if (number !== undefined && !isXmlCharacter(number)) return 'character';
  }
  return undefined;
}

/** Index of the `>` that ends the tag, quotes respected; -1 when there is none. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let i = start; i < text.length; i++) {
    const sign = text[i]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") {
      quote = sign;
    } else if (sign === '>') {
      return i;
    }
  }
  return -1;
}

/** Every namespace that a tag declares, by prefix; the default one under the empty string. */
function declaredIn(tag: string): Map<string, string> {
  const declared = new Map<string, string>();
  if (!tag.includes('xmlns')) return declared;
  for (const match of tag.matchAll(NAMESPACES)) declared.set(match[1] ?? '', match[2] ?? match[3] ?? '');
  return declared;
}

const SKIPPED: [string, string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

/**
 * Linear, without recursion: no DOCTYPE, no entity of its own, no forbidden character, not deeper than allowed, and
 * every element in the one namespace. Whether the tags match is left to the parser.
 */
export function lookOverXml(text: string, namespace: string, maxDepth: number): XmlLook {
  const look: XmlLook = { root: '', prefix: '' };
  let depth = 0;
  const elementFlaw = (tag: string): XmlFlaw | undefined => {
    const name = TAG_NAME.exec(tag);
    if (!name) return 'markup';
    const prefix = name[2] === undefined ? '' : name[1]!;
    const declared = declaredIn(tag);
    if (look.root === '') {
      look.root = name[2] ?? name[1]!;
      look.prefix = prefix;
      return declared.get(prefix) === namespace ? flawInText(tag) : 'namespace';
    }
    const foreign = [...declared].some(([at, uri]) => uri !== namespace && (at === '' || uri !== INSTANCE));
    return foreign || prefix !== look.prefix ? 'namespace' : flawInText(tag);
  };

  for (let at = 0; ;) {
    const open = text.indexOf('<', at);
    look.flaw ??= flawInText(text.slice(at, open < 0 ? undefined : open));
    if (look.flaw || open < 0) return look;
    if (text.startsWith('<![CDATA[', open)) {
      const close = text.indexOf(']]>', open);
      if (close < 0) return { ...look, flaw: 'markup' };
      at = close + 3;
      continue;
    }
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, open));
    if (skipped) {
      const close = text.indexOf(skipped[1], open + skipped[0].length);
      if (close < 0) return { ...look, flaw: 'markup' };
      at = close + skipped[1].length;
      continue;
    }
    if (text[open + 1] === '!') return { ...look, flaw: 'doctype' };
    const close = endOfTag(text, open + 1);
    if (close < 0) return { ...look, flaw: 'markup' };
    at = close + 1;
    if (text[open + 1] === '/') {
      depth--;
      continue;
    }
    look.flaw = elementFlaw(text.slice(open + 1, close));
    if (text[close - 1] !== '/' && ++depth > maxDepth) look.flaw ??= 'too-deep';
    if (look.flaw) return look;
  }
}
