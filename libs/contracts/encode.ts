import { XMLBuilder } from 'fast-xml-parser';
import { isObject, valueAt, type Json, type JsonObject } from '#kernel';
import type { Contract, XmlForm } from './contract.js';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  suppressBooleanAttributes: false,
  format: false,
});

/** XML forms are sequences: members go out in the order in which the schema of the contract lists them. */
function inSchemaOrder(value: Json, schema: JsonObject, root: JsonObject): Json {
  const ref = schema['$ref'];
  const here = typeof ref === 'string' ? (valueAt(root, ref.slice(1)) as JsonObject) : schema;
  if (Array.isArray(value)) {
    return value.map((item) => inSchemaOrder(item, (here['items'] as JsonObject | undefined) ?? {}, root));
  }
  const properties = here['properties'];
  if (!isObject(value) || !isObject(properties)) return value;
  const known = Object.keys(properties).filter((name) => value[name] !== undefined);
  const rest = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  return Object.fromEntries(
    [...known, ...rest].map((name) => [
      name,
      inSchemaOrder(value[name]!, (properties[name] as JsonObject | undefined) ?? {}, root),
    ]),
  );
}

function encodeXml(form: XmlForm, schema: JsonObject, document: Json): string {
  const content = inSchemaOrder(document, schema, schema);
  const root = isObject(content) ? { '@xmlns': form.namespace, ...content } : content;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [form.root]: root })}`;
}

/** The bytes of an outgoing document, as text, and the media type to send it with (the contract's first). */
export function encodeDocument(contract: Contract, document: Json): { body: string; mediaType: string } {
  const body = contract.xml ? encodeXml(contract.xml, contract.schema, document) : JSON.stringify(document);
  return { body, mediaType: contract.mediaTypes[0]! };
}
