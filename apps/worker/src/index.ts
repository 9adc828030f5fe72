export { paperOf } from './papers/paper-of.js';
export { startWorker, type WorkerHandle, type WorkerParts } from './worker.js';
