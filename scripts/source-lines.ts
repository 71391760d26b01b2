import { isNode, LineCounter, parseDocument } from 'yaml';
import { pointerTokens } from '#kernel';

/** The line (from 1) of a file where what a pointer names begins, or where what it is in does; undefined when unknown. */
export type LineOf = (pointer: string) => number | undefined;

/** JSON is read as the YAML that it is: its nodes know where they stand. */
export function linesOfJson(text: string): LineOf {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: 'silent' });
  return (pointer) => {
    const path: (string | number)[] = pointerTokens(pointer).map((token) =>
      /^\d+$/.test(token) ? Number(token) : token,
    );
    for (; ; path.pop()) {
      const node = path.length === 0 ? document.contents : document.getIn(path, true);
      if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
      if (path.length === 0) return undefined;
    }
  };
}

interface Element {
  name: string;
  line: number;
  children: Element[];
}

const TAG =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/g;

/** Pointers start at what is in the root element; an index counts elements of the same name. */
export function linesOfXml(text: string): LineOf {
  const top: Element = { name: '', line: 1, children: [] };
  const open = [top];
  let line = 1;
  let from = 0;
  for (const { 1: closing, 2: name, 3: empty, index } of text.matchAll(TAG)) {
    line += text.slice(from, index).split('\n').length - 1;
    from = index;
    if (name === undefined) continue;
    if (closing) open.pop();
    else {
      const element: Element = { name, line, children: [] };
      open.at(-1)?.children.push(element);
      if (!empty) open.push(element);
    }
  }
  return (pointer) => {
    let at = top.children[0];
    let same: Element[] = [];
    for (const token of pointerTokens(pointer)) {
      if (/^\d+$/.test(token)) at = same[Number(token)] ?? at;
      else {
        const found: Element[] = at?.children.filter(({ name }) => name === token) ?? [];
        if (found.length === 0) break;
        same = found;
        at = found[0];
      }
    }
    return at?.line;
  };
}
