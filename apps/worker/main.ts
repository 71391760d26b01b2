import 'reflect-metadata';
import { optionsOf, startMain } from '../api/startup.js';

optionsOf('dist/apps/worker/main.js', []);
await startMain({ api: false, worker: true });
