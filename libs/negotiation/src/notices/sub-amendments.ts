import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Sponsors hear what others would make of their words; who proposed that hears when it falls with them. */
export const subAmended = (fact: TextFact, after: Text): Tidings[] => {
  switch (fact.type) {
    case 'SubAmendmentProposed':
      return ofAmended('sub-amendment-proposed', fact.data, after, 'Other words are proposed for your proposal', [
        'Take them in if you want to; otherwise the Chair decides.',
      ]);
    case 'SubAmendmentAccepted':
      return ofAmended('proposal-amended', fact.data, after, 'The Chair accepted other words for your proposal');
    case 'SubAmendmentTaken':
      return ofAmended('proposal-amended', fact.data, after, 'Other words were taken into the proposal', [], 1);
    case 'SubAmendmentsFell':
      return fact.data.proposals.flatMap((id) => fell(id, after));
    default:
      return [];
  }
};

interface About {
  readonly proposalId: string;
  readonly amends: string;
  readonly questionId: string;
}

/** To those who sponsor what is amended; `from` leaves out who has done it. */
const ofAmended = (
  kind: string,
  { proposalId, amends, questionId }: About,
  text: Text,
  what: string,
  lines: readonly string[] = [],
  from = 0,
): Tidings[] => {
  const sponsors = text.proposals.get(amends)?.by ?? [];
  const title = `${what} on ${titleOf(text, questionId)}${from > 0 ? ' that you co-sponsor' : ''}`;
  return [{ kind, about: proposalId, to: sponsors.slice(from), question: questionId, title, lines }];
};

const fell = (proposalId: string, text: Text): Tidings[] => {
  const sub = text.proposals.get(proposalId);
  if (!sub) return [];
  const title = `Your amendment to a proposal on ${titleOf(text, sub.questionId)} fell with it`;
  const lines = ['The proposal is no longer before the room. What you want of it you may propose yourself.'];
  return [{ kind: 'sub-amendment-fell', about: proposalId, to: sub.by, question: sub.questionId, title, lines }];
};
