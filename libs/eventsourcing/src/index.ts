export { canonical } from './canonical.js';
export * from './errors.js';
export type * from './event.js';
export { MAX_APPEND_BYTES } from './event-store.js';
export type { Appended, CommandEvents, EventPage, EventStore, SubscribeOptions } from './event-store.js';
export { sha256, uuidv5 } from './ids.js';
