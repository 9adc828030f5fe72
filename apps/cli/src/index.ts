export { Client, type Acted } from './client.js';
export { ProblemError } from './problem-error.js';
export { Door } from './replay/door.js';
export { historyOf } from './replay/history.js';
export { replay } from './replay/replay.js';
