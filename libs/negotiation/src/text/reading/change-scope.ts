import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { distinct, Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { nothingPutOn, readingBegun, standingQuestion, tabledText } from '../guards.js';
import { questionsOf } from '../proposal/kinds.js';
import { pendingOn, undecidedOn, type Text } from '../text.js';
import type { ConductEvent } from './conduct.js';
import type { Reading } from './reading.js';

const input = z.strictObject({
  questions: z.array(Id).min(1).max(5000).refine(distinct, 'must name each question once'),
  ...DecisionInput,
});

/** The Chair has the reading read questions that were not in its scope, or were put off in it. */
export class WidenScope extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

/** The Chair leaves questions to another reading; what nobody has decided on them goes with them. */
export class NarrowScope extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const widenScope = ({ data }: WidenScope, text: Text, act: Act): ConductEvent[] => {
  const reading = readingSeen(text, act);
  for (const id of data.questions) readable(text, id, reading);
  const scope = new Set([...reading.scope, ...data.questions]);
  const takenUp = new Set(
    data.questions
      .flatMap((id) => pendingOn(text, id))
      .filter((p) => p.status !== 'tabled' && questionsOf(p).every((id) => scope.has(id)))
      .map(({ proposalId }) => proposalId),
  );
  return [scopeChanged(reading, { added: data.questions, takenUp: [...takenUp] }, decided(act, data))];
};

export const narrowScope = ({ data }: NarrowScope, text: Text, act: Act): ConductEvent[] => {
  const reading = readingSeen(text, act);
  for (const id of data.questions) removable(text, id, reading);
  const leaving = new Set(data.questions);
  if (reading.scope.every((id) => leaving.has(id)))
    throw new Refused('R29', 'NOTHING_LEFT_TO_READ', 'A reading reads something: close it instead.');
  const carriedOver = new Set(
    data.questions.flatMap((id) => undecidedOn(text, id).map(({ proposalId }) => proposalId)),
  );
  return [scopeChanged(reading, { removed: data.questions, carriedOver: [...carriedOver] }, decided(act, data))];
};

const readingSeen = (text: Text, act: Act): Reading => {
  tabledText(text);
  unchangedSince(act, text.revision, {});
  return readingBegun(text);
};

type Changed = Extract<ConductEvent, { type: 'ScopeChanged' }>['data'];

const scopeChanged = (
  { n }: Reading,
  change: Partial<Pick<Changed, 'added' | 'removed' | 'takenUp' | 'carriedOver'>>,
  fields: ReturnType<typeof decided>,
): ConductEvent => ({
  type: 'ScopeChanged',
  data: { reading: n, added: [], removed: [], takenUp: [], carriedOver: [], ...change, ...fields },
});

/** Not settled, and not being read already. */
const readable = (text: Text, questionId: string, { n, scope }: Reading): void => {
  const { status } = standingQuestion(text, questionId);
  if (status === 'agreed' || status === 'ad-referendum')
    throw new Refused(
      'R29',
      'QUESTION_AGREED',
      `Question ${questionId} is ${status}; the Chair reopens it, and it is read again by that.`,
    );
  if (status === 'open' && scope.includes(questionId))
    throw new Refused('R29', 'IN_SCOPE_ALREADY', `Question ${questionId} is in the scope of reading ${String(n)}.`);
};

const removable = (text: Text, questionId: string, { n, scope }: Reading): void => {
  standingQuestion(text, questionId);
  if (!scope.includes(questionId))
    throw new Refused('R29', 'OUT_OF_SCOPE', `Question ${questionId} is not in the scope of reading ${String(n)}.`);
  nothingPutOn(text, questionId);
};
