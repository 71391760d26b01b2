import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { escapeToken, type Fault, type JsonObject } from '#kernel';
import { CONFIG_KINDS, type ConfigKind } from '#storage';
import { REGION_SCHEMAS } from './region.schema.js';

const ajv = (formats as unknown as (ajv: Ajv2020) => Ajv2020)(
  new Ajv2020({ allErrors: true, strict: true, strictRequired: false }),
);
const validators = Object.fromEntries(CONFIG_KINDS.map((kind) => [kind, ajv.compile(REGION_SCHEMAS[kind])]));

/** What is wrong with the form of one thing, by pointer. */
export function schemaFaults(kind: ConfigKind, content: JsonObject): Fault[] {
  const validate = validators[kind]!;
  if (validate(content)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params, keyword }) => {
    const { additionalProperty, missingProperty, allowedValues } = params as Record<string, unknown>;
    const extra = additionalProperty ?? allowedValues;
    const missing = typeof missingProperty === 'string' ? `/${escapeToken(missingProperty)}` : '';
    return {
      pointer: `${instancePath}${missing}` || '/',
      code: keyword,
      detail: `${message}${extra ? ` (${[extra].flat().join(', ')})` : ''}`,
    };
  });
}
