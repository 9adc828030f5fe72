import { Conflict, Problem, Refused, uuidv5 } from '#eventsourcing';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { TextCommand } from '../../command.js';
import type { FactOf } from '../../fact.js';
import { distinct, Id } from '../../vocabulary.js';
import { decided, DecisionInput, unchangedSince } from '../decision.js';
import { knownProposal, readingUnderWay } from '../guards.js';
import { AcceptProposal, acceptProposal } from '../proposal/accept-proposal.js';
import { questionsOf, type Proposal } from '../proposal/kinds.js';
import { NotRetain, notRetain } from '../proposal/not-retain.js';
import { evolveText } from '../evolve-text.js';
import type { Text, TextEvent, TextFact } from '../text.js';
import type { PackageEvent, Touching } from './package.js';

const input = z.strictObject({
  proposals: z
    .array(Id)
    .min(2, 'a package is of two proposals or more')
    .max(100)
    .refine(distinct, 'must name each proposal once')
    .describe('in the order in which they are decided, each on the text that the one before leaves'),
  outcome: z.enum(['accepted', 'not-retained']),
  ...DecisionInput,
});
type Input = z.infer<typeof input>;

/** The Chair decides several proposals together, or not at all: where one cannot be, none is. */
export class DecidePackage extends TextCommand<Input> {
  static readonly input = input;
}

export const decidePackage = (command: DecidePackage, text: Text, act: Act): TextEvent[] => {
  const { proposals, outcome } = command.data;
  readingUnderWay(text);
  unchangedSince(act, text.revision, {});
  for (const id of proposals) unchangedOnScreen(text, knownProposal(text, id), act);
  const packageId = act.id(0);
  const opening: PackageEvent = {
    type: 'PackageDecided',
    data: { ...decided(act, command.data), packageId, proposals, outcome },
  };
  let after = evolveText(text, factOf(opening, text, act));
  const events: TextEvent[] = [opening];
  proposals.forEach((proposalId, n) => {
    const own = named(proposalId, n, proposals.length, () => ownEvents(command, proposalId, n, after, act));
    for (const event of own) after = evolveText(after, factOf(event, after, act));
    events.push(...own.map((event) => inPackage(event, packageId, act)));
  });
  return events;
};

/** The screen shows the whole text: each of them, and what it is about, is as it was there. */
const unchangedOnScreen = (text: Text, proposal: Proposal, act: Act): void => {
  const { text: seen } = act.seen();
  const amends = proposal.kind === 'sub-amendment' ? [text.proposals.get(proposal.amends)] : [];
  const about = [proposal, ...amends, ...questionsOf(proposal).map((id) => text.questions.get(id))];
  for (const thing of about)
    if (thing && thing.touched > Number(seen))
      throw new Conflict(
        'CHANGED_SINCE_SEEN',
        `Proposal ${proposal.proposalId}: you saw the text at revision ${seen}; this changed at ${String(thing.touched)}.`,
      );
};

/** The very decision on the proposal alone, on the text as the ones before leave it. */
const ownEvents = (command: DecidePackage, proposalId: string, n: number, text: Text, act: Act): TextEvent[] => {
  const { proposals: _, outcome, ...fields } = command.data;
  const proposal = knownProposal(text, proposalId);
  const question = text.questions.get(proposal.questionId);
  const seen = {
    text: String(text.revision),
    proposal: String(proposal.touched),
    ...(question && { question: String(question.touched) }),
  };
  const given = { ...command.given, data: { proposalId, ...fields }, seen };
  const caller = { ...command.caller, commandId: uuidv5(command.caller.commandId, 'package', n) };
  if (outcome === 'accepted') {
    const accept = new AcceptProposal(command.id, given, caller);
    return acceptProposal(accept, text, act.part(accept));
  }
  const dismiss = new NotRetain(command.id, given, caller);
  return notRetain(dismiss, text, act.part(dismiss));
};

/** A refusal says of which of them it is. */
const named = <T>(proposalId: string, n: number, of: number, decide: () => T): T => {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = `Proposal ${proposalId} (${String(n + 1)} of ${String(of)} in the package): ${error.message}`;
    throw error instanceof Refused
      ? new Refused(error.rule, error.code, message, error.overridable)
      : renamed(error, message);
  }
};

const renamed = (problem: Problem, message: string): Problem => {
  problem.message = message;
  return problem;
};

/** What was on the Chair's screen was the text before the first of them; and a package does not undo itself. */
const inPackage = ({ type, data }: TextEvent, packageId: string, act: Act): TextEvent => {
  if (!('mode' in data)) return { type, data } as TextEvent;
  const { packages = [], ...rest } = data as typeof data & Touching;
  const others = packages.filter((id) => id !== packageId);
  const touched = others.length === 0 ? {} : { packages: others };
  return { type, data: { ...rest, ...touched, seen: act.seen(), packageId } } as TextEvent;
};

/** Only what a fold of a decision on a proposal reads. */
const factOf = ({ type, data }: TextEvent, { revision }: Text, { standing, occurredAt }: Act): TextFact =>
  ({ type, data, revision: revision + 1, meta: { ...standing, occurredAt } }) as unknown as FactOf<TextEvent>;
