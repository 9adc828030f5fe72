import assert from 'node:assert/strict';
import { Refused } from '#eventsourcing';
import { CorrectSlip } from '../text/slip/correct-slip.js';
import type { Room } from './room.js';
import { scene, type Step } from './scene.js';
import { chairs } from './steps.js';

/** Corrects the last that was recorded of a type. */
export const corrected =
  (type: string): Step =>
  (room: Room) => {
    const revision = room.facts.findLast((fact) => fact.type === type)?.revision ?? -1;
    return chairs(CorrectSlip, { revision: String(revision), words: 'It was another.' })(room);
  };

/** Why what the last of these steps corrects is not corrected any more. */
export const overtakenBy = (...steps: readonly Step[]): string => {
  try {
    scene(...steps);
  } catch (error) {
    assert.ok(error instanceof Refused, String(error));
    assert.deepEqual([error.code, error.rule], ['SLIP_OVERTAKEN', 'R29']);
    return error.message;
  }
  throw new Error('it was corrected');
};
