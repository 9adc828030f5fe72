export type { Projector, ViewDefinition } from './view.js';
export { lookAtView, type ViewSeen } from './look.js';
export { ViewRunner } from './view-runner.js';
