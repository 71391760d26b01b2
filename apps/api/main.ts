import 'reflect-metadata';
import { startMain } from './startup.js';

await startMain({ api: true, worker: process.argv.includes('--with-worker') });
