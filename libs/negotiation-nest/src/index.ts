export type { Params, Reply } from './answers.js';
export { Ledgers } from './ledgers.js';
export { NegotiationModule } from './negotiation.module.js';
export { queries, type QueryEntry } from './queries.js';
export { Ask } from './query-handler.js';
export { recordView, RECORD_VIEW } from './record-view.js';
export { States } from './states.js';
export { readerIn, Readers, type Viewer } from './viewer.js';
