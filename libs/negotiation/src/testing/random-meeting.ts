import fc from 'fast-check';
import { Problem } from '#eventsourcing';
import { IssueRevision } from '../text/version/issue-revision.js';
import { anyMoves } from './any-move.js';
import { closed, proposed, reading, tabled } from './draft.js';
import { said } from './moves.js';
import type { Room } from './room.js';
import { scene, type Step } from './scene.js';
import { enter, meeting } from './steps-in-the-room.js';
import { chairs, overriding, seen, takeBack } from './steps.js';

/** A meeting of 300 commands turns to something else five times. */
const [STRETCHES, STRETCH] = [5, 60];

/** Before it begins: a text, a reading of it and a proposal, and three of six delegations in the room. */
export const opening = scene(meeting, enter('Avalon', 'Borealia', 'Elysia'), tabled, reading, proposed);

/** The room once somebody has said something; as it was, where that is refused. */
export const tried = (room: Room, step: Step): Room => {
  try {
    return room.give(step(room));
  } catch (error) {
    if (error instanceof Problem) return room;
    throw error;
  }
};

/** Named by a seed, not an array that shrinks: nobody can read 300 moves, and a number plays them again. */
export const meetingOf = (seed: number): Step[] =>
  fc
    .sample(anyMoves(STRETCH, STRETCH), { seed, numRuns: STRETCHES })
    .flatMap((moves) => [...moves.map((move) => said(move)), ...nextReading]);

/** A wording that is put stands in the way of closing. */
const takeBackPut: Step = (room) => {
  const live = [...room.text.puts.values()].find(({ status }) => status === 'put');
  if (!live) return takeBack()(room);
  const { putId, questionId: question } = live;
  return { ...takeBack()(room), data: { putId }, given: { seen: seen(room.text, { put: putId, question }) } };
};

/** What only seldom comes by chance: a reading that ends, as far as it may, with its revision, and another one. */
const nextReading: readonly Step[] = [
  ...[takeBackPut, takeBackPut, takeBackPut, takeBackPut],
  overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED', 'PROPOSAL_UNDECIDED'),
  chairs(IssueRevision),
  chairs(IssueRevision),
  reading,
];
