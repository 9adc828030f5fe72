import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { questionToSpeakTo } from '../guards.js';
import { mayPropose } from '../proposal/propose-edit.js';
import { saidBy } from '../proposal/said.js';
import type { Text } from '../text.js';
import type { InterventionEvent } from './intervention.js';

const input = z.strictObject({ questionId: Id, words: Words.describe('what is wanted; the wording follows') });

/** A delegation says what it wants of a question, wording to follow. */
export class RaiseIdea extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const raiseIdea = ({ data }: RaiseIdea, text: Text, act: Act): InterventionEvent[] => {
  const { questionId } = questionToSpeakTo(text, data.questionId);
  mayPropose(act);
  const { words } = data;
  return [{ type: 'IdeaRaised', data: { proposalId: act.id(0), questionId, by: [act.author], words, ...saidBy(act) } }];
};
