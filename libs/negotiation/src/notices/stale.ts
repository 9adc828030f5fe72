import { isStale } from '../text/edit.js';
import { idsIn } from '../text/named.js';
import type { Proposal } from '../text/proposal/kinds.js';
import { shakenBy } from '../text/proposal/shaken.js';
import { standingNow } from '../text/proposal/standing-now.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Proposals that applied before this event and do not any more, or that come back so to the room. */
export const madeStale = (fact: TextFact, before: Text, after: Text): Tidings[] =>
  [...new Set([...shakenBy(fact, before, after), ...broughtBack(fact, before, after)])]
    .filter((p) => isStale(after, p) && !wasStale(before, p))
    .map((p) => tidings(p, after));

/** Who put it off, or saw it fall, was not told what became of it meanwhile: told when it comes back. */
const broughtBack = ({ data }: TextFact, before: Text, after: Text): Proposal[] =>
  [...idsIn(data)].flatMap((id) => {
    const [was, is] = [before, after].map(({ proposals }) => proposals.get(id));
    return was && was.status !== 'tabled' && is?.status === 'tabled' ? [is] : [];
  });

const wasStale = (before: Text, { proposalId }: Proposal): boolean => {
  const was = before.proposals.get(proposalId);
  return was?.status === 'tabled' && isStale(before, was);
};

const tidings = (proposal: Proposal, text: Text): Tidings => {
  const { proposalId, questionId, by } = proposal;
  const what = WHAT[proposal.kind] ?? 'collides with what was decided';
  return {
    kind: 'proposal-stale',
    about: proposalId,
    to: by,
    question: questionId,
    title: `Your proposal on ${titleOf(text, questionId)} ${what}`,
    lines: [...readsNow(text, proposal), 'edit' in proposal || 'amendment' in proposal ? STAND_BY_IT : ANEW],
  };
};

const LOST = 'no longer fits the text';
const WHAT: Partial<Record<Proposal['kind'], string>> = {
  ...{ addition: LOST, move: LOST, split: LOST, merge: LOST },
  'sub-amendment': 'collides with how the proposal it amends now reads',
};
const STAND_BY_IT = 'Confirm it in the wording shown to you, revise it, or withdraw it.';
const ANEW = 'Propose it anew against the text as it is now, or withdraw it.';

/** So much of a wording stands in a notice; the whole is shown where the proposal is. */
const MOST_WORDS = 1_000;

/** What of it still applies would read so. */
const readsNow = (text: Text, proposal: Proposal): string[] => {
  const standing = standingNow(text, proposal);
  if (standing?.applies !== 'stale') return [];
  const { wording } = standing.nearest;
  return [`What of it applies would read: ${wording.slice(0, MOST_WORDS)}${wording.length > MOST_WORDS ? '…' : ''}`];
};
