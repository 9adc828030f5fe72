import { z } from 'zod';
import { Invalid, Refused, sha256 } from '#eventsourcing';
import {
  check,
  diff,
  normalise,
  stale,
  TOKENISER,
  tokenise,
  wordingAt,
  wordingWith,
  wordsAt,
  type Edit,
  type EditFault,
  type Staleness,
  type Weave,
} from '#text';
import { RevisionString, run, Wording } from '../vocabulary.js';
import type { EditProposal, Proposal, SubAmendment } from './proposal/kinds.js';
import type { Question } from './question/question.js';
import { inForceSince, weaveOf } from './question/wording.js';
import { collidesWithDrafts } from './sub-amendment/drafts.js';
import { placeLost } from './structure/lost.js';
import type { Text } from './text.js';

const HunkInput = z.strictObject({
  from: z.int().min(0),
  to: z.int().min(0),
  del: z.string().max(120_000),
  ins: run(120_000),
});

/** A change of wording as people give it: the whole new wording, or hunks; always against a revision they name. */
export const EditInput = z.union([
  z.strictObject({ base: RevisionString, wording: Wording }),
  z.strictObject({ base: RevisionString, tokeniser: z.int(), hunks: z.array(HunkInput).min(1).max(2000) }),
]);
export type EditInput = z.infer<typeof EditInput>;

export interface Wanted extends Edit {
  /** Hash of the wording that the edit gives at its base. */
  readonly wordingHash: string;
}

/** The edit that was asked for, checked against its base; `Invalid` with the fault's code where it does not fit. */
export const editOf = (text: Text, question: Question, input: EditInput): Wanted =>
  editAgainst(text, weaveOf(question.wording), input);

/** The same of any wording whose past is told in revisions of the text. */
export const editAgainst = (text: Text, weave: Weave, input: EditInput): Wanted => {
  const edit = asEdit(text, weave, input);
  const fault = check(weave, edit);
  if (fault) throw unfit(fault);
  ofOnePassage(edit);
  const wording = 'wording' in input ? normalise(input.wording) : wordingWith(weave, edit);
  return { ...edit, wordingHash: sha256(aWording(wording)) };
};

/** Words that can stand as a question's. */
export const aWording = (wording: string): string => {
  if (wording === '' || wording !== normalise(wording)) throw notAWording(wording);
  return wording;
};

const notAWording = (wording: string): Invalid =>
  wording === ''
    ? new Invalid('WORDING_EMPTY', 'No words would be left: say that the question be taken out instead.')
    : new Invalid('WORDING_NOT_NORMAL', 'A wording begins and ends with a word, without blank lines around it.');

const asEdit = (text: Text, weave: Weave, input: EditInput): Edit => {
  const base = Number(input.base);
  if (base > text.revision)
    throw new Invalid('BASE_UNKNOWN', `The text is at revision ${String(text.revision)}, not yet at ${input.base}.`);
  if ('hunks' in input) return { base, tokeniser: input.tokeniser, hunks: input.hunks };
  return { base, tokeniser: TOKENISER, hunks: diff(wordsAt(weave, base), tokenise(input.wording)) };
};

export const unfit = ({ code, message }: EditFault): Invalid => new Invalid(code, message, [{ path: 'data', message }]);

/** An edit of one question's wording, proposed or about to be. */
export type Amending = Pick<EditProposal, 'questionId' | 'edit'>;

/** Beyond so many words struck and put in, it is not the same text any more, and nobody could follow the change. */
const MOST_CHANGED = 20_000;

const ofOnePassage = ({ hunks }: Edit): void => {
  const changed = hunks.reduce((sum, { from, to, ins }) => sum + to - from + tokenise(ins).length, 0);
  if (changed > MOST_CHANGED)
    throw new Invalid(
      'EDIT_TOO_LARGE',
      `It changes ${String(changed)} words, and an edit changes ${String(MOST_CHANGED)} at most: ` +
        'propose it in parts, or propose a new question and that this one be taken out.',
    );
};

/** The same of what another proposal would have it read. */
type SubAmending = Pick<SubAmendment, 'amends' | 'amendment'>;

/** What was decided, or redrafted, since its base that the proposal collides with; empty when it still applies. */
export const clashesOf = (text: Text, proposal: Amending | SubAmending): Staleness[] =>
  'amendment' in proposal ? collidesWithDrafts(text, proposal) : collidesWithDecisions(text, proposal);

const collidesWithDecisions = (text: Text, { questionId, edit }: Amending): Staleness[] => {
  const question = text.questions.get(questionId);
  if (!question) return [];
  const accepted = inForceSince(question.wording, edit.base).map(({ revision, source, applied }) => ({
    revision,
    applied,
    ...(source && { edit: source }),
  }));
  return accepted.length === 0 ? [] : stale(weaveOf(question.wording), edit, accepted);
};

/** Whether it can no longer be decided as it stands. */
export const isStale = (text: Text, proposal: Proposal | Amending): boolean => {
  if ('edit' in proposal || 'amendment' in proposal) return clashesOf(text, proposal).length > 0;
  return proposal.kind !== 'idea' && placeLost(text, proposal) !== undefined;
};

/** R28: what collides with a decision since its base is not decided as it stands. */
export const notStale = (text: Text, proposal: Amending | SubAmending): void => {
  const clashes = clashesOf(text, proposal);
  if (clashes.length > 0)
    throw new Refused(
      'R28',
      'PROPOSAL_STALE',
      `It collides with what was decided since (${clashes.map((c) => c.kind).join(', ')}): ` +
        'its sponsors confirm, revise or withdraw it, or the Chair settles it on the record.',
    );
};

export const wordingOf = (question: Question): string => wordingAt(weaveOf(question.wording));
