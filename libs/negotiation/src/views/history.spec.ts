import fc from 'fast-check';
import { textDecider } from '../deciders.js';
import {
  accept,
  carryProposalOver,
  coSponsor,
  decide,
  dispose,
  everythingCarriedOver,
  meeting,
  meetingOf,
  opening,
  proposeDeletion,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  asked,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  reinstate,
  scene,
  sectionOf,
  tabled,
  tried,
  withdraw,
  type Room,
  type Step,
} from '../testing/index.js';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
import { DeferProposal } from '../text/proposal/defer-proposal.js';
import { NotRetain } from '../text/proposal/not-retain.js';
import { questionsOf } from '../text/proposal/kinds.js';
import type { Text } from '../text/text.js';
import { entryOf } from './entry.js';

/** The types of the lines in the history of a question. */
const historyOf = ({ facts }: Room, question: string): string[] => {
  let text = textDecider.initial('text-draft');
  return facts.flatMap((fact) => {
    text = textDecider.evolve(text, fact);
    return entryOf(fact, text).questions.includes(question) ? [fact.type] : [];
  });
};

const merger = proposeMerge('Avalon', [Q1, Q3], [' and'], 'p');
const removed = dispose(Q1, 'removed', { reason: 'duplication' });
const split = [proposeSplit('Borealia', Q1, [3], 'split'), decide(AcceptProposal, 'split')];

describe('in the history of each question that a merger would join', () => {
  it.each<[string, string, readonly Step[]]>([
    ['that it was proposed', 'MergeProposed', []],
    ['that it was co-sponsored', 'ProposalCoSponsored', [coSponsor('Borealia')]],
    ['that it was withdrawn', 'ProposalWithdrawn', [withdraw('Avalon')]],
    ['that it was not retained', 'ProposalNotRetained', [decide(NotRetain)]],
    ['that it was deferred', 'ProposalDeferred', [decide(DeferProposal)]],
    ['that it was carried over', 'ProposalCarriedOver', [carryProposalOver()]],
    ['that everything was carried over', 'EverythingCarriedOver', [everythingCarriedOver]],
    ['that it was accepted', 'MergeAccepted', [accept]],
    ['that one of them was split, and it moot', 'SplitAccepted', split],
    ['that one of them was taken out, and it moot', 'QuestionRemoved', [removed]],
    ['that it came back with that one', 'QuestionReinstated', [removed, reinstate(Q1)]],
  ])('stands %s', (_, type, steps) => {
    const room = scene(meeting, tabled, reading, merger, ...steps);
    for (const id of [Q1, Q3]) expect(historyOf(room, id).at(-1)).toBe(type);
    if (type !== 'EverythingCarriedOver') expect(historyOf(room, Q4)).not.toContain(type);
  });
});

it('begins the history of a question with what it came out of', () => {
  const room = scene(tabled, reading, merger, accept);
  const made = [...room.text.questions.keys()].find((id) => ![Q1, Q2, Q3, Q4].includes(id))!;
  expect(historyOf(room, made)).toEqual(['MergeAccepted']);
});

/** The questions that an event changed, or something of the proposals on them. */
const changedBetween = (before: Text, after: Text): string[] => [
  ...[...after.questions.values()].filter((q) => q.touched > before.revision).map((q) => q.questionId),
  ...[...after.proposals.values()].filter((p) => p.touched > before.revision).flatMap(questionsOf),
];

it('leaves out of no question’s history what changed it, or a proposal on it', () => {
  const law = fc.property(fc.noShrink(fc.nat()), (seed) => {
    const met = meetingOf(seed).slice(0, 40).reduce(tried, opening);
    const ids = [...met.text.questions.keys()];
    const shaping = ids.flatMap((questionId, i) => {
      const other = ids[(i + 1) % ids.length]!;
      return [
        proposeMerge('Corvania', [questionId, other], undefined, `merger ${i}`),
        proposeDeletion('Borealia', { questionId }, `deletion ${i}`),
        proposeQuestion('Borealia', asked(`When, ${i}?`, questionId), `new ${i}`),
        proposeMove('Avalon', (room) => ({ questionId, sectionId: sectionOf(room, other), after: other }), `move ${i}`),
      ];
    });
    const { facts } = [...shaping, ...meetingOf(seed + 1)].reduce(tried, met);
    facts.reduce((before, fact) => {
      const after = textDecider.evolve(before, fact);
      expect(entryOf(fact, after).questions).toEqual(expect.arrayContaining(changedBetween(before, after)));
      return after;
    }, textDecider.initial('text-draft'));
  });
  fc.assert(law, { numRuns: process.env.NONPAPER_DEEP === undefined ? 10 : 300 });
});
