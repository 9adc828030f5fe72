import { Invalid } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id, Words } from '../../vocabulary.js';
import { knownFloat, knownProposal, livePut, pending, standingQuestion } from '../guards.js';
import { questionsOf } from '../proposal/kinds.js';
import type { Text } from '../text.js';
import type { On, PositionEvent } from './position.js';
import { spokenAt } from './spoken.js';

const input = z
  .strictObject({
    questionId: Id,
    proposalId: Id.optional(),
    floatId: Id.optional(),
    putId: Id.optional(),
    position: z.enum(['support', 'oppose', 'reserve', 'flexible', 'awaiting-instructions']),
    words: Words.optional(),
  })
  .refine((d) => [d.proposalId, d.floatId, d.putId].filter((id) => id !== undefined).length <= 1, {
    message: 'a position is on the question, or on one proposal, float or put',
    path: ['questionId'],
  });
type Input = z.infer<typeof input>;

/**
 * Whoever may speak says where it stands on a question, a proposal, a float or what is put, perhaps on behalf of a group. The
 * latest of a delegation on the same thing counts; all are kept. It decides nothing.
 */
export class TakePosition extends TextCommand<Input> {
  static readonly input = input;
}

export const takePosition = ({ data }: TakePosition, text: Text, act: Act): PositionEvent[] => {
  const { position, words, ...on } = data;
  const { onBehalfOf } = act.standing;
  stands(text, on);
  const spoken = (id: string) => spokenAt(act.body, id, act.occurredAt);
  return [
    {
      type: 'PositionTaken',
      data: {
        positionId: act.id(0),
        ...on,
        position,
        by: act.author,
        ...(words !== undefined && { words }),
        speaker: spoken(act.author),
        ...(onBehalfOf && { group: onBehalfOf.group, members: onBehalfOf.members.map(spoken) }),
      },
    },
  ];
};

/** What it is on is before the room, or put off, and of the question that is named. */
const stands = (text: Text, { questionId, ...thing }: On): void => {
  const about = questionsAbout(text, thing);
  // A question that is only proposed is spoken to by naming its proposal.
  if (about === undefined || text.questions.has(questionId)) standingQuestion(text, questionId);
  if (about !== undefined && !about.includes(questionId))
    throw new Invalid('OF_ANOTHER_QUESTION', 'What the position is on belongs to another question.', [
      { path: 'data.questionId', message: 'must be the question of what is named' },
    ]);
};

const questionsAbout = (
  text: Text,
  { proposalId, floatId, putId }: Omit<On, 'questionId'>,
): readonly string[] | undefined => {
  if (proposalId !== undefined) return questionsOf(pending(knownProposal(text, proposalId)));
  if (floatId !== undefined) return [knownFloat(text, floatId).questionId];
  return putId === undefined ? undefined : [livePut(text, putId).questionId];
};
