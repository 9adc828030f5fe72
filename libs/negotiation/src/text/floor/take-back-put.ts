import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { knownPut, livePut } from '../guards.js';
import type { Text } from '../text.js';
import type { FloorEvent } from './floor.js';
import { notBefore } from './gavel.js';

const input = z.strictObject({ putId: Id, words: Words.optional() });

/** The Chair takes back a wording that was put. */
export class TakeBackPut extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const takeBackPut = ({ data }: TakeBackPut, text: Text, act: Act): FloorEvent[] => {
  unchangedSince(act, text.revision, { put: knownPut(text, data.putId).touched });
  const { putId, questionId } = notBefore(livePut(text, data.putId), act);
  const { words } = data;
  return [
    { type: 'PutTakenBack', data: { putId, questionId, ...(words !== undefined && { words }), seen: act.seen() } },
  ];
};
