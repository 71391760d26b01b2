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
/** Goes with whatever changes something; comes with GET /v1/me. */
export const useToken = (token: string): void => void (csrfToken = token);

let answeredAt = Date.now();
/** When the hub last answered: every answer is a use of the session. */
export const lastAnswer = (): number => answeredAt;

/** Every request of the console: of this page, with the session's own cookie and token. */
async function send(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  if (request.method !== 'GET') headers.set('x-csrf-token', csrfToken);
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

export const hub: HubClient = hubClient({ url: '', fetch: send });

/** What the client gave, without the half that `send` has thrown already. */
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
  return (await send(new Request(path, init))).json() as Promise<T>;
}

/** A file that the hub gives, as it comes. */
export async function askFile(
  path: string,
  body: object,
  accept: string,
): Promise<{ blob: Blob; id: string | null }> {
  const response = await send(
    new Request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
    }),
  );
  return { blob: await response.blob(), id: response.headers.get('schakel-export') };
}
