import { FORM_TYPE, HTML_TYPE } from './media-types.js';
import type { Operation, OperationAnswer } from './operation.js';

const page = (description: string): OperationAnswer => ({
  description,
  mediaType: HTML_TYPE,
  schema: { type: 'string' },
});

/** Wrong, over, used: it is the same page, and after too many of them nobody is listened to for a while. */
const REFUSED = {
  400: page('The code opens nothing'),
  429: page('Too many codes were tried from here'),
};

const posted = (operationId: string, description: string, fields: Record<string, string>): Operation => ({
  id: operationId,
  bodies: {
    [FORM_TYPE]: { type: 'string', description: `Fields: code, taal, ${Object.keys(fields).join(', ')}` },
  },
  answers: { 200: page(description), ...REFUSED },
  refusals: [],
  examples: [
    {
      name: 'of-nobody',
      summary: 'A code that opens nothing',
      mediaType: FORM_TYPE,
      body: new URLSearchParams({ taal: 'nl', code: 'AAAA-AAAA-AAAA', ...fields }).toString(),
      status: 400,
    },
  ],
});

/** The pages on which a person answers with a code of its own. The code stands in the body and in no URL. */
export const CONSENT_PAGE = {
  ask: {
    id: 'askForCode',
    query: {
      taal: {
        schema: { type: 'string', maxLength: 20 },
        description: 'The language: nl or en; any other is nl',
      },
    },
    answers: { 200: page('Where a code is typed') },
    refusals: [],
    examples: [{ name: 'page', summary: 'The page in English', query: { taal: 'en' }, status: 200 }],
  },
  open: posted('openCode', 'What the code opens: a question, or a receipt', {}),
  answer: posted('answerWithCode', 'Registered; with a code of the receipt', { antwoord: 'nee' }),
  withdraw: posted('withdrawWithCode', 'Taken back; nothing is under way any more', { bewijs: '' }),
  style: {
    id: 'readConsentStyle',
    answers: {
      200: { description: 'How the pages look', mediaType: 'text/css', schema: { type: 'string' } },
    },
    refusals: [],
    examples: [{ name: 'style', summary: 'The style sheet', status: 200 }],
  },
} satisfies Record<string, Operation>;
