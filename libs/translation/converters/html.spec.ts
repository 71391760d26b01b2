import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html } from './html.rules.js';

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
};

/** The meaning in as few words as it takes, one look for each rule; what the converter does faster is compared with it. */
function plainly(markup: string): string | undefined {
  if (!/[<&]/.test(markup)) return markup.trim() || undefined;
  let kept = '';
  let from = 0;
  let open: { name: string; at: number } | undefined;
  for (const tag of markup.matchAll(/<(\/?)(script|style)\b[^<>]*>/gi)) {
    const name = tag[2]!.toLowerCase();
    if (!open && !tag[1]) open = { name, at: tag.index };
    else if (open && tag[1] && name === open.name) {
      kept += markup.slice(from, open.at);
      from = tag.index + tag[0].length;
      open = undefined;
    }
  }
  const text = (kept + markup.slice(from))
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/h[1-6]|\/ul|\/ol|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '')
    .replace(/&([a-z]{2,8});/gi, (whole, name: string) => NAMED[name.toLowerCase()] ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text || undefined;
}

const PIECES = [
  '<',
  '>',
  '/',
  ' ',
  '  ',
  '\t',
  '\n',
  'a',
  'woord',
  '&',
  '&amp;',
  '&lt;',
  '&nbsp;',
  '&geen;',
  '-',
  '3',
  '!',
  '"',

  '<p>',
  '</p>',
  '<P class="x">',
  '</P >',
  '<br>',
  '<br/>',
  '<BR />',
  '<li>',
  '</li>',
  '<li-x>',
  '<lied>',
  '<ul>',

  '</ul>',
  '<h2>',
  '</h2>',
  '</h7>',
  '</tr>',
  '<td>',
  '<b>',
  '</b>',
  '<!-- x -->',
  '<3>',
  '</>',
  '<>',
  '<éé>',

  '<script>',
  '</script>',
  '<style a="b">',
  '</STYLE>',
  '<scripts>',
  '<script',
  '</div>',
  '<a href="x">',
  '</a>',
];

it('gives what the rules give one after another', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), (pieces) => {
      const markup = pieces.join('');
      expect(html.toCanonical(markup)).toBe(plainly(markup));
    }),
    { numRuns: 3000 },
  );
});

it('knows how long a tag may be', () => {
  for (const length of [1999, 2000, 2001, 2002]) {
    for (const markup of [
      `x<a${'b'.repeat(length)}>`,
      `x</a${'b'.repeat(length)}>`,
      `x<${'b'.repeat(length)}`,
    ]) {
      expect(html.toCanonical(markup)).toBe(plainly(markup));
    }
  }
});
