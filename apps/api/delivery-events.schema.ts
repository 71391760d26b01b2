import { STATUS_EVENTS } from '#exchange';
import { PURPOSES, RECORD_TYPES, REFUSALS, type JsonObject } from '#kernel';
import { form, id, listOf, named, oneOf, text, utc } from './forms.schema.js';

/** The events that a partner gets, by webhook or from its inbox: libs/exchange makes exactly these. */

/** With every event about a record: libs/exchange/outgoing.rules.ts. */
const ATTRIBUTES = {
  specversion: oneOf(['1.0']),
  id: { ...id, description: 'The delivery: the same on every attempt' },
  source: { ...text(300), description: 'The controller whose document this is' },
  type: {
    type: 'string',
    pattern: `^nl\\.schakel\\.(${RECORD_TYPES.join('|')})\\.(published|withdrawn|opened|closed)$`,
    maxLength: 80,
  },
  subject: { ...text(64), description: 'Your own pseudonym of the person or record' },
  time: { ...utc, description: 'When the delivery was planned' },
  dataschema: { ...text(200), description: 'urn:schakel:contract:<family>/<record>@<version>' },
  recipient: { ...text(120), description: 'For whom: one endpoint may receive for several' },
  purpose: oneOf(PURPOSES),
  sequence: {
    type: 'string',
    pattern: '^[0-9]{10}$',
    description: 'Order of what you get about this record',
  },
  sequencetype: oneOf(['Integer']),
} satisfies JsonObject;
const SOMETIMES = {
  occasion: { ...id, description: 'The occasion under which a record about a person comes' },
  replay: { type: 'boolean', enum: [true], description: 'You asked for this again' },
  replayof: { ...id, description: 'Of what comes again: the id that it had' },
} satisfies JsonObject;

export const DELIVERY = named(
  'Delivery',
  form(
    {
      ...ATTRIBUTES,
      datacontenttype: text(200),
      data: { description: 'The document in your form; of a withdrawal what to do with what you got' },
    },
    SOMETIMES,
  ),
  'A CloudEvent of the hub',
);

export const THIN_DELIVERY = named(
  'ThinDelivery',
  form(
    { ...ATTRIBUTES, dataref: { ...text(500), description: 'Where the document is to be fetched' } },
    SOMETIMES,
  ),
  'A CloudEvent without data, for a connection that chose so; a withdrawal comes as ever',
);

/** Of the hub itself, about no record. */
const ofTheHub = (type: string, data: JsonObject): JsonObject =>
  form({
    specversion: oneOf(['1.0']),
    id: { ...id, description: 'The same on every attempt' },
    source: oneOf(['urn:schakel:systeem:schakel']),
    type: oneOf([type]),
    time: utc,
    datacontenttype: oneOf(['application/json']),
    data,
  });

export const STATUS_REPORT = named(
  'StatusReport',
  ofTheHub(
    'nl.schakel.status.reported',
    form({
      events: listOf(
        form(
          { event: oneOf(STATUS_EVENTS), at: utc },
          {
            messageId: id,
            recordType: oneOf(RECORD_TYPES),
            recipient: text(120),
            purpose: oneOf(PURPOSES),
            code: oneOf([...Object.keys(REFUSALS), 'unreadable']),
            kind: oneOf(['maintenance', 'incident', 'restored', 'change']),
            text: text(300),
            from: { type: 'string', format: 'date-time' },
            until: { type: 'string', format: 'date-time' },
          },
        ),
        1,
        200,
      ),
    }),
  ),
  'What became of messages of yours, and notices of whoever runs the hub',
);

export const TEST_EVENT = named(
  'TestEvent',
  ofTheHub('nl.schakel.test.delivered', form({ connection: text(100) })),
  'What POST /v1/endpoints/tests sends: about nothing',
);

/** Whatever comes out of an inbox. */
export const EVENT: JsonObject = { oneOf: [DELIVERY, STATUS_REPORT] };
