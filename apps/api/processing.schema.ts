import type { JsonObject } from '#kernel';
import { form, listOf, named, oneOf, text } from './forms.schema.js';

/** Records of the Logboek Dataverwerkingen 1.0 and the Authorization Decision Log 0.0.1, written from what these standards ask. */

const TRACE: JsonObject = { type: 'string', pattern: '^[0-9a-f]{32}$', maxLength: 32 };
const SPAN: JsonObject = { type: 'string', pattern: '^[0-9a-f]{16}$', maxLength: 16 };
const MS: JsonObject = { type: 'integer', format: 'int64', minimum: 0 };
const URI: JsonObject = { type: 'string', format: 'uri', maxLength: 200 };
const CODE: JsonObject = {
  type: 'string',
  pattern: '^[0-9a-f]{32}$',
  maxLength: 32,
  description: 'What your organisation, and nobody else, calls the person',
};
const resource = form({ attributes: form({ 'service.name': text(40) }) });

/** Who did it stands nowhere: that is in the audit log, under the same trace. */
export const PROCESSING_RECORD = named(
  'ProcessingRecord',
  form(
    {
      trace_id: TRACE,
      span_id: SPAN,
      status: oneOf(['Unset', 'Ok', 'Error']),
      name: text(200),
      start_time: MS,
      end_time: MS,
      resource,
      attributes: form(
        { 'dpl.core.processing_activity_id': URI },
        {
          'dpl.core.data_subject_id': CODE,
          'dpl.core.data_subject_id_type': URI,
          'dpl.core.foreign_operation.processor': URI,
        },
      ),
    },
    { parent_span_id: SPAN },
  ),
  'Logboek Dataverwerkingen 1.0: one action on the data of one person',
);

const references: JsonObject = listOf(URI, 1, 10);

export const DECISION_LOG_RECORD = named(
  'DecisionLogRecord',
  form(
    {
      trace_id: TRACE,
      span_id: SPAN,
      event_name: oneOf(['adl.access_evaluation']),
      timestamp: MS,
      status: oneOf(['Ok', 'Error']),
      resource,
      attributes: form(
        {},
        {
          'dpl.core.data_subject_id': CODE,
          'dpl.core.data_subject_id_type': URI,
          'adl.core.policies': references,
          'adl.core.information': references,
          'adl.core.configuration': references,
          'adl.fsc.transaction_id': { type: 'string', format: 'uuid', maxLength: 36 },
        },
      ),
      body: form({
        'adl.core.request': {
          type: 'object',
          additionalProperties: true,
          description: 'In the words of AuthZEN: subject, action, resource, context',
        },
        'adl.core.response': {
          type: 'object',
          additionalProperties: true,
          description: 'decision, and in its context code, basis and categories',
        },
      }),
    },
    { parent_span_id: SPAN },
  ),
  'Authorization Decision Log 0.0.1: one decision',
);
