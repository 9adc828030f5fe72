import { isStale } from '../text/edit.js';
import { pendingOn } from '../text/hanging.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/**
 * Who has a proposal on a question hears that its words were changed beside theirs, or that it is read elsewhere. Whose
 * proposal no longer applies hears that instead (stale.ts), and whose it was that was taken hears of its outcome.
 */
export const changedBesideTheirs = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  switch (fact.type) {
    case 'ProposalAccepted':
    case 'ProposalAcceptedAsAmended':
    case 'ProposalReflectedInBrackets':
      return beside('question-edited', 'was edited', fact.data, before, after);
    case 'MoveAccepted':
      return beside('question-moved', 'was moved', fact.data, before, after);
    default:
      return [];
  }
};

const beside = (
  kind: string,
  what: string,
  { questionId, proposalId }: { readonly questionId: string; readonly proposalId: string },
  before: Text,
  after: Text,
): Tidings[] => {
  const theirs = new Set(before.proposals.get(proposalId)?.by);
  const applying = pendingOn(after, questionId).filter((proposal) => !isStale(after, proposal));
  const to = applying.flatMap(({ by }) => by).filter((sponsor) => !theirs.has(sponsor));
  const title = `${capitalised(titleOf(after, questionId))}, on which you have a proposal, ${what}`;
  return to.length === 0 ? [] : [{ kind, about: questionId, to, question: questionId, title, lines: [] }];
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
