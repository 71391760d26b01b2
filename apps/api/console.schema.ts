import { HTML_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const TEXT = { type: 'string' };
/** Of a file that the build made; its name holds a hash of what is in it. */
export const ASSET_TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
} as const;

const page = (id: string, path: Operation['path'], more: Record<string, string> = {}): Operation => ({
  id,
  ...(path ? { path } : {}),
  answers: {
    200: { description: 'The page that the console begins with', mediaType: HTML_TYPE, schema: TEXT },
  },
  refusals: ['not-found'],
  examples: [{ name: 'page', summary: 'Somebody goes there', path: more, status: 200 }],
});
const part = (example: string) => ({
  schema: { type: 'string', maxLength: 200 },
  description: 'Of the address within the console',
  example,
});

/** The console: pages for people, of which the script asks this API what it shows. */
export const CONSOLE = {
  home: page('openConsole', undefined),
  slash: {
    id: 'openConsoleBySlash',
    answers: { 308: { description: 'To the same page by its own name', headers: { Location: '/console' } } },
    refusals: [],
    examples: [{ name: 'slash', summary: 'Somebody typed one more', status: 308 }],
  },
  page: page('openConsolePage', { page: part('overview') }, { page: 'overview' }),
  detail: page(
    'openConsoleDetail',
    { page: part('agreements'), part: part('matrix') },
    { page: 'agreements', part: 'matrix' },
  ),
  asset: {
    id: 'readConsoleAsset',
    path: { file: part('index.js') },
    answers: {
      200: {
        description: 'A file of the console; it stays what it is, and may be kept',
        mediaType: ASSET_TYPES['.js'],
        schema: TEXT,
        also: {
          [ASSET_TYPES['.css']]: TEXT,
          [ASSET_TYPES['.svg']]: TEXT,
          [ASSET_TYPES['.woff2']]: { type: 'string', format: 'binary' },
        },
        headers: { 'Cache-Control': 'A year: another content has another name' },
      },
    },
    refusals: ['not-found'],
    examples: [{ name: 'none', summary: 'One that is not there', path: { file: 'index.js' }, status: 404 }],
  },
} satisfies Record<string, Operation>;
