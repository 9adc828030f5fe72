import { makes, onText, type Act } from '../act.js';
import type { PlannedEdit } from '../drafting-plan.js';
import type { Stage } from '../stage.js';

/** A complete wording, against the text as it stood after the last act. */
export const worded = (stage: Stage, wording: string): { readonly base: string; readonly wording: string } => ({
  base: stage.revision,
  wording,
});

const proposed = ({ key, by, question, newWording, rationale, tabledAt, transcript }: PlannedEdit): Act =>
  onText({
    at: tabledAt,
    who: transcript ? 'secretariat' : by,
    verb: 'propose-edit',
    key: `propose-${key}`,
    data: (stage) => ({ questionId: stage.id(`question:${question}`), edit: worded(stage, newWording), rationale }),
    ...(transcript && { envelope: (stage: Stage) => ({ delegation: stage.id(`delegation:${by}`), form: 'oral' }) }),
    makes: makes(`proposal:${key}`, 'proposalId'),
  });

/** What was written down for a delegation is what it read out: it says so itself. */
const confirmed = (key: string, by: string, at: string): Act =>
  onText({
    ...{ at, who: by, verb: 'confirm-transcript', key: `confirm-transcript-${key}` },
    data: (stage) => ({ proposalId: stage.id(`proposal:${key}`) }),
  });

const promisedAndWorded = (
  { key, by, question, newWording, tabledAt }: PlannedEdit,
  { words, raisedAt }: NonNullable<PlannedEdit['idea']>,
): Act[] => [
  onText({
    ...{ at: raisedAt, who: by, verb: 'raise-idea', key: `idea-${key}` },
    data: (stage) => ({ questionId: stage.id(`question:${question}`), words }),
    makes: makes(`proposal:${key}`, 'proposalId'),
  }),
  onText({
    ...{ at: tabledAt, who: by, verb: 'word-idea', key: `word-${key}` },
    data: (stage) => ({ proposalId: stage.id(`proposal:${key}`), edit: worded(stage, newWording) }),
  }),
];

const saidAndTakenUp = (
  { key, by, question, newWording, rationale, tabledAt }: PlannedEdit,
  comment: NonNullable<PlannedEdit['comment']>,
): Act[] => [
  onText({
    ...{ at: comment.madeAt, who: comment.by, verb: 'make-comment', key: `comment-${key}` },
    data: (stage) => ({
      questionId: stage.id(`question:${question}`),
      words: comment.words,
      edit: worded(stage, newWording),
    }),
    makes: makes(`comment:${key}`, 'commentId'),
  }),
  onText({
    ...{ at: tabledAt, who: by, verb: 'take-up-comment', key: `take-up-${key}` },
    data: (stage) => ({ commentId: stage.id(`comment:${key}`), rationale }),
    makes: makes(`proposal:${key}`, 'proposalId'),
  }),
];

/** How a proposal came before the room. The same change does not come a second time: who wants it too joins the one there is. */
export const entered = (edit: PlannedEdit): Act[] => {
  if (edit.outcome === 'same-change') return [];
  if (edit.idea) return promisedAndWorded(edit, edit.idea);
  if (edit.comment) return saidAndTakenUp(edit, edit.comment);
  return [proposed(edit), ...(edit.transcript ? [confirmed(edit.key, edit.by, edit.transcript.confirmedAt)] : [])];
};
