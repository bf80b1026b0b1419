export * from './auth';
export * from './catalog';
export * from './dashboard';
export * from './notice';
export * from './segment';
export * from './work';
export * from './workspace';
