import type { Act } from './act.js';
import { BODY_ACTS } from './acts/body-acts.js';
import { DRAFTING_ACTS } from './acts/drafting-acts.js';
import { CONFIRMATIONS, onInstruction } from './acts/instructed-acts.js';
import { READING_ACTS } from './acts/reading-acts.js';
import { ROOM_ACTS } from './acts/room-acts.js';

/** Everything that is done in the sample, in the order in which it happened; at one instant, in the order written down. */
export const ACTS: readonly Act[] = [
  ...[BODY_ACTS, ROOM_ACTS, READING_ACTS, DRAFTING_ACTS].flatMap((acts) => acts.map(onInstruction)),
  ...CONFIRMATIONS,
].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
