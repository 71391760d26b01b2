import { isObject, type Json, type JsonObject } from '#kernel';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one]!);
export const anchorOf = (name: string): string => `about-${name.replaceAll(/[^a-z0-9-]/gi, '-')}`;

const members = (value: Json | undefined): [string, JsonObject][] =>
  Object.entries(isObject(value) ? value : {}) as [string, JsonObject][];

/** Cells are HTML already; the first of a row is its heading. */
export function table(caption: string, head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const label = escaped(caption);
  return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table><caption>${label}</caption>
<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows
    .map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    )
    .join('\n')}</tbody></table></div>`;
}

const code = (label: string, value: unknown): string =>
  `<pre tabindex="0" role="region" aria-label="${escaped(label)}"><code>${escaped(
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  )}</code></pre>`;

const REF = '#/components/schemas/';

/** A schema in a few words, with a link to where it stands whole. */
function inWords(schema: JsonObject | undefined): string {
  if (!schema) return 'nothing';
  const ref = schema['$ref'];
  if (typeof ref === 'string' && ref.startsWith(REF)) {
    const name = escaped(ref.slice(REF.length));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  const choices = (schema['oneOf'] ?? schema['anyOf']) as JsonObject[] | undefined;
  if (choices) return choices.map(inWords).join(' or ');
  if (schema['type'] === 'array') return `a list of ${inWords(schema['items'] as JsonObject)}`;
  if (schema['type'] === 'object' && isObject(schema['properties']))
    return `an object with ${Object.keys(schema['properties'])
      .map((name) => `<code>${escaped(name)}</code>`)
      .join(', ')}`;
  const { format, enum: values } = schema;
  const bounds = Array.isArray(values) ? `: ${values.map(String).join(', ')}` : format ? ` (${format})` : '';
  return escaped(`${(schema['type'] as string | undefined) ?? 'anything'}${bounds}`);
}

/** One operation: what it takes, what it answers, and examples. */
export function operationHtml(method: string, path: string, operation: JsonObject): string {
  const id = escaped(operation['operationId'] as string);
  const name = `${method} ${path}`;
  const { summary, description, deprecated } = operation as {
    summary: string;
    description: string;
    deprecated?: boolean;
  };
  const [security] = operation['security'] as Record<string, string[]>[];
  const scopes = Object.values(security ?? {}).flat();
  const parameters = ((operation['parameters'] ?? []) as JsonObject[]).filter((one) => !('$ref' in one));
  const body = operation['requestBody'] as JsonObject | undefined;
  const contents = members(body?.['content']);
  const examples = contents.flatMap(([mediaType, { examples: shown }]) =>
    members(shown).map(
      ([, { summary: what, value }]) =>
        `<p>${escaped(String(what))}, as <code>${escaped(mediaType)}</code>:</p>${code(`Example for ${name}: ${String(what)}`, value)}`,
    ),
  );
  return `<article aria-labelledby="${id}"><h3 id="${id}"><code>${escaped(name)}</code> ${escaped(summary)}</h3>
${deprecated ? '<p><strong>Deprecated.</strong></p>' : ''}<p>${escaped(description)}</p>
<p>${scopes.length > 0 ? `Scope ${scopes.map((scope) => `<code>${escaped(scope)}</code>`).join(', ')}.` : 'No token needed.'}</p>
${table(
  `Parameters of ${name}`,
  ['name', 'where', 'form', 'what it is'],
  parameters.map((one) => [
    `<code>${escaped(one['name'] as string)}</code>${one['required'] === true ? ' (required)' : ''}`,
    escaped(one['in'] as string),
    inWords(one['schema'] as JsonObject),
    escaped(one['description'] as string),
  ]),
)}
${table(
  `Body of ${name}`,
  ['media type', 'form'],
  contents.map(([mediaType, { schema }]) => [
    `<code>${escaped(mediaType)}</code>`,
    inWords(schema as JsonObject),
  ]),
)}
${examples.join('\n')}
${table(
  `Answers of ${name}`,
  ['status', 'what it says', 'form'],
  members(operation['responses']).map(([status, response]) => [
    status,
    'x-refusals' in response
      ? (response['x-refusals'] as string[])
          .map((one) => `<a href="#refusal-${one}"><code>${one}</code></a>`)
          .join(', ')
      : escaped(response['description'] as string),
    members(response['content'])
      .map(
        ([mediaType, { schema }]) => `<code>${escaped(mediaType)}</code>: ${inWords(schema as JsonObject)}`,
      )
      .join('<br>') || 'no body',
  ]),
)}</article>`;
}

export const schemaHtml = (name: string, schema: JsonObject): string =>
  `<article aria-labelledby="schema-${escaped(name)}"><h3 id="schema-${escaped(name)}">${escaped(name)}</h3>
${typeof schema['description'] === 'string' ? `<p>${escaped(schema['description'])}</p>` : ''}
<details><summary>${escaped(name)} as JSON Schema</summary>${code(`JSON Schema of ${name}`, schema)}</details></article>`;
