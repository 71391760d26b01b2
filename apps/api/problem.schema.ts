import { REFUSALS } from '#kernel';
import { form, listOf, named, oneOf, text } from './forms.schema.js';

export const FAULT = form({
  pointer: { type: 'string', maxLength: 2000 },
  code: text(200),
  detail: text(1000),
});

/** RFC 9457, with the hub's stable code and every fault by JSON Pointer. */
export const PROBLEM = named(
  'Problem',
  form(
    {
      type: text(200),
      title: text(200),
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: text(1000),
      code: oneOf(Object.keys(REFUSALS)),
    },
    {
      errors: listOf(FAULT, 1, 1000),
    },
  ),
  'A refusal (RFC 9457). Decide by code, never by text; errors holds every fault by JSON Pointer, never a value.',
);
