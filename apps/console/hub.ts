import { hubClient, type HubClient, type Schemas } from '../client/index.js';

export type { Schemas };

/** The hub said no, or could not be reached (`offline`). */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail?: string,
    readonly faults: { pointer: string; code: string; detail: string }[] = [],
  ) {
    super(code);
  }
}

let csrfToken = '';
/** Goes with whatever is asked, so that the hub answers in the session of this page only; comes with GET /v1/me. */
export const useToken = (token: string): void => void (csrfToken = token);

/** Codes by which the hub says that this page may not be of whoever works in this browser now. */
const OF_ANOTHER = new Set(['unauthenticated', 'not-from-here', 'role-not-chosen', 'no-role']);
let isStillOurs = (): Promise<boolean> => Promise.resolve(false);
/** `look`: whether the page is still of whoever works in this browser; it forgets what is on it when it is not. */
export const useLook = (look: () => Promise<boolean>): void => void (isStillOurs = look);

const WHO = '/v1/me';
let answeredAt = Date.now();
/** When the hub last answered: every answer is a use of the session. */
export const lastAnswer = (): number => answeredAt;

/** What was sent and got no answer: it may have been done. By what it says; the name under which it was sent. */
const unanswered = new Map<string, string>();
/** With everything else that was filled in on this page. */
export const forgetUnanswered = (): void => unanswered.clear();
const mayBeDone = ({ code, status }: Problem): boolean =>
  status === 0 || status >= 500 || code === 'id-under-way';

/** What makes something and is sent again because no answer came goes under the name that it had: the hub does it once. */
async function named(request: Request): Promise<Response> {
  if (request.method !== 'POST') return authorised(request);
  const said = `${request.url}\n${await request.clone().text()}`;
  const name = unanswered.get(said) ?? crypto.randomUUID();
  unanswered.set(said, name);
  request.headers.set('idempotency-key', name);
  try {
    const response = await authorised(request);
    unanswered.delete(said);
    return response;
  } catch (problem) {
    if (!(problem instanceof Problem) || !mayBeDone(problem)) unanswered.delete(said);
    throw problem;
  }
}

/** Every request of the console: of this page, with the session's own cookie and token. */
async function authorised(request: Request): Promise<Response> {
  const isWho = new URL(request.url).pathname === WHO;
  try {
    return await sendOnce(request.clone(), isWho ? '' : csrfToken);
  } catch (problem) {
    if (isWho || !(problem instanceof Problem) || !OF_ANOTHER.has(problem.code)) throw problem;
    // The same work in another session, as after a strong log-in elsewhere: asked again in that one.
    if ((await isStillOurs()) && problem.code === 'not-from-here') return sendOnce(request, csrfToken);
    throw problem;
  }
}

async function sendOnce(request: Request, token: string): Promise<Response> {
  const headers = new Headers(request.headers);
  if (token) headers.set('x-csrf-token', token);
  const response = await fetch(new Request(request, { headers })).catch(() => {
    throw new Problem('offline', 0);
  });
  answeredAt = Date.now();
  if (response.ok) return response;
  const said = (await response.json().catch(() => ({}))) as {
    code?: string;
    detail?: string;
    errors?: Problem['faults'];
  };
  throw new Problem(said.code ?? 'hub-error', response.status, said.detail, said.errors);
}

export const hub: HubClient = hubClient({ url: '', fetch: named });

/** What the client gave, without the half that was thrown already. */
export async function given<T>(answer: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data, response } = await answer;
  if (data === undefined) throw new Problem('hub-error', response.status);
  return data;
}

/** A page of a list, and where the next one begins, as the hub says it. */
export async function givenPage<T>(
  answer: Promise<{ data?: T; response: Response }>,
): Promise<T & { next: string | undefined }> {
  const [data, { response }] = [await given(answer), await answer];
  const address = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  const next = address && new URL(address, location.origin).searchParams.get('cursor');
  return { ...data, next: next ?? undefined };
}

/** Of pages that the description leaves out: log-in and choosing a role. */
export async function askAuth<T>(path: string, body?: object): Promise<T> {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  return (await named(new Request(path, init))).json() as Promise<T>;
}

/** A file that the hub gives, as it comes; `body`: what is asked goes in one, and in no address. */
export async function askFile(
  path: string,
  accept: string,
  body?: object,
): Promise<{ blob: Blob; id: string | null }> {
  const init: RequestInit = body
    ? {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
    : { headers: { accept } };
  const response = await named(new Request(path, init));
  return { blob: await response.blob(), id: response.headers.get('schakel-export') };
}
