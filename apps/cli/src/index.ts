export { Client, type Acted } from './client.js';
export { ProblemError } from './problem-error.js';
