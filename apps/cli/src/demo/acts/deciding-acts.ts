import { onText, type Act } from '../act.js';
import type { PlannedEdit } from '../drafting-plan.js';
import type { Stage } from '../stage.js';
import { worded } from './entering-acts.js';

const DECISIONS = {
  accepted: 'accept-proposal',
  'accepted-as-amended': 'accept-as-amended',
  'in-brackets': 'reflect-in-brackets',
  'not-retained': 'not-retain',
  deferred: 'defer-proposal',
} as const;

/** The Chair decides on a proposal; what is not retained found no support. */
export const decided = (
  { key, question }: PlannedEdit,
  outcome: keyof typeof DECISIONS,
  at: string,
  chairWording?: string,
): Act =>
  onText({
    at,
    who: 'chair',
    verb: DECISIONS[outcome],
    key: `${outcome}-${key}`,
    data: (stage) => ({
      proposalId: stage.id(`proposal:${key}`),
      ...(chairWording !== undefined && { edit: worded(stage, chairWording) }),
      ...(outcome === 'not-retained' && { reason: 'no-support' }),
    }),
    about: { question: `question:${question}`, proposal: `proposal:${key}` },
  });

/** Its sponsors do something with a proposal. */
const sponsored = (
  verb: string,
  who: string,
  key: string,
  at: string,
  more: (stage: Stage) => object = () => ({}),
): Act =>
  onText({
    at,
    who,
    verb,
    key: `${verb}-${key}-${who}`,
    data: (stage) => ({ proposalId: stage.id(`proposal:${key}`), ...more(stage) }),
  });

/** Several proposals decided in one act, all or none. */
export const packageOf = (name: string, edits: readonly PlannedEdit[]): Act => {
  const [first] = edits;
  return onText({
    at: first && 'decidedAt' in first ? first.decidedAt : '',
    who: 'chair',
    verb: 'decide-package',
    key: `package-${name}`,
    data: (stage) => ({ proposals: edits.map(({ key }) => stage.id(`proposal:${key}`)), outcome: 'accepted' }),
    about: {},
  });
};

/** What became of a proposal, unless a package decided it with others. */
export const outcomeOf = (edit: PlannedEdit): Act[] => {
  const { key, by } = edit;
  switch (edit.outcome) {
    case 'withdrawn':
      return [sponsored('withdraw-proposal', by, key, edit.withdrawnAt)];
    case 'same-change':
      return [sponsored('co-sponsor', by, edit.sameAs, edit.joinedAt)];
    case 'deferred':
      return [decided(edit, 'deferred', edit.deferredAt), decided(edit, edit.later.outcome, edit.later.decidedAt)];
    case 'stale': {
      const { wording, confirmedAt, decidedAt } = edit.restated;
      const restated = (stage: Stage) => ({ edit: worded(stage, wording) });
      return [sponsored('confirm-proposal', by, key, confirmedAt, restated), decided(edit, 'accepted', decidedAt)];
    }
    default:
      return edit.package !== undefined ? [] : [decided(edit, edit.outcome, edit.decidedAt, edit.chairWording)];
  }
};
