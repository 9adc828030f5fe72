export { Client, type Acted } from './client.js';
export { personOf } from './demo/cast.js';
export { playSample } from './demo/play.js';
export { ProblemError } from './problem-error.js';
