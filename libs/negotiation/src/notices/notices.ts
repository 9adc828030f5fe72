import { nameOn } from '../body/delegation/delegation.js';
import type { Body } from '../body/body.js';
import type { Notice } from '../delivery/delivery.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { inPackage } from '../text/package/package.js';
import { reservationsOn } from '../text/reservation/reservation.js';
import type { Text, TextFact } from '../text/text.js';
import { heardOfAgreement } from './agreement.js';
import { heardOfConduct } from './conduct.js';
import { changedBesideTheirs } from './beside.js';
import { disclosed } from './disclosures.js';
import { heardOnTheFloor } from './floor.js';
import { heardOfInterventions } from './interventions.js';
import { heardInGroups } from './groups.js';
import { madeStale } from './stale.js';
import { officeOf } from './offices.js';
import { partUndone } from './packages.js';
import { unsaidForThem } from './recorded-for.js';
import { redrafted } from './redrafts.js';
import { subAmended } from './sub-amendments.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';
import { outcomeOf, OUTCOME_WORDS } from './words.js';

/** Who must hear what of an event: one pure rule for each kind of thing. `before` and `after` are the text around it. */
export const noticesOf = (fact: TextFact, before: Text, after: Text, body: Body): Notice[] =>
  [
    ...decided(fact, after),
    ...gavelled(fact, before, after),
    ...madeStale(fact, before, after),
    ...subAmended(fact, after),
    ...heardOnTheFloor(fact, after, body),
    ...heardOfInterventions(fact, after, body),
    ...heardOfAgreement(fact, before, after),
    ...changedBesideTheirs(fact, before, after),
    ...heardInGroups(fact, after, body),
    ...heardOfConduct(fact, after),
    ...partUndone(fact, after),
    ...redrafted(fact, after),
    ...disclosed(fact, before, after, body),
    ...unsaidForThem(fact, before, after),
    ...others(fact, after, body),
  ].flatMap(({ to, about, ...tidings }) =>
    [...new Set(to)]
      .filter((recipient) => body.delegations.has(recipient) || officeOf(recipient) !== undefined)
      .map((recipient) => ({ notice: noticeId(fact, after, tidings, about), recipient, text: after.id, ...tidings })),
  );

/** Made from facts, so that two dispatchers say the same thing once. */
const noticeId = (
  { revision }: TextFact,
  { id }: Text,
  { kind, version }: Pick<Tidings, 'kind' | 'version'>,
  about: string,
): string => (version === undefined ? `${kind}.${id}.${String(revision)}.${about}` : `${kind}.${id}.${version}`);

const decided = (fact: TextFact, after: Text): Tidings[] => {
  if (!(fact.type in OUTCOME_WORDS)) return [];
  const { proposalId, words } = fact.data as { proposalId: string; words?: string };
  const proposal = after.proposals.get(proposalId);
  return proposal
    ? [outcomeFor(proposal, outcomeOf(fact.type as keyof typeof OUTCOME_WORDS, fact.data), after, words)]
    : [];
};

const outcomeFor = (
  { by, questionId, proposalId, packageId, unconfirmed }: Proposal,
  outcome: string,
  text: Text,
  words?: string,
): Tidings => ({
  kind: 'proposal-decided',
  about: proposalId,
  to: by,
  question: questionId,
  title: `Your proposal on ${titleOf(text, questionId)} was ${outcome}`,
  lines: [
    ...(words === undefined ? [] : [words]),
    ...together(packageId, text),
    ...(unconfirmed ? ['It was read out, and what was written down of it is unconfirmed.'] : []),
  ],
});

/** What was decided in one package was decided for the sake of the whole. */
const together = (packageId: string | undefined, { proposals }: Text): string[] => {
  if (packageId === undefined) return [];
  const others = inPackage(proposals, packageId).length - 1;
  return [`Decided in one package with ${others === 1 ? 'another proposal' : `${String(others)} other proposals`}.`];
};

const gavelled = (fact: TextFact, before: Text, after: Text): Tidings[] => {
  if (fact.type !== 'AgreedWithoutObjection' && fact.type !== 'AgreedNotwithstanding') return [];
  return fact.data.proposals.flatMap(({ proposalId, outcome }) => {
    const proposal = before.proposals.get(proposalId);
    const said = { accepted: 'accepted', 'accepted-as-amended': 'accepted as amended', moot: 'overtaken by agreement' };
    return proposal ? [outcomeFor(proposal, said[outcome], after)] : [];
  });
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
      return removed(fact.data, after, 'merged with others', fact.data.questions);
    case 'VersionIssued':
      return fact.data.kind === 'tabled' ? [] : [paper('version-issued', fact.data, after, body)];
    case 'InterimRevisionIssued':
      return [paper('version-issued', fact.data, after, body, 'was issued, an interim revision')];
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
  questions: readonly string[] = [data.questionId],
): Tidings[] => {
  const touched = [
    ...data.proposals.flatMap((id) => text.proposals.get(id)?.by ?? []),
    ...data.objections.flatMap((id) => text.objections.get(id)?.by ?? []),
    ...questions.flatMap((id) => reservationsOn(text.reservations.values(), id)).map(({ by }) => by),
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
  what = kind === 'conference-ready' ? 'goes to the Conference' : 'was issued',
): Tidings => {
  const called = version.symbol ?? `the version of ${version.stamp.slice(0, 16).replace('T', ' ')}`;
  return {
    kind,
    about: version.versionId,
    to: [...body.delegations.keys()],
    version: version.versionId,
    title: `${text.tabled?.title ?? text.id}: ${called} ${what}`,
    lines: [],
  };
};
