import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isObject, ok, refuse, type Json, type Outcome, type RefusalCode } from '#kernel';
import type { Limits, XmlForm } from './contract.js';
import { refuseAt, utf8Text } from './decode-json.js';
import { walkTree } from './tree.rules.js';
import { lookOverXml, type XmlFlaw } from './xml-scan.js';

const FLAWS: Record<XmlFlaw, [RefusalCode, string]> = {
  doctype: ['invalid-xml', 'A DOCTYPE or other declaration is not accepted.'],
  entity: ['invalid-xml', 'An entity that XML itself does not define is not accepted.'],
  character: ['invalid-text', 'A character reference names a character that XML does not allow.'],
  'too-deep': ['too-deep', 'The document is nested deeper than the limit.'],
  namespace: ['invalid-xml', 'An element is not in the namespace of the contract.'],
  markup: ['invalid-xml', 'A tag, comment or section is not closed.'],
};

const DECLARATION = /^\s*<\?xml\s[^?]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
/** XML's own attributes say how to read, not what is meant. */
const isPlumbing = (name: string): boolean =>
  name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xml:') || name.startsWith('xsi:');

/** `arrays` as the parser names places: `Root.A.B`. */
const parserPaths = (form: XmlForm): Set<string> =>
  new Set(form.arrays.map((pointer) => form.root + pointer.replaceAll('/', '.')));

const TEXT = '#text';

function parserFor(form: XmlForm, prefix: string): XMLParser {
  const arrays = parserPaths(form);
  return new XMLParser({
    ignoreAttributes: isPlumbing,
    attributeNamePrefix: '@',
    textNodeName: TEXT,
    // The parser would trim each part of a text by itself, and a text with a comment or section in it has several.
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // An empty table of names: the five of XML and numbers are read, nothing else.
    htmlEntities: {} as never,
    processEntities: { enabled: true, maxExpandedLength: Infinity },
    maxNestedTags: 10_000,
    ...(prefix ? { transformTagName: (name: string) => name.replace(`${prefix}:`, '') } : {}),
    isArray: (_name: string, path: unknown) => arrays.has(String(path)),
  });
}

/** Without the space around texts and between elements. The document is the parser's own, and is written to. */
function tidied(value: Json): Json {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(tidied);
  if (!isObject(value)) return value;
  for (const [name, member] of Object.entries(value)) {
    const tidy = tidied(member);
    if (name === TEXT && tidy === '') delete value[name];
    else value[name] = tidy;
  }
  return value;
}

/**
 * The content of the root element as JSON: elements are members, attributes `@name`, text beside attributes `#text`;
 * every value stays a string. Refuses with `invalid-xml`, `invalid-text`, `too-deep` or `body-too-large`.
 */
export function decodeXml(form: XmlForm, body: Buffer, limits: Limits): Outcome<Json> {
  if (body.length > limits.maxBytes) {
    return refuseAt('body-too-large', '', `The body is larger than ${limits.maxBytes} bytes.`);
  }
  const text = utf8Text(body);
  const encoding = text === undefined ? undefined : (DECLARATION.exec(text)?.[1] ?? 'UTF-8');
  if (text === undefined || encoding?.toUpperCase() !== 'UTF-8') {
    return refuseAt('invalid-xml', '', 'The body is not UTF-8 or says that it is not.');
  }
  if (text.includes('\u0000')) return refuseAt('invalid-text', '', 'A text holds U+0000.');
  const look = lookOverXml(text, form.namespace, limits.maxDepth);
  if (look.flaw) return refuseAt(FLAWS[look.flaw][0], '', FLAWS[look.flaw][1]);
  if (look.root !== form.root)
    return refuseAt('invalid-xml', '', 'The root element is not the one of the contract.');
  return parse(form, look.prefix, text, limits);
}

function parse(form: XmlForm, prefix: string, text: string, limits: Limits): Outcome<Json> {
  const wellFormed = XMLValidator.validate(text);
  if (wellFormed !== true) {
    const detail = `Not well-formed at line ${wellFormed.err.line}, column ${wellFormed.err.col}.`;
    return refuseAt('invalid-xml', '', detail);
  }
  let parsed: Json;
  try {
    parsed = parserFor(form, prefix).parse(text) as Json;
  } catch {
    return refuse('invalid-xml', { detail: 'The XML cannot be read.' });
  }
  const roots = isObject(parsed) ? Object.keys(parsed) : [];
  if (!isObject(parsed) || roots.length !== 1 || roots[0] !== form.root || Array.isArray(parsed[form.root])) {
    return refuseAt('invalid-xml', '', 'There is not exactly one root element, the one of the contract.');
  }
  const content = parsed[form.root]!;
  const document = isObject(content) ? content : {};
  tidied(document);
  const { flaw } = walkTree(document, limits, { texts: true, lengths: true });
  if (!flaw) return ok(document);
  return refuseAt(flaw.code === 'invalid-json' ? 'invalid-xml' : flaw.code, flaw.pointer, flaw.detail);
}
