import { Invalid, sha256 } from '#eventsourcing';
import { normalise, TOKENISER } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Line, Wording, Words } from '../../vocabulary.js';
import { readingBegun, standingQuestion } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import { QuestionFacets } from '../question/facets.js';
import { isTombstone } from '../question/question.js';
import { MAX_DEPTH, MAX_QUESTIONS } from '../tabling/limits.js';
import type { Text } from '../text.js';
import { depthOf } from './order.js';
import { besideWhatItFollowsUp, knownPlace, PlaceInput } from './place.js';
import { notTheSameShape } from './same-shape.js';
import type { StructureProposed } from './structure.js';

const input = z.strictObject({
  ...PlaceInput,
  wording: Wording,
  ...QuestionFacets,
  followUp: z.strictObject({ of: Id, when: Line }).optional(),
  rationale: Words.optional(),
});
type Input = z.infer<typeof input>;

/** A delegation proposes a question that is not in the text. */
export class ProposeQuestion extends TextCommand<Input> {
  static readonly input = input;
}

export const proposeQuestion = ({ data }: ProposeQuestion, text: Text, act: Act): StructureProposed[] => {
  readingBegun(text);
  mayPropose(act);
  const { rationale, wording: typed, sectionId, after, ...facets } = data;
  const place = knownPlace(text, { sectionId, after });
  followsUp(text, data);
  roomForOneMore(text);
  const wording = normalise(typed);
  const addition = { ...place, wording, wordingHash: sha256(wording), tokeniser: TOKENISER, ...facets };
  const questionId = act.id(1);
  notTheSameShape(text, { kind: 'addition', questionId, addition });
  const said = rationale === undefined ? {} : { rationale };
  return [
    {
      type: 'QuestionProposed',
      data: { proposalId: act.id(0), questionId, by: [act.author], ...addition, ...said, ...saidBy(act) },
    },
  ];
};

/** What is new follows up a question that stands, beside it, so many levels deep. */
export const followsUp = (
  text: Text,
  { followUp, ...place }: Pick<Input, 'followUp' | 'sectionId' | 'after'>,
): void => {
  if (!followUp) return;
  standingQuestion(text, followUp.of);
  besideWhatItFollowsUp(text, place, followUp.of);
  if (depthOf(text, followUp.of) >= MAX_DEPTH)
    throw new Invalid('TOO_DEEP', `Questions follow up at most ${String(MAX_DEPTH)} levels deep.`);
};

/** A text holds so many questions that stand; asked again when the proposal is accepted. */
export const roomForOneMore = (text: Text, more = 1): void => {
  if (text.questions.count((q) => !isTombstone(q)) + more > MAX_QUESTIONS)
    throw new Invalid('TOO_MANY_QUESTIONS', `A text has at most ${String(MAX_QUESTIONS)} questions.`);
};
