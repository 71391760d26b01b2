/** The authorisation table as a page: who may use which route, and what is logged. */
import { audienceOf, ROUTES, SCOPES } from '../dist/apps/api/routes.js';

const AUDIENCES = {
  open: 'everybody',
  partner: 'connections',
  person: 'people',
  either: 'connections, people',
};

export function routesPage({ page, table, code }) {
  const rows = ROUTES.map((row) => [
    row.method,
    code(row.path),
    AUDIENCES[audienceOf(row)],
    SCOPES.includes(row.scope) ? code(row.scope) : '',
    rolesOf(row),
    row.audits ? row.audits.map(code).join(', ') : '',
    row.takes ? `${row.takes.map(code).join(', ')}${row.emptyOk ? ' or nothing' : ''}` : '',
    row.summary,
  ]);
  return page(
    'Routes',
    '`ROUTES` in apps/api/routes.ts',
    `Scopes: ${SCOPES.map(code).join(', ')}. The running hub describes bodies and answers at \`/v1/openapi.json\`.`,
    'This is the table by which the hub lets somebody by; a test walks every row of it with every kind of caller. A connection ' +
      'comes with an access token that holds the scope, or, where it says so, with a signature; a person who logged in needs one ' +
      'of the roles, and where it says *strong* a recent log-in with a second factor. How: [identity.md](../identity.md).',
    table(['method', 'path', 'for', 'scope', 'roles', 'leaves in the log', 'takes', 'what it does'], rows),
  );
}

function rolesOf({ scope, roles, stepUp, signed, region }) {
  const named = roles?.length ? namedRoles(roles, region) : roles ? 'any, also before one was chosen' : '';
  const more = [stepUp ? '*strong*' : '', signed ? 'connection: or a signature' : '']
    .filter(Boolean)
    .join('; ');
  return scope === 'open' ? '' : [named, more].filter(Boolean).join(', ');
}

/** `(whole region)` goes for all of them, or stands with those for which it does. */
function namedRoles(roles, region) {
  const whole = (role) => (Array.isArray(region) && region.includes(role) ? `${role} (whole region)` : role);
  return `${roles.map(whole).join(', ')}${region === true ? ' (whole region)' : ''}`;
}
