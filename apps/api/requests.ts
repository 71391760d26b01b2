import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { listedValues } from '#contracts';
import { RETRACTION_ANSWERS } from '#delivery';
import {
  CATEGORIES,
  escapeToken,
  HELP_REQUESTS,
  isAboutPerson,
  mayBeBsn,
  OCCASION_KINDS,
  ok,
  PURPOSES,
  RECORD_TYPES,
  ROLES,
  refuse,
  type Fault,
  type Json,
  type JsonObject,
  type Outcome,
  type RecordType,
} from '#kernel';
import { MAPPING_REQUESTS } from './requests-mappings.js';
import { AUDITOR_REQUESTS } from './requests-auditor.js';
import { CONFIGURATION_REQUESTS } from './requests-configuration.js';
import { DESK_REQUESTS } from './requests-desk.js';
import { DELIVERY_REQUESTS } from './requests-delivery.js';
import { INCIDENT_REQUESTS } from './requests-incidents.js';
import { JOURNEY_REQUESTS } from './requests-journeys.js';
import { RIGHTS_REQUESTS } from './requests-rights.js';
import {
  form,
  id,
  moment,
  NEVER_BSN,
  oneOf,
  party,
  personId,
  recordIdBy,
  staff,
  text,
} from './forms.schema.js';

/** The bodies of the API as JSON Schema: what validates at run time is what the OpenAPI document shows. */

const evidence = form(
  {
    askedBy: staff,
    askedFor: party,
    how: oneOf(['at-the-desk', 'by-telephone', 'online', 'in-writing']),
    notice: form({ version: text(50), language: { type: 'string', pattern: '^[a-z]{2}$', maxLength: 2 } }),
    request: oneOf(HELP_REQUESTS),
    refusalHasNoConsequenceSaid: { type: 'boolean', const: true },
    givenBy: oneOf(['person', 'representative']),
  },
  { representation: oneOf(['none', 'for-this-matter']) },
);

/** An exception turns what it stands in around, and may have exceptions of its own: `levels` deep. */
const exceptions = (levels: number): JsonObject => ({
  type: 'array',
  minItems: 1,
  maxItems: 20,
  items: {
    ...form(
      {},
      {
        recipients: { type: 'array', items: party, minItems: 1, maxItems: 20 },
        categories: { type: 'array', items: oneOf(CATEGORIES), minItems: 1, maxItems: CATEGORIES.length },
        from: moment,
        until: moment,
        ...(levels > 1 ? { exceptions: exceptions(levels - 1) } : {}),
      },
    ),
    minProperties: 1,
  },
});
const EXCEPTION_LEVELS = 3;

/** The parts of a question in the words of AuthZEN: who would get it, for what, and which record of the caller's. */
const ACCESS = {
  subject: form({ type: { type: 'string', const: 'organisation' }, id: party }),
  action: form({
    name: { type: 'string', const: 'receive' },
    properties: form({ purpose: oneOf(PURPOSES) }),
  }),
  resource: form({ type: oneOf(RECORD_TYPES.filter((one) => one !== 'occasion')), id: recordIdBy('type') }),
};
export const MOST_EVALUATIONS = 100;

