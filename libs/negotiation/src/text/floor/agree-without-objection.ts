import { amend, apply, chairEdit, rebase, settleAll, wordingWith, type Applied, type Weave } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { knownPut, livePut, questionBeforeTheRoom } from '../guards.js';
import { agreeable } from '../gate/agree.js';
import { sponsored, worded } from '../proposal/deciding.js';
import { weaveOf } from '../question/wording.js';
import { pendingOn, type Text } from '../text.js';
import type { Answered, FloorEvent, Put } from './floor.js';

const input = z.strictObject({ putId: Id, ...DecisionInput });

/** The gavel: what was put is agreed without objection; one act decides, disposes and updates. */
export class AgreeWithoutObjection extends TextCommand<z.infer<typeof input>> {
  static readonly input = input;
}

export const agreeWithoutObjection = ({ data }: AgreeWithoutObjection, text: Text, act: Act): FloorEvent[] => {
  const known = knownPut(text, data.putId);
  const touched = text.questions.get(known.questionId)?.touched ?? 0;
  unchangedSince(act, text.revision, { put: known.touched, question: touched });
  const put = livePut(text, data.putId);
  const question = questionBeforeTheRoom(text, put.questionId);
  agreeable(act, text, question, 'by-put');
  const weave = weaveOf(question.wording);
  const gavel: Gavel = { weave, put, answered: answeredBy(text, put), now: text.revision };
  const applied = { ...wordsOf(gavel), settled: settleAll(weave).settled };
  const fields = { ...decided(act, { mode: 'no-objection', whose: 'group', ...data }), putId: put.putId };
  return [
    {
      type: 'AgreedWithoutObjection',
      data: { ...fields, questionId: put.questionId, ...worded(weave, applied), proposals: outcomes(text, gavel) },
    },
  ];
};

/** What was put, on which wording, and the proposal it answers if it answers one. */
interface Gavel {
  readonly weave: Weave;
  readonly put: Put;
  readonly answered: Answered | undefined;
  readonly now: number;
}

/** As it was when it was put. One withdrawn since has no more words to be credited with. */
const answeredBy = (text: Text, { questionId, answers }: Put): Answered | undefined =>
  pendingOn(text, questionId).some((proposal) => proposal.proposalId === answers?.proposalId) ? answers : undefined;

/** Whose words they are: the proposal's if put as proposed, shared if put in answer to it, else the Chair's. */
const wordsOf = (gavel: Gavel): Applied => {
  const { weave, put, answered, now } = gavel;
  const edit = rebase(weave, put.edit, now);
  if (!answered) return chairEdit(weave, edit);
  return asProposed(gavel)
    ? apply(weave, answered.edit, sponsored(answered))
    : amend(weave, { edit: answered.edit, ...sponsored(answered) }, edit);
};

const asProposed = ({ weave, put, answered, now }: Gavel): boolean =>
  answered !== undefined &&
  wordingWith(weave, rebase(weave, answered.edit, now)) === wordingWith(weave, rebase(weave, put.edit, now));

const outcomes = (text: Text, gavel: Gavel) => {
  const theirs = asProposed(gavel) ? ('accepted' as const) : ('accepted-as-amended' as const);
  return [...pendingOn(text, gavel.put.questionId)].map(({ proposalId }) => ({
    proposalId,
    outcome: proposalId === gavel.answered?.proposalId ? theirs : ('moot' as const),
  }));
};
