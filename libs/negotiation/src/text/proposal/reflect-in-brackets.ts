import { bracket } from '#text';
import { Refused } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { notStale } from '../edit.js';
import { weaveOf } from '../question/wording.js';
import { fallWith } from '../sub-amendment/taking.js';
import type { Text, TextEvent } from '../text.js';
import { ProposalDecision, sponsored, worded, wordsBeforeTheChair } from './deciding.js';

const input = z.strictObject(ProposalDecision);

/** The Chair lets a proposal stand in the text in brackets, beside what it would replace. */
export class ReflectInBrackets extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const reflectInBrackets = ({ data }: ReflectInBrackets, text: Text, act: Act): TextEvent[] => {
  const { proposal, question, fields } = wordsBeforeTheChair(data, text, act);
  notStale(text, proposal);
  const weave = weaveOf(question.wording);
  const made = bracket(weave, { edit: proposal.edit, ...sponsored(proposal) }, (n) => act.id(n), data.words);
  if ('code' in made) throw new Refused('R17', made.code, made.message);
  return [
    { type: 'ProposalReflectedInBrackets', data: { ...fields, ...worded(weave, made) } },
    ...fallWith(text, proposal.proposalId),
  ];
};
