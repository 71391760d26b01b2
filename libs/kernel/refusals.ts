import { CONFIGURATION_REFUSALS } from './refusals-configuration.js';
import { DELIVERY_REFUSALS } from './refusals-delivery.js';
import { RIGHTS_REFUSALS } from './refusals-rights.js';
import { DESK_REFUSALS } from './refusals-desk.js';
import { entry, type RefusalEntry } from './refusal-entry.js';

export type { Blame, RefusalEntry } from './refusal-entry.js';

/** Every refusal the hub can give. docs/generated/refusals.md is generated from this table and compared by a test. */
export const REFUSALS = {
  'invalid-json': entry(
    400,
    'Not valid JSON',
    'The body is not one well-formed JSON value in UTF-8 with unique member names.',
    'sender',
  ),
  'invalid-xml': entry(
    400,
    'Not valid XML',
    'The body is not well-formed XML, or it holds a DOCTYPE or an entity of its own.',
    'sender',
  ),
  'invalid-table': entry(
    400,
    'Not a valid table',
    'The file cannot be read as a table, or its columns are not those of the contract.',
    'sender',
  ),
  'invalid-text': entry(
    400,
    'Text that cannot be stored',
    'A text holds U+0000 or half of a surrogate pair.',
    'sender',
  ),
  'too-deep': entry(400, 'Nested too deep', 'The document is nested deeper than the limit.', 'sender'),
  'invalid-envelope': entry(
    400,
    'Envelope not in order',
    'The event around the document misses something or holds something it may not.',
    'sender',
  ),
  'invalid-bsn': entry(
    400,
    'Not a valid BSN',
    'The citizen service number in the envelope does not pass the eleven test.',
    'sender',
  ),
  'invalid-request': entry(
    400,
    'Request not in order',
    'The request does not honour the shape that the API describes.',
    'sender',
  ),
  'idempotency-key-missing': entry(
    400,
    'Idempotency-Key missing',
    'A document in your own format needs an Idempotency-Key header.',
    'sender',
  ),
  'unknown-contract': entry(
    400,
    'Unknown contract',
    'The named contract does not exist in this hub.',
    'sender',
  ),
  'contract-retired': entry(
    400,
    'Contract retired',
    'The named contract is not taken any more; another version has replaced it.',
    'sender',
  ),
  'contract-broken': entry(
    400,
    'Contract not honoured',
    'The document does not honour the contract that it names.',
    'sender',
  ),
  'never-carried': entry(
    400,
    'Never carried',
    'The document holds data that no law, agreement or consent lets the hub carry.',
    'sender',
  ),
  'subject-differs': entry(
    400,
    'Another record than the envelope names',
    'The document says itself that it is another record, or about another person, than its envelope names.',
    'sender',
  ),
  'wrong-rail': entry(
    400,
    'Another facility carries this',
    'The law gives this exchange to another facility; the hub does not carry it.',
    'sender',
  ),
  'code-not-valid': entry(
    400,
    'Code not valid',
    'This code opens nothing: it is wrong, over or used.',
    'sender',
  ),
  unauthenticated: entry(
    401,
    'Not authenticated',
    'A valid access token, signature or session is needed.',
    'sender',
  ),
  'step-up-needed': entry(
    401,
    'Log in again, strongly',
    'This needs a recent log-in with a second factor: log in again by /auth/login?stepUp=true.',
    'sender',
  ),
  'login-failed': entry(
    400,
    'Log-in not completed',
    'The log-in was broken off, took too long or was not begun here; begin again.',
    'sender',
  ),
  'no-role': entry(403, 'No role', 'This account holds no role in this region.', 'sender'),
  'role-not-chosen': entry(
    403,
    'Choose a role first',
    'This account holds several roles: choose the one to work in by /auth/choice.',
    'sender',
  ),
  'role-missing': entry(403, 'Not for this role', 'The role that was chosen does not allow this.', 'sender'),
  'not-from-here': entry(
    403,
    'Not sent by a page of the hub',
    'A request of a session carries its token in X-CSRF-Token and comes from a page of the hub itself.',
    'sender',
  ),
  'insufficient-scope': entry(
    403,
    'Scope missing',
    'The access token does not hold the scope that this request needs.',
    'sender',
  ),
  'not-mandated': entry(
    403,
    'No mandate',
    'This connection has no mandate to act for that organisation.',
    'sender',
  ),
  'record-type-not-allowed': entry(
    403,
    'Record type not allowed',
    'This connection may not send records of this type under this contract.',
    'sender',
  ),
  'not-found': entry(404, 'Not found', 'There is nothing here, or nothing that is yours.', 'sender'),
  'request-timeout': entry(408, 'Request timeout', 'The request was not in within the time limit.', 'sender'),
  'condition-failed': entry(
    412,
    'Changed meanwhile',
    'What is to be changed is not what If-Match names any more: read it again.',
    'sender',
  ),
  'condition-missing': entry(
    428,
    'Condition missing',
    'Name the version that is to be changed in If-Match, by its ETag.',
    'sender',
  ),
  'too-many-requests': entry(
    429,
    'Too many requests',
    'This connection asks more than it may in this time, or at once; wait as long as Retry-After says.',
    'sender',
    'later',
  ),
  'quota-exceeded': entry(
    429,
    'Quota used up',
    'This connection has sent as many messages as it may in this period; wait as long as Retry-After says.',
    'sender',
    'later',
  ),
  'headers-too-large': entry(431, 'Headers too large', 'The headers are larger than the limit.', 'sender'),
  'invalid-transaction-id': entry(
    400,
    'Fsc-Transaction-Id not in order',
    'The header Fsc-Transaction-Id is not a UUIDv7, or is missing where this connection must send it.',
    'sender',
  ),
  'method-not-allowed': entry(
    405,
    'Method not allowed',
    'This resource does not know that method; see the Allow header.',
    'sender',
  ),
  'not-acceptable': entry(406, 'Not acceptable', 'None of the media types in Accept can be given.', 'sender'),
  'body-too-large': entry(
    413,
    'Too large',
    'The body or one of its documents is larger than the limit.',
    'sender',
  ),
  'unsupported-media-type': entry(
    415,
    'Media type not supported',
    'The Content-Type is missing or not one that this resource takes, or the body is compressed.',
    'sender',
  ),
  'id-reused': entry(
    422,
    'Same id, other content',
    'What was sent with this id before had other content.',
    'sender',
  ),
  'id-under-way': entry(
    409,
    'Under way',
    'What was sent with this Idempotency-Key is being done; ask again when it is.',
    'sender',
    'later',
  ),
  'hub-error': entry(
    500,
    'The hub is broken',
    'Something went wrong in the hub; nothing was accepted.',
    'hub',
    'later',
  ),
  busy: entry(503, 'Busy', 'The hub cannot accept now; try again later.', 'hub', 'later'),
  ...CONFIGURATION_REFUSALS,
  ...RIGHTS_REFUSALS,
  // Decisions: why a record does not go to a recipient. Those that stem from the person are shown as not-permitted.
  'no-agreement': entry(
    403,
    'No agreement',
    'No clause in force lets this sender give this recipient this record for this purpose.',
    'sender',
  ),
  'no-occasion': entry(403, 'No occasion', 'No open occasion of this person with this recipient.', 'sender'),
  'not-in-target-group': entry(
    403,
    'Not in the target group',
    'The clause is for a group of people to which this person does not belong.',
    'sender',
  ),
  'not-permitted': entry(403, 'Not permitted', 'Not permitted.', 'person'),
  secrecy: entry(
    403,
    'Duty of secrecy',
    'No written declaration of no objection lifts the duty of secrecy.',
    'person',
  ),
  'no-consent': entry(
    403,
    'No consent',
    'The person has not consented to this purpose, recipient and data, or no longer: the consent has expired.',
    'person',
  ),
  'consent-withdrawn': entry(403, 'Consent withdrawn', 'The person has withdrawn the consent.', 'person'),
  restricted: entry(403, 'Restricted', 'Processing is restricted at the request of the person.', 'person'),
  objection: entry(403, 'Objection', 'An objection of the person is not decided yet.', 'person'),
  'address-secrecy': entry(
    403,
    'Address secrecy',
    'The person has address secrecy and the recipient needs an address.',
    'person',
  ),
  erased: entry(403, 'Erased', 'The data of the person were erased.', 'person'),
  'under-age': entry(403, 'Under sixteen', 'The person is younger than sixteen.', 'person'),
  // Sending: what became of a delivery.
  'contract-not-honoured': entry(
    403,
    'Recipient contract not honoured',
    'What may be sent does not honour the contract of the recipient.',
    'hub',
  ),
  'rejected-by-recipient': entry(
    403,
    'Rejected by recipient',
    'The recipient refused the document for good.',
    'recipient',
  ),
  'endpoint-retired': entry(403, 'Endpoint retired', 'The recipient has retired its endpoint.', 'recipient'),
  unreachable: entry(
    403,
    'Unreachable',
    'The recipient could not be reached within the whole retry schedule.',
    'recipient',
  ),
  'no-endpoint': entry(
    403,
    'No endpoint',
    'The recipient has no connection that takes this record type.',
    'recipient',
  ),
  ...DELIVERY_REFUSALS,
  ...DESK_REFUSALS,
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof REFUSALS;

/** True for every code that stems from what the person chose or is: shown to others as `not-permitted` only. */
export const stemsFromPerson = (code: RefusalCode): boolean => REFUSALS[code].blame === 'person';
