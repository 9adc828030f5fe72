import { nameOn } from '../body/delegation/delegation.js';
import type { Body } from '../body/body.js';
import type { Notice } from '../delivery/delivery.js';
import { isStale } from '../text/edit.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { standingNow } from '../text/proposal/standing-now.js';
import { numbering } from '../text/version/numbering.js';
import type { Text, TextFact } from '../text/text.js';
import { OUTCOME_WORDS } from './words.js';

/** What somebody must hear, before it is addressed: one notice, several recipients. */
interface Tidings {
  readonly kind: string;
  /** Id of the proposal, objection, question or version it is about: part of the notice's own id. */
  readonly about: string;
  readonly to: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
  readonly question?: string;
  readonly version?: string;
}

/** Who must hear what of an event: one pure rule for each kind of thing. `before` and `after` are the text around it. */
export const noticesOf = (fact: TextFact, before: Text, after: Text, body: Body): Notice[] =>
  [
    ...decided(fact, after),
    ...gavelled(fact, before, after),
    ...madeStale(fact, before, after),
    ...others(fact, after, body),
  ].flatMap(({ to, about, ...tidings }) =>
    [...new Set(to)]
      .filter((recipient) => body.delegations.has(recipient))
      .map((recipient) => ({ notice: noticeId(fact, after, tidings, about), recipient, text: after.id, ...tidings })),
  );

/** Made from facts, so that two dispatchers say the same thing once. */
const noticeId = (
  { revision }: TextFact,
  { id }: Text,
  { kind, version }: Pick<Tidings, 'kind' | 'version'>,
  about: string,
): string => (version === undefined ? `${kind}.${id}.${String(revision)}.${about}` : `${kind}.${id}.${version}`);

/** A question as its delegations know it: by number in the text as it stands. */
export const titleOf = (text: Text, questionId: string): string => {
  const number = numbering(text).find((n) => n.questionId === questionId)?.number;
  if (number !== undefined) return `question ${number}`;
  const status = text.questions.get(questionId)?.status;
  if (status === undefined) return 'a new question';
  return status === 'removed' ? 'a question that was taken out' : `a question that was ${status}`;
};

const decided = (fact: TextFact, after: Text): Tidings[] => {
  if (!(fact.type in OUTCOME_WORDS)) return [];
  const { proposalId, words } = fact.data as { proposalId: string; words?: string };
  const proposal = after.proposals.get(proposalId);
  return proposal ? [outcomeFor(proposal, OUTCOME_WORDS[fact.type as keyof typeof OUTCOME_WORDS], after, words)] : [];
};

const outcomeFor = (
  { by, questionId, proposalId }: Proposal,
  outcome: string,
  text: Text,
  words?: string,
): Tidings => ({
  kind: 'proposal-decided',
  about: proposalId,
  to: by,
  question: questionId,
  title: `Your proposal on ${titleOf(text, questionId)} was ${outcome}`,
  lines: words === undefined ? [] : [words],
});

const gavelled = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  if (fact.type !== 'AgreedWithoutObjection') return [];
  return fact.data.proposals.flatMap(({ proposalId, outcome }) => {
    const proposal = before.proposals.get(proposalId);
    const said = { accepted: 'accepted', 'accepted-as-amended': 'accepted as amended', moot: 'overtaken by agreement' };
    return proposal ? [outcomeFor(proposal, said[outcome], after)] : [];
  });
};

/** Proposals that applied before this event and collide with it. */
const madeStale = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  if (!('applied' in fact.data)) return [];
  const { questionId } = fact.data;
  return [...after.proposals.values()]
    .filter((p) => p.questionId === questionId && p.status === 'tabled' && isStale(after, p) && !isStale(before, p))
    .map((p) => ({
      kind: 'proposal-stale',
      about: p.proposalId,
      to: p.by,
      question: questionId,
      title: `Your proposal on ${titleOf(after, questionId)} collides with what was decided`,
      lines: [...readsNow(after, p), 'Confirm it in the wording shown to you, revise it, or withdraw it.'],
    }));
};

