import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.js';

export type Schemas = components['schemas'];
export type HubClient = Client<paths>;

/**
 * A client of the API with the types of its OpenAPI document: what is asked and answered is checked by the compiler.
 * `url` is the hub's, without /v1; `token` is asked before each request; `fetch` is the platform's unless another is given.
 */
export function hubClient(options: {
  url: string;
  token?: () => Promise<string>;
  fetch?: (request: Request) => Promise<Response>;
}): HubClient {
  const { url, token, fetch } = options;
  const client = createClient<paths>({ baseUrl: `${url}/v1`, ...(fetch ? { fetch } : {}) });
  if (token) {
    client.use({
      async onRequest({ request }) {
        request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    });
  }
  return client;
}
