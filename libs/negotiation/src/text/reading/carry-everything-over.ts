import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { nothingPutOn, readingUnderWay, tabledText } from '../guards.js';
import type { Text } from '../text.js';
import type { ConductEvent } from './conduct.js';

const input = z.strictObject(DecisionInput);

/** The Chair carries over all that the reading has not disposed of, in one act; what that was is recorded (R13). */
export class CarryEverythingOver extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const carryEverythingOver = ({ data }: CarryEverythingOver, text: Text, act: Act): ConductEvent[] => {
  tabledText(text);
  // Like closing, it is about all there is: what came in unseen is not carried over unseen.
  unchangedSince(act, text.revision, { text: text.revision });
  const { n, scope } = readingUnderWay(text);
  for (const id of scope) nothingPutOn(text, id);
  const questions = scope.filter((id) => {
    const question = text.questions.get(id);
    return question?.status === 'open' && question.carriedOver !== n;
  });
  const proposals = [...text.proposals.values()].filter((p) => p.status === 'tabled').map((p) => p.proposalId);
  if (questions.length + proposals.length === 0)
    throw new Refused('R29', 'NOTHING_TO_CARRY_OVER', 'All is disposed of or carried over: the reading can be closed.');
  return [{ type: 'EverythingCarriedOver', data: { reading: n, questions, proposals, ...decided(act, data) } }];
};
