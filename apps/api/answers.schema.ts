import { RECORD_TYPES, REPORT_ANSWERS } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, recordId, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

/** Reports of errors in records. */
export const ANSWERS = {
  reports: {
    id: 'listReports',
    query: { controller: { schema: party, description: 'For whom you ask, when you act for several' } },
    answers: {
      200: {
        description: 'At most 200',
        schema: form({
          reports: listOf(
            named(
              'ReportView',
              form(
                {
                  reportId: {
                    ...recordId,
                    description:
                      'Yours (its subject) when you made it; the event that told it when it came to you',
                  },
                  side: oneOf(['source', 'reporter']),
                  source: party,
                  reporter: party,
                  madeAt: utc,
                  dueAt: utc,
                  overdue: flag,
                  state: oneOf(['waiting', ...REPORT_ANSWERS]),
                },
                { answeredAt: utc, recordType: oneOf(RECORD_TYPES) },
              ),
            ),
            0,
            200,
          ),
        }),
      },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'Your own', by: 'klantsysteem-enschede', status: 200 }],
  },
  report: {
    id: 'answerReport',
    description: 'By the event that told it. Corrected and rejected are final; in-progress gives time again.',
    body: 'ReportAnswer',
    answers: {
      201: {
        description: 'Noted, and on its way to who reported it',
        schema: form({ reportId: id, answer: oneOf(REPORT_ANSWERS), answeredAt: utc }, { dueAt: utc }),
      },
    },
    refusals: ['not-found', 'step-not-possible'],
    examples: [
      {
        name: 'of-others',
        summary: 'One that did not come to you is not found',
        by: 'klantsysteem-enschede',
        path: { id: UNKNOWN },
        body: { answer: 'corrected' },
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;
