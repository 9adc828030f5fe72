export type { Projector, ViewDefinition } from './view.js';
export { ViewRunner } from './view-runner.js';
