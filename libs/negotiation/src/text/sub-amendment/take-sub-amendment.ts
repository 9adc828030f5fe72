import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { notStale } from '../edit.js';
import { amendedBy, knownProposal, proposedBy, questionToSpeakTo, aSubAmendment, undecided } from '../guards.js';
import type { Text } from '../text.js';
import type { SubAmendmentEvent } from './sub-amendment.js';
import { takenInto } from './taking.js';

const input = z.strictObject({ proposalId: Id.describe('the sub-amendment'), words: Words.optional() });

/** Who proposed the amended wording takes a sub-amendment into it. */
export class TakeSubAmendment extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const takeSubAmendment = ({ data }: TakeSubAmendment, text: Text, act: Act): SubAmendmentEvent[] => {
  const sub = aSubAmendment(undecided(knownProposal(text, data.proposalId)));
  const amended = amendedBy(text, sub);
  proposedBy(act, amended);
  questionToSpeakTo(text, sub.questionId);
  notStale(text, sub);
  const { proposalId, amends, questionId } = sub;
  const said = data.words === undefined ? {} : { words: data.words };
  return [
    { type: 'SubAmendmentTaken', data: { proposalId, amends, questionId, ...takenInto(text, amended, sub), ...said } },
  ];
};
