export { seedDemo } from './seed.ts'
export { type RunningServer, startServer } from './server.ts'
export { readSettings, type Settings, SettingsError } from './settings.ts'
