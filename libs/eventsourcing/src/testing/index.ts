export { given, type Decide, type Given, type Outcome, type Situation } from './given.js';