/** So much of a wording stands in a notice; the whole is shown where the proposal is. */
const MOST_WORDS = 1_000;

/** What of it still applies would read so. */
const readsNow = (text: Text, proposal: Proposal): string[] => {
  const standing = standingNow(text, proposal);
  if (standing?.applies !== 'stale') return [];
  const { wording } = standing.nearest;
  return [`What of it applies would read: ${wording.slice(0, MOST_WORDS)}${wording.length > MOST_WORDS ? '…' : ''}`];
};

const others = (fact: TextFact, after: Text, body: Body): Tidings[] => {
  switch (fact.type) {
    case 'ProposalCoSponsored': {
      const proposal = after.proposals.get(fact.data.proposalId);
      const joined = body.delegations.get(fact.data.by);
      const name = joined ? nameOn(joined, fact.meta.occurredAt) : fact.data.by;
      return proposal
        ? [
            {
              kind: 'co-sponsored',
              about: proposal.proposalId,
              to: proposal.by.slice(0, -1),
              question: proposal.questionId,
              title: `${name} co-sponsors your proposal on ${titleOf(after, proposal.questionId)}`,
              lines: [],
            },
          ]
        : [];
    }
    case 'ProposalRevised':
      return revised(fact.data.proposalId, after);
    case 'ObjectionAddressed':
      return addressed(fact.data, after);
    case 'QuestionRemoved':
    case 'DeletionAccepted':
      return removed(fact.data, after, 'taken out');
    case 'SplitAccepted':
      return removed(fact.data, after, 'split');
    case 'MergeAccepted':
      return removed(fact.data, after, 'merged with others');
    case 'VersionIssued':
      return fact.data.kind === 'tabled' ? [] : [paper('version-issued', fact.data, after, body)];
    case 'ConferenceReadyCertified':
      return [paper('conference-ready', fact.data, after, body)];
    default:
      return [];
  }
};

/** Who joined the words as they were hears that they are others now. */
const revised = (proposalId: string, text: Text): Tidings[] => {
  const proposal = text.proposals.get(proposalId);
  if (!proposal) return [];
  const { by, questionId: question } = proposal;
  const title = `The proposal on ${titleOf(text, question)} that you co-sponsor was revised`;
  return [{ kind: 'proposal-revised', about: proposalId, to: by.slice(1), question, title, lines: [] }];
};

const addressed = (
  data: { objectionId: string; questionId: string; words?: string | undefined },
  text: Text,
): Tidings[] => {
  const objection = text.objections.get(data.objectionId);
  return objection
    ? [
        {
          kind: 'objection-addressed',
          about: objection.objectionId,
          to: [objection.by],
          question: data.questionId,
          title: `The Chair holds your ${objection.formal ? 'objection' : 'concern'} on ${titleOf(text, data.questionId)} to be met`,
          lines: [...(data.words === undefined ? [] : [data.words]), 'Lift it, or maintain it.'],
        },
      ]
    : [];
};

const removed = (
  data: { questionId: string; proposals: readonly string[]; objections: readonly string[]; words?: string | undefined },
  text: Text,
  what: string,
): Tidings[] => {
  const touched = [
    ...data.proposals.flatMap((id) => text.proposals.get(id)?.by ?? []),
    ...data.objections.flatMap((id) => text.objections.get(id)?.by ?? []),
  ];
  const title = `A question that you spoke to was ${what}`;
  const lines = data.words === undefined ? [] : [data.words];
  return [{ kind: 'question-removed', about: data.questionId, to: touched, question: data.questionId, title, lines }];
};

const paper = (
  kind: string,
  version: { versionId: string; symbol: string | null; stamp: string },
  text: Text,
  body: Body,
): Tidings => {
  const called = version.symbol ?? `the version of ${version.stamp.slice(0, 16).replace('T', ' ')}`;
  const what = kind === 'conference-ready' ? 'goes to the Conference' : 'was issued';
  return {
    kind,
    about: version.versionId,
    to: [...body.delegations.keys()],
    version: version.versionId,
    title: `${text.tabled?.title ?? text.id}: ${called} ${what}`,
    lines: [],
  };
};
