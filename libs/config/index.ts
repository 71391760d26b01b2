export { loadConfig, ConfigFaults, type HubConfig } from './config.js';
export { readSettings, type SettingDefinition, type SettingValue } from './settings.rules.js';
export { termsOf } from './terms.js';
