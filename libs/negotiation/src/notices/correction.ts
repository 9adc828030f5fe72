import { sha256 } from '#eventsourcing';
import type { Because, Notice } from '../delivery/delivery.js';

/** The revisions of what an event says was a slip; undefined for events that say no such thing. */
export const corrects = ({ type, data }: { type: string; data: unknown }): readonly number[] | undefined => {
  if (type !== 'SlipCorrected') return undefined;
  const { corrects: named } = data as { corrects: { revision: number | string } };
  return [Number(named.revision)];
};

/** Why what a notice told does not hold. */
export const becauseOf = ({ type, revision, data }: { type: string; revision: number; data: unknown }): Because => {
  const { words } = data as { words?: string };
  return { revision, type, ...(words !== undefined && { words }) };
};

/** To the same recipient, and naming the first. */
export const correctionOf = (first: Notice, { revision, words }: Because): Notice => ({
  notice: `correction.${first.text}.${String(revision)}.${sha256(first.notice).slice(0, 16)}`,
  kind: 'correction',
  recipient: first.recipient,
  text: first.text,
  ...(first.question !== undefined && { question: first.question }),
  title: `Correction: ${first.title}`,
  lines: [
    'What you were told in the notice of that title was recorded by a slip of the pen, and is taken back. What stood before it stands again.',
    ...(words === undefined ? [] : [words]),
  ],
  corrects: first.notice,
});
