/** Text in a page: what is put in is escaped, but for other pieces of page. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPED[one]!);

type Piece = Html | string | number | false | undefined | readonly Piece[];

const rendered = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(rendered).join('');
  return piece === false || piece === undefined ? '' : escape(String(piece));
};

export const html = (texts: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(texts.map((text, index) => text + rendered(pieces[index])).join(''));

/** No script, nothing from elsewhere, no frame; forms only go back to the hub. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

export interface Page {
  language: 'nl' | 'en';
  title: string;
  body: Html;
  /** Where the same page is in the other language, when it can be asked for. */
  other?: { href: string; label: string; language: 'nl' | 'en' };
}

export const pageOf = ({ language, title, body, other }: Page): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/toestemming/stijl.css" />
      </head>
      <body>
        ${other && html`<nav><a href="${other.href}" lang="${other.language}" hreflang="${other.language}">${other.label}</a></nav>`}
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;

/** Contrast 7 to 1 and more, letters that grow with the reader's own, a focus that shows, and a plain print. */
export const STYLE = `:root { color-scheme: light; }
body { margin: 0; font: 1.125rem/1.6 system-ui, sans-serif; color: #16161d; background: #fff; }
main, nav { max-width: 40rem; margin: 0 auto; padding: 1rem; }
nav { text-align: right; padding-bottom: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h1, h2, h3, p, li { overflow-wrap: break-word; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
a { color: #0b3d91; }
fieldset { border: 2px solid #4a4a55; border-radius: .25rem; margin: 1.5rem 0; padding: .5rem 1rem 1rem; }
legend { font-weight: 600; padding: 0 .5rem; }
label { display: block; padding: .35rem 0; }
input[type=text], select { font: inherit; letter-spacing: .08em; padding: .5rem; width: 100%; max-width: 22rem; border: 2px solid #4a4a55; box-sizing: border-box; }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; vertical-align: text-bottom; margin-right: .5rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1.25rem; min-height: 2.75rem; border: 2px solid #0b3d91; border-radius: .25rem; background: #0b3d91; color: #fff; margin: .5rem .5rem .5rem 0; }
button.no { background: #fff; color: #0b3d91; }
:focus-visible { outline: 3px solid #a04000; outline-offset: 2px; }
.code { font: 700 1.5rem/1.6 ui-monospace, monospace; letter-spacing: .08em; border: 2px solid #4a4a55; padding: .5rem 1rem; display: inline-block; }
.wrong { border-left: .4rem solid #9b1c1c; padding: .25rem 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem .4rem 0; border-bottom: 1px solid #767680; overflow-wrap: anywhere; }
th { min-width: 6rem; }
@media print { nav, form { display: none; } body { font-size: 11pt; } }
`;
