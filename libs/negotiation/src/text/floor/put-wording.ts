import { Invalid, Refused, sha256 } from '#eventsourcing';
import { chairEdit, fold, rebase, spansAt, TOKENISER, wordingWith, type Edit, type Weave } from '#text';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { presenceAt } from '../../body/presence/presence.js';
import { TextCommand } from '../../command.js';
import { Id } from '../../vocabulary.js';
import { unchangedSince } from '../decision.js';
import { EditInput, editOf, notStale } from '../edit.js';
import {
  anEdit,
  knownFloat,
  knownProposal,
  knownQuestion,
  nothingPutOn,
  questionBeforeTheRoom,
  undecided,
} from '../guards.js';
import type { Question } from '../question/question.js';
import { weaveOf } from '../question/wording.js';
import { blockingOn, type Text } from '../text.js';
import type { Answered, FloorEvent, Objector } from './floor.js';

const input = z
  .strictObject({
    questionId: Id,
    floatId: Id.optional().describe('put the wording that was floated'),
    proposalId: Id.optional().describe('put the wording of a proposal, or other words that answer it'),
    edit: EditInput.optional().describe('put these words'),
  })
  .refine((d) => d.floatId === undefined || d.edit === undefined, {
    message: 'put either what was floated or other words',
    path: ['edit'],
  });
type Input = z.infer<typeof input>;

/** The Chair puts exact words to the room; with nothing named, the wording as it stands. */
export class PutWording extends TextCommand<Input> {
  static readonly input = input;
}

export const putWording = ({ data, given }: PutWording, text: Text, act: Act): FloorEvent[] => {
  unchangedSince(act, text.revision, { question: knownQuestion(text, data.questionId).touched });
  const question = questionBeforeTheRoom(text, data.questionId);
  nothingPutOn(text, question.questionId);
  const weave = weaveOf(question.wording);
  const wanted = editToPut(data, text, question);
  if (wanted.hunks.length > 0) notStale(text, { questionId: question.questionId, edit: wanted });
  // What was accepted since its base belongs to the exact words too.
  const edit = rebase(weave, wanted, text.revision);
  if (data.edit === undefined) oneAlternative(weave, edit);
  const wording = wordingWith(weave, edit);
  return [
    {
      type: 'WordingPut',
      data: {
        putId: act.id(0),
        questionId: question.questionId,
        ...(data.floatId !== undefined && { floatId: data.floatId }),
        ...answering(text, data.proposalId),
        ...edit,
        wording,
        wordingHash: sha256(wording),
        ...objecting(text, question.questionId, act),
        language: given.language ?? text.tabled?.originalLanguage ?? 'en',
        seen: act.seen(),
      },
    },
  ];
};

/** Who stands against it, and who of them hears it put: whoever is here renews an objection before the gavel. */
const objecting = (text: Text, questionId: string, { body, occurredAt }: Act): { objections?: Objector[] } => {
  const objections = [...blockingOn(text, questionId)].map(({ objectionId, by }) => {
    const presence = presenceAt(body, by, occurredAt);
    return { objectionId, by, ...(presence && { present: presence === 'present' }) };
  });
  return objections.length > 0 ? { objections } : {};
};

/** Words nobody typed as a whole would read the alternatives one after the other. */
const oneAlternative = (weave: Weave, edit: Edit): void => {
  const moment = { revision: edit.base + 1, reading: 0, decision: '' };
  const groups = spansAt(fold(weave, moment, chairEdit(weave, edit))).flatMap(({ group }) => group ?? []);
  if (new Set(groups).size < groups.length)
    throw new Refused('R29', 'ALTERNATIVES_OPEN', 'Alternatives compete in it: settle them, or put the words in full.');
};

const answering = (text: Text, proposalId: string | undefined): { answers?: Answered } => {
  const proposal = proposalId === undefined ? undefined : text.proposals.get(proposalId);
  if (proposal?.kind !== 'edit') return {};
  const { by, edit, credits } = proposal;
  return { answers: { proposalId: proposal.proposalId, by, edit, ...(credits && { credits }) } };
};

const editToPut = (data: Input, text: Text, question: Question): Edit => {
  const proposal = data.proposalId === undefined ? undefined : anEdit(undecided(knownProposal(text, data.proposalId)));
  if (proposal && proposal.questionId !== question.questionId) throw elsewhere('proposalId');
  if (data.floatId !== undefined) return floated(data.floatId, text, question);
  if (data.edit) {
    const { wordingHash: _, ...edit } = editOf(text, question, data.edit);
    return edit;
  }
  return proposal?.edit ?? { base: text.revision, tokeniser: TOKENISER, hunks: [] };
};

const floated = (floatId: string, text: Text, question: Question): Edit => {
  const float = knownFloat(text, floatId);
  if (float.questionId !== question.questionId) throw elsewhere('floatId');
  return float.edit;
};

const elsewhere = (path: string): Invalid =>
  new Invalid('OF_ANOTHER_QUESTION', 'What is to be put belongs to another question.', [
    { path: `data.${path}`, message: 'must belong to the question named' },
  ]);
