import { Refused } from '#eventsourcing';
import { settle, spansAt, type Choice, type Weave } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { unfit } from '../edit.js';
import { knownQuestion, nothingPutOn, questionBeforeTheRoom } from '../guards.js';
import { worded } from '../proposal/deciding.js';
import { touching } from '../package/package.js';
import type { Text } from '../text.js';
import type { QuestionEvent } from './question.js';
import { weaveOf } from './wording.js';

const input = z.strictObject({
  questionId: Id,
  choices: z
    .array(z.strictObject({ spanId: Id, keep: z.boolean().describe('whether the words in it stay') }))
    .min(1)
    .max(200),
  ...DecisionInput,
});

/** The Chair lifts brackets: words kept stand plainly, words not kept are struck. */
export class SettleBrackets extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const settleBrackets = ({ data }: SettleBrackets, text: Text, act: Act): QuestionEvent[] => {
  const { questionId, choices } = data;
  unchangedSince(act, text.revision, { question: knownQuestion(text, questionId).touched });
  const question = questionBeforeTheRoom(text, questionId);
  nothingPutOn(text, questionId);
  const weave = weaveOf(question.wording);
  if (spansAt(weave).length === 0)
    throw new Refused('R29', 'NO_BRACKETS', 'No words of this question stand in brackets.');
  const said = choices.map(({ spanId, keep }) => ({ span: spanId, keep }));
  const applied = settle(weave, [...said, ...wordless(weave, said)]);
  if ('code' in applied) throw unfit(applied);
  return [
    {
      type: 'BracketsSettled',
      data: { questionId, choices, ...worded(weave, applied), ...touching(text, questionId), ...decided(act, data) },
    },
  ];
};

/** Alternatives of which no word is left are not seen, and nobody can be asked to name them. */
const wordless = (weave: Weave, said: readonly Choice[]): Choice[] => {
  const seen = new Set(spansAt(weave).map(({ id }) => id));
  const named = new Set(said.map(({ span }) => span));
  const groups = new Set(weave.spans.flatMap(({ id, group }) => (named.has(id) ? (group ?? []) : [])));
  return weave.spans
    .filter(({ id, group, out }) => out === undefined && group !== undefined && groups.has(group) && !seen.has(id))
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => ({ span: id, keep: false }));
};