export const REQUESTS = {
  Occasion: form(
    {
      kind: oneOf(OCCASION_KINDS),
      purpose: oneOf(PURPOSES),
      source: party,
      recipient: party,
      subject: form(
        { recordId: personId },
        { bsn: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 }, linkCode: text(40), referral: id },
      ),
    },
    {
      controller: party,
      desk: text(100),
      helpRequest: oneOf(HELP_REQUESTS),
      vacancy: { ...text(200), [NEVER_BSN]: true },
      until: moment,
    },
  ),
  Consent: form(
    {
      subject: form({ recordId: personId }),
      purpose: oneOf(PURPOSES),
      recipients: { type: 'array', items: party, minItems: 1, maxItems: 20 },
      categories: { type: 'array', items: oneOf(CATEGORIES), minItems: 1, maxItems: CATEGORIES.length },
      state: oneOf(['given', 'refused']),
      evidence,
    },
    {
      controller: party,
      includesSuccessors: { type: 'boolean' },
      validUntil: moment,
      exceptions: exceptions(EXCEPTION_LEVELS),
    },
  ),
  Declaration: form(
    {
      subject: form({ recordId: personId }),
      recipients: { type: 'array', items: party, minItems: 1, maxItems: 20 },
      evidence,
    },
    { controller: party, includesSuccessors: { type: 'boolean' }, validUntil: moment },
  ),
  ConsentSearch: form(
    {},
    {
      controller: party,
      subject: form({}, { recordId: personId, bsn: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 } }),
      expiresBefore: moment,
      expiresAfter: moment,
    },
  ),
  LinkCode: form({ subject: form({ recordId: personId }) }, { controller: party }),
  RetractionAnswer: form({ answer: oneOf(RETRACTION_ANSWERS) }),
  ConsentRenewal: form({ evidence }, { controller: party, validUntil: moment }),
  ConsentInvitation: form(
    {
      subject: form({ recordId: personId }),
      purpose: oneOf(PURPOSES),
      recipients: { type: 'array', items: party, minItems: 1, maxItems: 20 },
      askedBy: staff,
      request: oneOf(HELP_REQUESTS),
    },
    { controller: party },
  ),
  AccessEvaluations: form(
    {},
    {
      controller: party,
      ...ACCESS,
      evaluations: { type: 'array', minItems: 1, maxItems: MOST_EVALUATIONS, items: form({}, ACCESS) },
    },
  ),
  ...CONFIGURATION_REQUESTS,
  ...MAPPING_REQUESTS,
  ...AUDITOR_REQUESTS,
  SigningKey: form(
    { kind: oneOf(['v1', 'v1a']) },
    {
      connection: { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 },
      publicKey: { type: 'string', pattern: '^whpk_[A-Za-z0-9+/]+={0,2}$', maxLength: 100 },
      othersEndAt: moment,
    },
  ),
  ...DELIVERY_REQUESTS,
  ...JOURNEY_REQUESTS,
  ...RIGHTS_REQUESTS,
  ...INCIDENT_REQUESTS,
  ...DESK_REQUESTS,
  RoleChoice: form({ role: oneOf(ROLES), organisation: party }),
  Empty: { type: 'object', additionalProperties: false, properties: { controller: party } },
} satisfies Record<string, JsonObject>;

export type RequestName = keyof typeof REQUESTS;

const ajv = (formats as unknown as (ajv: Ajv2020) => Ajv2020)(
  // Verbose: which members there could be is said in a fault.
  new Ajv2020({ allErrors: true, strict: true, strictRequired: false, verbose: true }),
);
ajv.addKeyword({
  keyword: NEVER_BSN,
  type: 'string',
  metaSchema: { type: ['boolean', 'string'] },
  validate: (kind: true | string, value: string, _: unknown, at?: { parentData: JsonObject }) =>
    !mayBeBsn(value) || (kind !== true && !isAboutPerson(at?.parentData[kind] as RecordType)),
  errors: false,
});
export const compiled = (schema: JsonObject): ValidateFunction => ajv.compile(schema);
const validators = Object.fromEntries(
  Object.entries(REQUESTS).map(([name, schema]) => [name, compiled(schema)]),
) as Record<RequestName, ValidateFunction>;

const MOST_FAULTS = 100;

interface Described {
  properties?: object;
}

function faultOf({ keyword, instancePath, params, message, parentSchema }: ErrorObject): Fault {
  const missing = params['missingProperty'] as string | undefined;
  const pointer = missing === undefined ? instancePath : `${instancePath}/${escapeToken(missing)}`;
  // As in an envelope.
  if (keyword === NEVER_BSN)
    return { pointer, code: 'envelope', detail: 'An id may not be a BSN, nor look like one.' };
  // Its name is not repeated, it may be somebody's; what may stand here tells which it is.
  if (keyword === 'additionalProperties') {
    const known = listedValues(Object.keys((parentSchema as Described).properties ?? {}));
    const detail = `Holds a member that is not known here. Known are: ${known || 'none'}.`;
    return { pointer, code: keyword, detail };
  }
  if (keyword === 'enum')
    return {
      pointer,
      code: keyword,
      detail: `This must be one of: ${listedValues(params['allowedValues'])}.`,
    };
  return { pointer, code: keyword, detail: `This ${message}.` };
}

/** All faults at once, by pointer; never a value. */
export function checkRequest<T>(name: RequestName, body: Json): Outcome<T> {
  const validate = validators[name];
  if (validate(body)) return ok(body as T);
  const faults = (validate.errors ?? []).slice(0, MOST_FAULTS).map(faultOf);
  return refuse('invalid-request', { faults });
}
