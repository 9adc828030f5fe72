import { Refused } from '#eventsourcing';
import type { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import type { AgreementEvent } from '../agreement/agreement.js';
import { contesting } from '../agreement/contested.js';
import type { Text } from '../text.js';
import type { ObjectionEvent } from './objection.js';
import { oneVoice } from './one-voice.js';
import { ConcernInput, raised } from './voice-concern.js';

/** A party declares that it will not join agreement; that blocks agreement until disposed of (R11). */
export class ObjectFormally extends TextCommand<z.infer<typeof ConcernInput>> {
  static readonly input = ConcernInput;
}

export const objectFormally = ({ data }: ObjectFormally, text: Text, act: Act): (ObjectionEvent | AgreementEvent)[] => {
  const objection = raised(data, text, act);
  byAParty(act);
  oneVoice(text, act, objection.questionId);
  const contested = contesting(text, act, objection.questionId, objection.objectionId);
  return [{ type: 'FormalObjectionRaised', data: objection }, ...contested];
};

/** R6: who is no party voices a concern. */
export const byAParty = ({ standing }: Act): void => {
  if (standing.capacity !== 'party')
    throw new Refused(
      'R6',
      'OBJECTION_BY_A_NON_PARTY',
      `Only a party objects formally; from this capacity (${standing.capacity}) a concern may be voiced.`,
    );
};
