import openapiTS, { astToString } from 'openapi-typescript';
import { openApi } from '../dist/apps/api/openapi.js';

const MARK =
  '// Generated from the OpenAPI document by scripts/generate.mjs: change the routes and schemas in apps/api, not this file.';

/** The types of a client of the API, as the source of apps/client/generated/api.ts. */
export async function clientSource() {
  const document = openApi({ server: 'https://hub.example', tokens: 'https://login.example/token' });
  const nodes = await openapiTS(JSON.stringify(document), { alphabetize: true, emptyObjectsUnknown: true });
  return `${MARK}\n\n${astToString(nodes)}`;
}
