import { Parser } from 'htmlparser2';
import type { Outcome } from '#kernel';
import { ok } from '#kernel';
import type { Limits } from './contract.js';
import { refuseAt, utf8Text } from './decode-json.js';

/** More than any page has; each script is decoded by itself. */
const MOST_SCRIPTS = 50;
/** As deep as browsers go: what closes nothing is looked for among what is open. */
const MOST_OPEN = 512;

const isLinkedData = (type: string | undefined): boolean =>
  type?.split(';')[0]!.trim().toLowerCase() === 'application/ld+json';

/**
 * Some systems wrap a script for readers of long ago: `<!-- … -->`, `//<![CDATA[ … //]]>`. Without patterns: at this point
 * a script may be all of the page, and one that is a megabyte of spaces is read once.
 */
const unwrapped = (script: string): string => withoutEnd(withoutBegin(script.trim()));

function withoutBegin(script: string): string {
  if (script.startsWith('<!--')) return script.slice('<!--'.length);
  const isComment = script.startsWith('//') || script.startsWith('/*');
  const section = isComment ? script.slice(2).trimStart() : script;
  if (!section.startsWith('<![CDATA[')) return script;
  const content = section.slice('<![CDATA['.length);
  return content.startsWith('*/') ? content.slice(2) : content;
}

function withoutEnd(script: string): string {
  if (script.endsWith('-->')) return script.slice(0, -'-->'.length);
  const section = script.endsWith('*/') ? script.slice(0, -2) : script;
  if (!section.endsWith(']]>')) return script;
  const content = section.slice(0, -']]>'.length).trimEnd();
  return content.endsWith('//') || content.endsWith('/*') ? content.slice(0, -2) : content;
}

/**
 * The texts of the JSON-LD scripts of a web page, in their order. The page is read as a stream of tags: nothing in it is
 * run and nothing is fetched. Refuses `body-too-large`, `too-deep`, or `invalid-json` when it is not UTF-8.
 */
export function scriptsIn(page: Buffer, limits: Limits): Outcome<string[]> {
  if (page.length > limits.maxBytes) {
    return refuseAt('body-too-large', '', `The body is larger than ${limits.maxBytes} bytes.`);
  }
  const text = utf8Text(page);
  if (text === undefined) return refuseAt('invalid-json', '', 'The page is not UTF-8.');
  const scripts: string[] = [];
  let open = 0;
  let inside = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++open > MOST_OPEN) return parser.pause();
        inside = name === 'script' && isLinkedData(attributes['type']);
        if (inside && scripts.push('') > MOST_SCRIPTS) parser.pause();
      },
      ontext(part) {
        if (inside) scripts[scripts.length - 1] += part;
      },
      onclosetag() {
        open--;
        inside = false;
      },
    },
    { decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(text);
  if (open > MOST_OPEN) return refuseAt('too-deep', '', `The page is nested deeper than ${MOST_OPEN}.`);
  if (scripts.length > MOST_SCRIPTS)
    return refuseAt('body-too-large', '', `The page holds more than ${MOST_SCRIPTS} scripts of JSON-LD.`);
  parser.end();
  return ok(scripts.map(unwrapped));
}
