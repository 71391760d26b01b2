import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Configuration, default as Provider, FindAccount } from 'oidc-provider';
import type { Role } from '#kernel';
import type { Directory, RoleMapping } from '#partners';

export const INTERACTION = '/interaction/';

/** An invented person of the development identity provider. */
interface InventedPerson {
  id: string;
  name: string;
  does: string;
  groups: Record<string, string[]>;
}

const NAMES = [
  'Anna',
  'Bram',
  'Carla',
  'Daan',
  'Els',
  'Fatma',
  'Gijs',
  'Hanna',
  'Ivo',
  'Joke',
  'Karel',
  'Lena',
];
const IN_DUTCH: Record<Role, string> = {
  administrator: 'beheerder',
  approver: 'akkoordgever',
  'privacy-officer': 'privacyfunctionaris',
  auditor: 'controleur',
  'desk-employee': 'medewerker balie',
  operator: 'technisch beheerder',
};

/** One for each role mapping in force, one with two roles, one with none. */
function peopleOf(directory: Directory): InventedPerson[] {
  const mappings = directory.roleMappings();
  const does = ({ role, party }: RoleMapping): string =>
    `${IN_DUTCH[role]}, ${directory.party(party)?.name ?? party}`;
  const groupsOf = (some: RoleMapping[]): Record<string, string[]> => {
    const groups: Record<string, string[]> = {};
    for (const { claim, value } of some) groups[claim] = [...(groups[claim] ?? []), value];
    return groups;
  };
  const nameOf = (index: number): string =>
    `${NAMES[index % NAMES.length]} Verzonnen${index < NAMES.length ? '' : ` ${index}`}`;
  const two = mappings
    .filter(({ role }) => role === 'desk-employee' || role === 'privacy-officer')
    .slice(0, 3);
  return [
    ...mappings.map((mapping, index) => ({
      id: `person-${mapping.key}`,
      name: nameOf(index),
      does: does(mapping),
      groups: groupsOf([mapping]),
    })),
    {
      id: 'person-with-several-roles',
      name: 'Maria Verzonnen',
      does: `meer rollen: ${two.map(does).join('; ')}`,
      groups: groupsOf(two),
    },
    { id: 'person-without-role', name: 'Niels Verzonnen', does: 'geen rol', groups: {} },
  ];
}

export const accountsOf =
  (directory: () => Promise<Directory>): FindAccount =>
  async (_context, id) => {
    const person = peopleOf(await directory()).find((one) => one.id === id);
    return person && { accountId: id, claims: () => ({ sub: id, ...person.groups }) };
  };

/** The page on which one chooses who to be, and what was chosen. */
export async function answerInteraction(
  provider: Provider,
  { directory, acr }: { directory: () => Promise<Directory>; acr: string[] },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response);
    const people = peopleOf(await directory());
    if (request.method !== 'POST') return sendPage(response, people);
    const form = new URLSearchParams(await text(request));
    const person = people.find(({ id }) => id === form.get('person'));
    if (!person) return sendPage(response, people);
    // As strong as was asked, unless the person on the page wants to see what happens when it is not.
    const asked = typeof params['acr_values'] === 'string' ? params['acr_values'].split(' ') : [];
    const strong = asked.find((value) => acr.includes(value));
    const login = {
      accountId: person.id,
      remember: false,
      ...(strong && form.get('weak') === null ? { acr: strong } : {}),
    };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  } catch {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('Deze inlogpoging is voorbij. Begin opnieuw.\n');
  }
}

function sendPage(response: ServerResponse, people: InventedPerson[]): void {
  const rows = people.map(
    ({ id, name, does }) =>
      `<li><button name="person" value="${escaped(id)}">${escaped(name)}</button> ${escaped(does)}</li>`,
  );
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(
    pageOf(
      'Inloggen om te ontwikkelen',
      `<p>Iedereen hier is verzonnen. Er is geen wachtwoord. Kies wie je bent.</p>
<form method="post"><ul>
${rows.join('\n')}
</ul>
<p><label><input type="checkbox" name="weak" value="yes"> Zonder tweede factor, ook als daarom is gevraagd</label></p>
</form>`,
    ),
  );
}

/** Whoever logs out is asked whether here too, and is told that it was done. */
export const LOGOUT_PAGES: NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']> = {
  enabled: true,
  logoutSource(context, form) {
    context.body = pageOf(
      'Uitloggen',
      `<p>Ook hier uitloggen?</p>${form}
<p><button type="submit" form="op.logoutForm" value="yes" name="logout">Ja, uitloggen</button></p>`,
    );
  },
  postLogoutSuccessSource(context) {
    context.body = pageOf('Uitgelogd', '<p>Je bent uitgelogd.</p>');
  },
};

const pageOf = (title: string, body: string): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head>
<body><main><h1>${title}</h1>
${body}
</main></body></html>
`;

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
