import 'reflect-metadata';
import { optionsOf, startMain } from './startup.js';

const options = optionsOf('dist/apps/api/main.js', ['with-worker']);
await startMain({ api: true, worker: options.has('with-worker') });
