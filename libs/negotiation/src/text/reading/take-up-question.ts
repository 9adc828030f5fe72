import { Invalid, Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { distinct, Id, Words } from '../../vocabulary.js';
import { knownQuestion, questionBeforeTheRoom, readingUnderWay } from '../guards.js';
import type { Text } from '../text.js';
import type { ConductEvent } from './conduct.js';
import type { Reading } from './reading.js';

const input = z.strictObject({
  questionId: Id,
  next: z
    .array(Id)
    .max(20)
    .refine(distinct, 'must name each question once')
    .optional()
    .describe('what comes next, in order; by default the three that follow it in the text'),
  words: Words.optional(),
});

/** The Chair takes up a question: the floor is on it, and whoever waits for the next ones hears how far they are. */
export class TakeUpQuestion extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

/** How many questions ahead people are told of, unless the Chair says which. */
const AHEAD = 3;

export const takeUpQuestion = ({ data }: TakeUpQuestion, text: Text, _: Act): ConductEvent[] => {
  const { questionId, words } = data;
  knownQuestion(text, questionId);
  const reading = readingUnderWay(text);
  questionBeforeTheRoom(text, questionId);
  if (reading.onTheFloor === questionId)
    throw new Refused('R29', 'ON_THE_FLOOR_ALREADY', 'The room is on that question.');
  const next = data.next ? announced(data.next, questionId, text) : following(text, questionId, reading);
  const said = words === undefined ? {} : { words };
  return [{ type: 'QuestionTakenUp', data: { reading: reading.n, questionId, next, ...said } }];
};

const announced = (next: readonly string[], questionId: string, text: Text): readonly string[] => {
  if (next.includes(questionId))
    throw new Invalid('NEXT_IS_NOW', 'The question that is taken up does not come next too.', [
      { path: 'data.next', message: 'must name other questions' },
    ]);
  for (const id of next) questionBeforeTheRoom(text, id);
  return next;
};

/** What is left to be read behind it, in the order of the text. */
const following = ({ questions }: Text, questionId: string, { n, scope }: Reading): string[] => {
  const read = new Set(scope);
  const ids = [...questions.keys()];
  return ids
    .slice(ids.indexOf(questionId) + 1)
    .filter((id) => read.has(id))
    .filter((id) => questions.get(id)?.status === 'open' && questions.get(id)?.carriedOver !== n)
    .slice(0, AHEAD);
};
