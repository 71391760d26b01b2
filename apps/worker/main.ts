import 'reflect-metadata';
import { startMain } from '../api/startup.js';

await startMain({ api: false, worker: true });
