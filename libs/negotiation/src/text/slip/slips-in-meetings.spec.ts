import fc from 'fast-check';
import { blame, bracketed, wordingAt } from '#text';
import { anyMoves } from '../../testing/any-move.js';
import {
  chairs,
  enter,
  meeting,
  proposed,
  reading,
  said,
  scene,
  tabled,
  tried,
  type Room,
} from '../../testing/index.js';
import { weaveOf } from '../question/wording.js';
import type { Text } from '../text.js';
import { CorrectSlip } from './correct-slip.js';

const opening = scene(meeting, enter('Avalon', 'Borealia'), tabled, reading, proposed);

/** What is entered by a slip is over, and not unsaid. */
const isOver = (value: unknown): boolean =>
  ['taken-back', 'lapsed', 'recorded-by-mistake'].includes((value as { status?: string } | null)?.status ?? '');

/** All that a text is, but for when it came to be so, which acts wait for the Chair to confirm them, which slips were corrected, and what is only ever added to. */
const stands = (text: Text): unknown => {
  const { revision: _, recent: __, changes: ___, instructed: ____, transcribed: _5, underWay: _6, ...rest } = text;
  const questions = [...text.questions.values()].map(({ wording, ...question }) => {
    const weave = weaveOf(wording);
    const remarks = (question.remarks ?? []).filter(({ kind }) => kind !== 'correction');
    return { ...question, remarks, words: [wordingAt(weave), bracketed(weave), blame(weave)] };
  });
  return JSON.parse(
    JSON.stringify({ ...rest, questions }, (key, value: unknown) =>
      key === 'touched' || key === 'since' || isOver(value) ? undefined : value,
    ),
  );
};

const corrected = (room: Room, revision: number): Room =>
  tried(room, chairs(CorrectSlip, { revision: String(revision), words: 'Wrong key.' }));

describe('slips in random meetings', () => {
  it('are corrected with all that followed, one after the other, the last first', () => {
    let some = 0;
    fc.assert(
      fc.property(anyMoves(20, 60), (moves) => {
        const rooms = moves.reduce(
          (all, move) => {
            const room = all.at(-1)!;
            const next = tried(room, said(move));
            return next.text === room.text ? all : [...all, next];
          },
          [opening],
        );
        let now = rooms.at(-1)!;
        for (let i = rooms.length - 1; i > 0; i -= 1) {
          const [before, after] = [rooms[i - 1]!, rooms[i]!];
          const next = corrected(now, after.text.revision);
          if (next === now) return;
          some += 1;
          expect(stands(next.text)).toEqual(stands(before.text));
          now = next;
        }
      }),
      { numRuns: 60 },
    );
    expect(some).toBeGreaterThan(10);
  });
});
