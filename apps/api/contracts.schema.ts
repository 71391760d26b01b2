import { RECORD_TYPES } from '#kernel';
import { flag, form, listOf, named, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const CONTRACT = named(
  'Contract',
  form(
    {
      ref: { ...text(120), description: '<family>/<record>@<version>, as in dataschema' },
      recordType: oneOf(RECORD_TYPES),
      direction: { ...oneOf(['in', 'out', 'both']), description: 'As the hub sees it: in is what it takes' },
      mediaTypes: listOf(text(100), 0, 20),
      sends: { ...flag, description: 'Whether your connection may send it' },
      receives: { ...flag, description: 'Whether your connection gets it' },
    },
    {
      deprecated: { ...utc, description: 'It is advised against, from then on' },
      retired: { ...utc, description: 'It is not taken any more, from then on' },
      replacedBy: { ...text(120), description: 'What takes its place' },
    },
  ),
  'One form of one record type in one version',
);

/** In which forms the hub takes and gives records, and which of them are yours. */
export const CONTRACTS = {
  list: {
    id: 'listContracts',
    query: PAGE_QUERY,
    answers: {
      200: {
        description: 'By ref; a page of them',
        headers: PAGE_HEADERS,
        schema: form({ contracts: listOf(CONTRACT, 0, 200) }),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'first',
        summary: 'The first ten',
        by: 'bakkerij-systeem',
        query: { limit: '10' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;
