import { ROLES } from '#kernel';
import { flag, form, listOf, named, oneOf, party, text, url, utc } from './forms.schema.js';
import { ENSCHEDE } from './examples.js';
import { FORM_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const HELD = named(
  'RoleHeld',
  form({ role: oneOf(ROLES), organisation: party, name: text(300) }, { region: flag }),
  'A role, held for one organisation or arrangement; region: for all connections of the region',
);
const COOKIE = { 'Set-Cookie': 'The session, or the attempt to log in; httpOnly' };
const LEADS_ON = { ...COOKIE, Location: 'Where to go on' };
const SEVERAL = 'person-with-several-roles';

/** People log in, and choose in which role they work. */
export const LOGIN = {
  me: {
    id: 'readMe',
    answers: {
      200: {
        description: 'Who is logged in, and the token that goes with what changes something',
        schema: form(
          {
            person: text(100),
            hasChoice: flag,
            endsAt: utc,
            secondsLeft: {
              type: 'integer',
              minimum: 0,
              description: 'Until then, when nothing more is asked',
            },
            secondsAtMost: {
              type: 'integer',
              minimum: 0,
              description: 'Until the term of the session, whatever is asked',
            },
            csrfToken: text(200),
          },
          {
            role: oneOf(ROLES),
            organisation: party,
            name: text(300),
            region: flag,
            authenticatedAt: utc,
            acr: text(500),
          },
        ),
      },
    },
    refusals: [],
    examples: [{ name: 'me', summary: 'Somebody with a role', as: 'person-beheer-regio', status: 200 }],
  },
  begin: {
    id: 'beginLogin',
    query: {
      returnTo: { schema: { type: 'string', maxLength: 500 }, description: 'A path of the hub' },
      stepUp: { schema: { type: 'string', enum: ['true', 'false'] }, description: 'Strongly and now' },
    },
    answers: { 302: { description: 'To the identity provider', headers: LEADS_ON } },
    refusals: [],
    examples: [{ name: 'begin', summary: 'A browser goes there', status: 302 }],
  },
  finish: {
    id: 'finishLogin',
    answers: { 303: { description: 'Logged in', headers: LEADS_ON } },
    refusals: ['login-failed'],
    examples: [
      {
        name: 'without-cookie',
        summary: 'A code that was put into a link leads nowhere',
        query: { code: 'from-a-link', state: 'from-a-link' },
        status: 400,
      },
    ],
  },
  endedThere: {
    id: 'endedAtProvider',
    bodies: {
      [FORM_TYPE]: form({
        logout_token: { type: 'string', maxLength: 10_000, description: 'Signed by the provider' },
      }),
    },
    answers: { 200: { description: 'Over here too' } },
    refusals: [],
    examples: [
      {
        name: 'forged',
        summary: 'What the provider did not sign ends nothing',
        mediaType: FORM_TYPE,
        body: 'logout_token=a.b.c',
        status: 400,
      },
    ],
  },
  choices: {
    id: 'listRoleChoices',
    answers: {
      200: {
        description: 'The roles that you hold',
        schema: form({ choices: listOf(HELD) }, { chosen: HELD }),
      },
    },
    refusals: [],
    examples: [{ name: 'several', summary: 'Of somebody with several', as: SEVERAL, status: 200 }],
  },
  choose: {
    id: 'chooseRole',
    body: 'RoleChoice',
    answers: {
      200: {
        description: 'Chosen; the session has another id',
        headers: COOKIE,
        schema: form({ chosen: HELD }),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'privacy',
        summary: 'As privacy officer',
        as: SEVERAL,
        body: { role: 'privacy-officer', organisation: ENSCHEDE },
        status: 200,
      },
    ],
  },
  end: {
    id: 'endLogin',
    answers: {
      200: {
        description: 'Out',
        headers: COOKIE,
        schema: form({ state: oneOf(['logged-out']) }, { continueAt: url }),
      },
    },
    refusals: [],
    examples: [{ name: 'out', summary: 'Log out', as: 'person-techniek-regio', status: 200 }],
  },
} satisfies Record<string, Operation>;
