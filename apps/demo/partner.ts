import {
  allowInsecureRequests,
  clientCredentialsGrant,
  ClientSecretBasic,
  discovery,
  type Configuration,
} from 'openid-client';
import type { Json, JsonObject } from '#kernel';
import { SCOPES } from '../api/routes.js';
import { developmentSecretOf } from '../api/development-identity.js';
import { hubClient, type HubClient } from '../client/index.js';

/** An answer of the hub, with the bytes as they came. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  body: Json;
  /** What it is the answer to. */
  asked?: { method: string; path: string };
}

/** Messages, statements and post as a partner's system sends them: over HTTP, with a token of its own. */
export class PartnerClient {
  #configuration: Promise<Configuration> | undefined;
  #token: { value: string; until: number } | undefined;

  constructor(
    readonly clientId: string,
    private readonly hubUrl: string,
    private readonly issuer: string,
    private readonly onAnswer: (answer: Answer) => void = () => undefined,
  ) {}

  async token(): Promise<string> {
    if (this.#token && Date.now() < this.#token.until) return this.#token.value;
    this.#configuration ??= discovery(
      new URL(this.issuer),
      this.clientId,
      undefined,
      ClientSecretBasic(developmentSecretOf(this.clientId)),
      { execute: [allowInsecureRequests] },
    );
    const scope = SCOPES.join(' ');
    const grant = await clientCredentialsGrant(await this.#configuration, { scope });
    this.#token = { value: grant.access_token, until: Date.now() + ((grant.expires_in ?? 60) - 30) * 1000 };
    return this.#token.value;
  }

  #api: HubClient | undefined;

  /** What a well-behaved system asks, with the types of the API. `request` below asks whatever it is told to. */
  get api(): HubClient {
    this.#api ??= hubClient({
      url: this.hubUrl,
      token: () => this.token(),
      fetch: async (request) => {
        const response = await fetch(request);
        this.onAnswer(
          await answerOf(response.clone(), request.method, request.url.slice(this.hubUrl.length)),
        );
        return response;
      },
    });
    return this.#api;
  }

  async request(
    method: string,
    path: string,
    body?: Json | Buffer | string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(`${this.hubUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : raw ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body),
    });
    const answer = await answerOf(response, method, path);
    this.onAnswer(answer);
    return answer;
  }

  /** One CloudEvent. */
  send(event: JsonObject): Promise<Answer> {
    return this.request('POST', '/v1/messages', JSON.stringify(event), {
      'content-type': 'application/cloudevents+json',
    });
  }

  sendBatch(events: Json[]): Promise<Answer> {
    return this.request('POST', '/v1/messages', JSON.stringify(events), {
      'content-type': 'application/cloudevents-batch+json',
    });
  }

  /** A document in the partner's own form. */
  sendDocument(
    contract: string,
    body: string,
    options: { key: string; subject: string; mediaType: string; source?: string },
  ): Promise<Answer> {
    return this.request('POST', `/v1/messages?contract=${encodeURIComponent(contract)}`, body, {
      'content-type': options.mediaType,
      'idempotency-key': options.key,
      'schakel-subject': options.subject,
      ...(options.source ? { 'schakel-source': options.source } : {}),
    });
  }

  /** A file of many records. */
  sendFile(
    contract: string,
    body: string | Buffer,
    options: { key: string; mediaType: string; source?: string; query?: Record<string, string> },
  ): Promise<Answer> {
    const query = new URLSearchParams({ contract, ...options.query });
    return this.request('POST', `/v1/batches?${query.toString()}`, body, {
      'content-type': options.mediaType,
      'idempotency-key': options.key,
      ...(options.source ? { 'schakel-source': options.source } : {}),
    });
  }

  message(id: string): Promise<Answer> {
    return this.request('GET', `/v1/messages/${id}`);
  }
}

async function answerOf(response: Response, method: string, path: string): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = /[/+]json\b/.test(headers.get('content-type') ?? '');
  return {
    status,
    headers,
    text,
    body: isJson && text ? (JSON.parse(text) as Json) : null,
    asked: { method, path },
  };
}

let serial = 0;

/** An event around a document; ids count up so that a seeded run is the same each time. */
export function eventOf(parts: {
  source: string;
  record: string;
  contract: string;
  subject: Json;
  data?: Json;
  id?: string;
  withdrawn?: boolean;
}): JsonObject {
  serial += 1;
  return {
    specversion: '1.0',
    id: parts.id ?? `event-${serial}`,
    source: parts.source,
    type: `nl.schakel.${parts.record}.${parts.withdrawn ? 'withdrawn' : 'published'}`,
    dataschema: `urn:schakel:contract:${parts.contract}`,
    subject: parts.subject,
    ...(parts.data === undefined ? {} : { data: parts.data }),
  };
}
