import { join } from 'node:path';
import { loadConfig, type HubConfig } from '#config';
import { projectFolder } from './project-folder.js';

/** The settings of a process: of its environment, over the defaults that are shipped. Loads nothing of a hub. */
export const readConfig = (environment: Record<string, string | undefined>): HubConfig =>
  loadConfig(environment, join(projectFolder(), 'config', 'hub.defaults.yaml'));
