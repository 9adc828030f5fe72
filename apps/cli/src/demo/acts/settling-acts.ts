import { onText, type Act } from '../act.js';
import type { PlannedSettlement } from '../drafting-plan.js';
import { EDITS } from '../drafting.js';
import type { ShownQuestion } from '../stage.js';

/** The Chair settles what stands in brackets. */
export const settled = ({ edit, question, keep, reason, at }: PlannedSettlement): Act =>
  onText({
    at,
    who: 'chair',
    verb: 'settle-brackets',
    key: `settle-${edit}`,
    data: async (stage) => ({
      questionId: stage.id(`question:${question}`),
      choices: choicesIn(await stage.question(question), EDITS.find(({ key }) => key === edit)?.newWording ?? '', keep),
      reason,
    }),
    about: { question: `question:${question}` },
  });

/** What the proposal brought in is told from what it would strike by the wording that was proposed. */
export const choicesIn = (
  { spans, segments }: Pick<ShownQuestion, 'spans' | 'segments'>,
  proposed: string,
  keep: PlannedSettlement['keep'],
): { spanId: string; keep: boolean }[] =>
  spans.map((span) => {
    const theirs =
      span.kind === 'alternative' ? span.requestedBy.length > 0 : proposed.includes(wordsIn(segments, span.id));
    return { spanId: span.id, keep: theirs === (keep === 'proposed') };
  });

const wordsIn = (segments: ShownQuestion['segments'], spanId: string): string => {
  const from = segments.findIndex((segment) => 'open' in segment && segment.open.id === spanId);
  const to = segments.findIndex((segment) => 'close' in segment && segment.close.id === spanId);
  return segments
    .slice(from, to)
    .flatMap((segment) => ('text' in segment ? [segment.text] : []))
    .join('');
};
