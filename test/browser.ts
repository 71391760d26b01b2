import { parseSetCookie } from 'cookie';
import type { Answer } from '../apps/demo/partner.js';
import type { Json } from '#kernel';

interface Page {
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

const MOST_STEPS = 12;

const jsonOf = ({ headers, text }: Page): Json =>
  text && /[/+]json\b/.test(headers.get('content-type') ?? '') ? (JSON.parse(text) as Json) : null;

/** A browser as far as it matters here: keeps cookies for each host, follows where it is sent, says where it comes from. */
export class Browser {
  /** By host, then by name. */
  readonly jar = new Map<string, Map<string, string>>();

  constructor(
    readonly hub: string,
    private readonly onAnswer: (answer: Answer) => void = () => undefined,
  ) {}

  cookie(name: string): string | undefined {
    return this.jar.get(new URL(this.hub).host)?.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#keep(new URL(this.hub).host, name, value);
  }

  /** One request, without following. */
  async ask(method: string, url: string, options: RequestInit = {}): Promise<Page> {
    const { host } = new URL(url);
    const cookies = [...(this.jar.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookies ? { cookie: cookies } : {}), ...(options.headers as object) };
    const response = await fetch(url, { ...options, method, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '', maxAge } = parseSetCookie(line);
      if (maxAge === 0 || value === '') this.jar.get(host)?.delete(name);
      else this.#keep(host, name, value);
    }
    const page = { url, status: response.status, headers: response.headers, text: await response.text() };
    if (host === new URL(this.hub).host)
      this.onAnswer({
        ...page,
        body: jsonOf(page),
        asked: { method, path: url.slice(this.hub.length) },
      });
    return page;
  }

  /** Follows until there is a page, or the address is one of the hub that is not part of the log-in. */
  async follow(first: Page): Promise<Page> {
    let page = first;
    for (let step = 0; step < MOST_STEPS; step++) {
      const location = page.headers.get('location');
      if (!location) return page;
      const next = new URL(location, page.url).href;
      if (next.startsWith(this.hub) && !next.startsWith(`${this.hub}/auth/`)) return { ...page, url: next };
      page = await this.ask('GET', next);
    }
    throw new Error('sent from one place to another without end');
  }

  /** To the page of the provider on which one chooses who to be. */
  async toProvider(query = ''): Promise<Page> {
    return this.follow(await this.ask('GET', `${this.hub}/auth/login${query}`));
  }

  /** Logs in as an invented person, and ends where the log-in returns to. */
  async login(person: string, query = '', more: Record<string, string> = {}): Promise<Page> {
    const page = await this.toProvider(query);
    if (!page.text.includes(`value="${person}"`)) throw new Error(`nobody is called ${person}`);
    const body = new URLSearchParams({ person, ...more });
    return this.follow(await this.ask('POST', page.url, { body }));
  }

  /** A request of a page of the hub, with the token of the session where something changes. */
  async request(
    method: string,
    path: string,
    body?: Json,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const token: Record<string, string> =
      method === 'GET' ? {} : { 'x-csrf-token': await this.csrfToken(), origin: this.hub };
    const page = await this.ask(method, `${this.hub}${path}`, {
      headers: {
        ...token,
        'sec-fetch-site': 'same-origin',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { ...page, body: jsonOf(page) };
  }

  async csrfToken(): Promise<string> {
    const { text } = await this.ask('GET', `${this.hub}/v1/me`);
    return (JSON.parse(text) as { csrfToken?: string }).csrfToken ?? '';
  }

  #keep(host: string, name: string, value: string): void {
    const kept = this.jar.get(host) ?? new Map<string, string>();
    kept.set(name, value);
    this.jar.set(host, kept);
  }
}
