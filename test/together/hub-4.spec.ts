import { together } from './together.js';

await together(import.meta.url);
