import { describe, expect, it } from '@jest/globals';
import { decodeXml } from './decode-xml.js';
import type { Limits, XmlForm } from './contract.js';

const form: XmlForm = { root: 'Order', namespace: 'urn:proef', arrays: ['/Line', '/Group/Item'] };
const limits: Limits = { maxDepth: 10, maxStringLength: 200, maxArrayLength: 5, maxBytes: 1_000_000 };
const order = (content: string, attributes = ''): string =>
  `<Order xmlns="urn:proef"${attributes}>${content}</Order>`;
const decode = (text: string | Buffer) =>
  decodeXml(form, Buffer.isBuffer(text) ? text : Buffer.from(text), limits);
const value = (text: string) => {
  const outcome = decode(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
};
const code = (text: string | Buffer) => {
  const outcome = decode(text);
  return outcome.ok ? 'accepted' : outcome.refusal.code;
};

describe('reading XML', () => {
  it('makes members of elements, keeps every value a text, and lists where the contract says so', () => {
    expect(value(order('<Line>007</Line><Group><Item x="1">a</Item></Group><Leeg/>'))).toEqual({
      Line: ['007'],
      Group: { Item: [{ '@x': '1', '#text': 'a' }] },
      Leeg: '',
    });
  });

  it('reads references, sections and comments', () => {
    expect(
      value(order('<!-- < & --><A>x &amp; &#233;&#xE9; &lt;b&gt;</A><B><![CDATA[<p>1 & 2</p>]]></B>')),
    ).toEqual({
      A: 'x & éé <b>',
      B: '<p>1 & 2</p>',
    });
  });

  it('keeps the spaces between the parts of one text, and none around it or between elements', () => {
    const content = `
      <A> een <!-- x -->woord <![CDATA[<b>vet</b>]]> en <![CDATA[ meer]]> </A>
      <Group>
        <Item x=" 1 "> a </Item> <Item x="2"> </Item>
      </Group> <Leeg> </Leeg>`;
    expect(value(order(content))).toEqual({
      A: 'een woord <b>vet</b> en  meer',
      Group: { Item: [{ '@x': '1', '#text': 'a' }, { '@x': '2' }] },
      Leeg: '',
    });
  });

  it('takes any prefix for the one namespace and leaves the plumbing out', () => {
    const text =
      '<?xml version="1.0" encoding="utf-8"?><o:Order xmlns:o="urn:proef" xml:lang="nl" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"><o:Line>1</o:Line></o:Order>';
    expect(value(text)).toEqual({ Line: ['1'] });
  });
});

describe('refusing XML', () => {
  it.each([
    ['a DOCTYPE', `<!DOCTYPE Order>${order('')}`, 'invalid-xml'],
    [
      'a DOCTYPE with an entity',
      `<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/passwd">]>${order('<A>&e;</A>')}`,
      'invalid-xml',
    ],
    ['an entity of its own', order('<A>&e;</A>'), 'invalid-xml'],
    ['an entity in an attribute', order('<A x="&e;"/>'), 'invalid-xml'],
    ['a bare ampersand', order('<A>a & b</A>'), 'invalid-xml'],
    ['another namespace', '<Order xmlns="urn:ander"/>', 'invalid-xml'],
    ['no namespace', '<Order/>', 'invalid-xml'],
    ['an element of another namespace', order('<A xmlns="urn:ander">1</A>'), 'invalid-xml'],
    ['an element with another prefix', order('<z:A xmlns:z="urn:ander">1</z:A>'), 'invalid-xml'],
    ['another root', '<Vraag xmlns="urn:proef"/>', 'invalid-xml'],
    ['two roots', order('') + order(''), 'invalid-xml'],
    ['an open tag', '<Order xmlns="urn:proef"><A>', 'invalid-xml'],
    ['tags that cross', order('<A><B></A></B>'), 'invalid-xml'],
    ['an open comment', order('<!-- '), 'invalid-xml'],
    ['no XML at all', 'geheim', 'invalid-xml'],
    ['nothing', '', 'invalid-xml'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${order('')}`, 'invalid-xml'],
    ['a name that reaches a prototype', order('<__proto__>1</__proto__>'), 'invalid-xml'],
    ['the character zero', order('<A>&#0;</A>'), 'invalid-text'],
    ['half a surrogate pair', order('<A>&#xD800;</A>'), 'invalid-text'],
    ['a text too long', order(`<A>${'x'.repeat(201)}</A>`), 'body-too-large'],
    ['a list too long', order('<Line/>'.repeat(6)), 'body-too-large'],
    ['nesting too deep', order('<A>'.repeat(20) + '</A>'.repeat(20)), 'too-deep'],
  ])('refuses %s', (_, text, expected) => {
    expect(code(text)).toBe(expected);
    expect(JSON.stringify(decode(text))).not.toContain('geheim');
  });

  it('refuses bytes that are not UTF-8 and answers a hundred thousand tags quickly', () => {
    expect(
      code(
        Buffer.concat([
          Buffer.from('<Order xmlns="urn:proef">'),
          Buffer.from([0xe9]),
          Buffer.from('</Order>'),
        ]),
      ),
    ).toBe('invalid-xml');
    const start = performance.now();
    expect(code('<A>'.repeat(100_000))).toBe('invalid-xml');
    expect(code(`<Order xmlns="urn:proef">${'<A>'.repeat(100_000)}`)).toBe('too-deep');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
