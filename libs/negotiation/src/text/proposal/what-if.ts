import { Problem, Refused, uuidv5 } from '#eventsourcing';
import { Act } from '../../act.js';
import type { Body } from '../../body/body.js';
import type { FactOf } from '../../fact.js';
import { isStale } from '../edit.js';
import type { Blocker } from '../gate/gate.js';
import { blocking } from '../gate/blocking.js';
import { evolveText } from '../evolve-text.js';
import { blockingOn, type Text, type TextEvent, type TextFact } from '../text.js';
import { AcceptProposal, acceptProposal } from './accept-proposal.js';
import { madeMoot, type MadeMoot } from './made-moot.js';
import { standingNow, type Collision } from './standing-now.js';
import { wouldBecome, type Becoming } from './would-become.js';

/** Why one of the proposals could not be accepted when its turn came. */
interface Unacceptable {
  readonly proposalId: string;
  readonly code: string;
  readonly rule?: string;
  readonly message: string;
}

/** What would come of accepting some proposals one after the other; nothing of it is recorded. */
export interface Outcome {
  readonly accepted: readonly string[];
  readonly refused: readonly Unacceptable[];
  readonly questions: readonly Becoming[];
  /** What applies now and would not any more; without conflicts where it is a change of structure that would lose its place. */
  readonly stale: readonly { readonly proposalId: string; readonly conflicts: readonly Collision[] }[];
  /** What would fall undecided. */
  readonly moot: MadeMoot;
  /** Formal objections that would still stand against these questions. */
  readonly objections: readonly { readonly objectionId: string; readonly questionId: string; readonly by: string }[];
  readonly blocking: { readonly close: readonly Blocker[]; readonly certify: readonly Blocker[] };
}

/** The very decision of the Chair, run on each text that comes of the one before. */
export const whatIf = (text: Text, proposals: readonly string[], body: Body, now: string): Outcome => {
  let after = text;
  const accepted: string[] = [];
  const refused: Unacceptable[] = [];
  const moot: MadeMoot[] = [];
  proposals.forEach((proposalId, n) => {
    try {
      const before = after;
      for (const event of decided(after, proposalId, body, now, n)) after = evolveText(after, factOf(event, after));
      accepted.push(proposalId);
      moot.push(madeMoot(before, after, proposalId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const rule = error instanceof Refused ? { rule: error.rule } : {};
      refused.push({ proposalId, code: error.code, ...rule, message: error.message });
    }
  });
  const questions = wouldBecome(text, after);
  return {
    ...{ accepted, refused, questions },
    stale: madeStale(text, after),
    moot: {
      proposals: moot.flatMap((one) => one.proposals),
      objections: moot.flatMap((one) => one.objections),
    },
    objections: questions.flatMap(({ questionId }) =>
      [...blockingOn(after, questionId)].map(({ objectionId, by }) => ({ objectionId, questionId, by })),
    ),
    blocking: { close: blocking(after, 'close'), certify: blocking(after, 'certify') },
  };
};

const CHAIR = { role: 'chair', capacity: 'chair' } as const;

const decided = (text: Text, proposalId: string, body: Body, now: string, n: number): TextEvent[] => {
  const proposal = text.proposals.get(proposalId);
  const question = text.questions.get(proposal?.questionId ?? '');
  const seen = {
    text: String(text.revision),
    ...(proposal && { proposal: String(proposal.touched) }),
    ...(question && { question: String(question.touched) }),
  };
  const id = uuidv5('what if', text.id, n);
  const caller = { person: '', commandId: id, correlationId: id, receivedAt: now, operator: false };
  const command = new AcceptProposal(text.id, { data: { proposalId }, seen }, caller);
  return acceptProposal(command, text, new Act(command, CHAIR, now, body));
};

/** Only what a fold of an acceptance reads. */
const factOf = ({ type, data }: TextEvent, { revision }: Text): TextFact =>
  ({ type, data, revision: revision + 1, meta: CHAIR }) as unknown as FactOf<TextEvent>;

const madeStale = (before: Text, after: Text): Outcome['stale'] =>
  [...after.proposals.values()].flatMap((proposal) => {
    const was = before.proposals.get(proposal.proposalId);
    if (proposal.status !== 'tabled' || !isStale(after, proposal) || (was && isStale(before, was))) return [];
    const standing = standingNow(after, proposal);
    return [{ proposalId: proposal.proposalId, conflicts: standing?.applies === 'stale' ? standing.conflicts : [] }];
  });
