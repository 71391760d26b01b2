import { isObject, REFUSALS, type Json, type JsonObject } from '#kernel';
import { anchorOf, escaped, operationHtml, schemaHtml, table } from './docs-operation.js';

/** No script at all, and nothing from elsewhere. */
export const DOCS_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const members = (value: Json | undefined): [string, JsonObject][] =>
  Object.entries(isObject(value) ? value : {}) as [string, JsonObject][];

/** The reference of the API as one page, made from the OpenAPI document: nothing in it is written twice. */
export function docsPage(document: JsonObject): string {
  const info = document['info'] as { title: string; version: string; description: string };
  const operations = members(document['paths']).flatMap(([path, methods]) =>
    members(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const tags = (document['tags'] as unknown as { name: string; description: string }[]).map((tag) => ({
    ...tag,
    operations: operations.filter(({ operation }) => (operation['tags'] as string[])[0] === tag.name),
  }));
  const schemas = members((document['components'] as JsonObject)['schemas']);
  const contents = tags.map(
    ({ name, operations: own }) =>
      `<li><a href="#${anchorOf(name)}">${escaped(name)}</a><ul>${own
        .map(
          ({ method, path, operation }) =>
            `<li><a href="#${escaped(operation['operationId'] as string)}"><code>${method} ${escaped(path)}</code></a></li>`,
        )
        .join('')}</ul></li>`,
  );
  const refusals = Object.entries(REFUSALS).map(([code, { status, title, sentence, retry }]) => [
    `<code id="refusal-${code}">${code}</code>`,
    String(status),
    `${escaped(title)}. ${escaped(sentence)}`,
    retry === 'later' ? 'later' : 'never',
  ]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} API ${escaped(info.version)}: reference</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the reference</a>
<header>
<h1>${escaped(info.title)} API ${escaped(info.version)}</h1>
<p>${escaped(info.description)}</p>
<p>The same for machines: <a href="/v1/openapi.json">OpenAPI in JSON</a>, <a href="/v1/openapi.yaml">in YAML</a>, and
<a href="/v1/asyncapi.json">AsyncAPI</a> of what partners receive.</p>
</header>
<nav aria-label="Contents"><ul>${contents.join('\n')}
<li><a href="#schemas">Schemas</a></li><li><a href="#refusals">Refusals</a></li></ul></nav>
<main id="main" tabindex="-1">
${tags
  .map(
    ({ name, description, operations: own }) =>
      `<section aria-labelledby="${anchorOf(name)}"><h2 id="${anchorOf(name)}">${escaped(name)}</h2>
<p>${escaped(description)}</p>
${own.map(({ method, path, operation }) => operationHtml(method, path, operation)).join('\n')}</section>`,
  )
  .join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">Schemas</h2>
${schemas.map(([name, schema]) => schemaHtml(name, schema)).join('\n')}</section>
<section aria-labelledby="refusals"><h2 id="refusals">Refusals</h2>
${table('Every code that an answer of the hub can carry', ['code', 'status', 'what it says', 'again'], refusals)}</section>
</main>
</body>
</html>
`;
}

/** Contrast of at least 7:1 everywhere; nothing is told by colour alone. */
export const DOCS_STYLE = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 3rem; border-top: 2px solid #1a1a1a; padding-top: 1rem; }
h3 { margin-top: 2rem; overflow-wrap: anywhere; }
a { color: #003a8c; }
a:focus, summary:focus, pre:focus, .scroll:focus { outline: 3px solid #003a8c; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
nav ul { padding-left: 1.25rem; }
nav li { padding: 0.125rem 0; overflow-wrap: anywhere; }
nav a { display: inline-block; min-height: 1.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
th, td { border: 1px solid #595959; padding: 0.375rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; }
pre { overflow: auto; max-height: 32rem; padding: 0.75rem; background: #f5f5f5; border: 1px solid #595959; }
summary { padding: 0.25rem 0; min-height: 1.5rem; cursor: pointer; }
code { font-family: ui-monospace, monospace; font-size: 0.9375em; }
`;
