import fc from 'fast-check';
import { textDecider } from '../deciders.js';
import type { Notice } from '../delivery/delivery.js';
import { noticesOf } from '../notices/notices.js';
import {
  asked,
  chairs,
  decide,
  dispose,
  idOf,
  meeting,
  meetingOf,
  opening,
  propose,
  proposed,
  proposeDeletion,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  Q1,
  Q3,
  Q4,
  reading,
  reinstate,
  revise,
  scene,
  sectionOf,
  subAmend,
  tabled,
  tried,
  type Room,
  type Step,
} from '../testing/index.js';
import { isStale } from '../text/edit.js';
import { AcceptProposal } from '../text/proposal/accept-proposal.js';
import type { Proposal } from '../text/proposal/proposal.js';
import { CorrectSlip } from '../text/slip/correct-slip.js';
import { noText, type Text, type TextFact } from '../text/text.js';
import { textRows } from './text-rows.js';

const openIn = ({ proposals }: Text): Proposal[] => [...proposals.values()].filter(({ status }) => status === 'tabled');

const staleIn = (text: Text): string[] => openIn(text).flatMap((p) => (isStale(text, p) ? [p.proposalId] : []));

interface Followed {
  readonly text: Text;
  /** By id, what the rows say of whether a proposal before the room is stale. */
  readonly told: ReadonlyMap<string, boolean>;
}

const proposalsIn = (fact: TextFact, before: Text, after: Text): [string, boolean][] =>
  textRows(fact, before, after)
    .filter(({ kind }) => kind === 'proposal')
    .map(({ key, doc }) => [key, (doc as { stale: boolean }).stale]);

const staleTo = (notices: readonly Notice[]): string[] =>
  notices.filter(({ kind }) => kind === 'proposal-stale').map(({ notice }) => notice.split('.').at(-1) ?? '');

const wordsOf = (text: Text, id: string): unknown => {
  const proposal = text.proposals.get(id) ?? {};
  return 'amendment' in proposal ? proposal.amendment : 'edit' in proposal && proposal.edit;
};

/** Whoever states it, or states it anew, against a wording that is past sees what it collides with. */
const isRestated = (id: string, before: Text, after: Text): boolean =>
  !before.proposals.has(id) || wordsOf(before, id) !== wordsOf(after, id);

/** Holds after each event: the rows say what the domain judges, and who is told is whose proposal has become stale. */
const follow = ({ facts, body }: Room): Followed =>
  facts.reduce<Followed>(
    ({ text, told }, fact) => {
      const after = textDecider.evolve(text, fact);
      const now = new Map([...told, ...proposalsIn(fact as unknown as TextFact, text, after)]);
      expect(openIn(after).filter(({ proposalId }) => now.get(proposalId))).toEqual(
        openIn(after).filter((one) => isStale(after, one)),
      );
      const become = staleIn(after).filter((id) => !staleIn(text).includes(id) && !isRestated(id, text, after));
      const heard = staleTo(noticesOf(fact as unknown as TextFact, text, after, body));
      expect([...new Set(heard)].sort()).toEqual(become.sort());
      return { text: after, told: now };
    },
    { text: noText('draft'), told: new Map() },
  );

const staleAfter = (...steps: readonly Step[]): string[] => {
  const { told } = follow(scene(tabled, reading, ...steps));
  return [...told].filter(([, stale]) => stale).map(([id]) => id);
};

const moving = (question: string, after: string, key: string): Step =>
  proposeMove('Avalon', (room) => ({ questionId: question, sectionId: sectionOf(room, after), after }), key);
const accepting = (key: string): Step => decide(AcceptProposal, key);
const followUp = { followUp: { of: Q1, when: 'yes' } };

describe('the row of a proposal says that it is stale', () => {
  it.each<[string, readonly Step[]]>([
    ['a move whose place is elsewhere', [moving(Q4, Q3, 'late'), moving(Q3, Q4, 'act')]],
    [
      'a new question whose place is elsewhere',
      [proposeQuestion('Avalon', asked('Who trains them?', Q3), 'late'), moving(Q3, Q4, 'act')],
    ],
    [
      'a new question that follows up one that is split',
      [proposeQuestion('Avalon', asked('Since when?', Q1, followUp), 'late'), proposeSplit('Borealia', Q1, [3], 'act')],
    ],
    [
      'a new question that follows up one that is deleted',
      [
        proposeQuestion('Avalon', asked('Since when?', Q1, followUp), 'late'),
        proposeDeletion('Borealia', { questionId: Q1 }, 'act'),
      ],
    ],
    [
      'a split between words that are parted',
      [proposeSplit('Avalon', Q1, [2], 'late'), propose('Corvania', Q1, 'your State', 'your own State', 'act')],
    ],
    [
      'a merger of what ends otherwise',
      [proposeMerge('Avalon', [Q1, Q3], undefined, 'late'), propose('Borealia', Q1, '?', '!', 'act')],
    ],
  ])('%s', (_, [late, act]) => {
    expect(staleAfter(late!, act!)).toEqual([]);
    expect(staleAfter(late!, act!, accepting('act'))).toEqual([idOf('late')]);
  });
  const following = proposeQuestion('Avalon', asked('Since when?', Q3, { followUp: { of: Q3, when: 'yes' } }), 'late');
  const gone = [following, dispose(Q3, 'removed', { reason: 'duplication' })];
  it('a new question that follows up one that is taken out, until that is back', () => {
    expect(staleAfter(...gone)).toEqual([idOf('late')]);
    expect(staleAfter(...gone, reinstate(Q3))).toEqual([]);
    const corrected: Step = (room) =>
      chairs(CorrectSlip, { revision: String(room.text.revision), words: 'The wrong key.' })(room);
    expect(staleAfter(meeting, ...gone, corrected)).toEqual([]);
    expect(staleAfter(meeting, ...gone, reinstate(Q3), corrected)).toEqual([idOf('late')]);
  });
  it('what amends a proposal that was redrafted over it', () =>
    expect(
      staleAfter(proposed, subAmend('Borealia', 'steps', 'all steps'), revise('Avalon', 'measures', 'plans')),
    ).toEqual([idOf('sub')]));
  it('and no longer, once its place is there again', () => {
    const away = [moving(Q3, Q4, 'act'), accepting('act')];
    const late = [moving(Q4, Q3, 'late'), ...away];
    expect(staleAfter(...late)).toEqual([idOf('late')]);
    expect(staleAfter(...late, moving(Q3, Q1, 'back'), accepting('back'))).toEqual([]);
  });
});

/** All that could be proposed of the shape of a room's questions, and what is then taken of it. */
const reshaped = (room: Room, seed: number): Step[] => {
  const ids = [...room.text.questions.keys()];
  const other = (i: number) => ids[(i + seed) % ids.length]!;
  const steps = ids.flatMap((id, i) => [
    moving(id, other(i), `move ${i}`),
    proposeQuestion('Borealia', asked(`Who, ${i}?`, id, { followUp: { of: other(i), when: 'yes' } }), `new ${i}`),
    proposeQuestion('Borealia', asked(`When, ${i}?`, id), `also ${i}`),
    proposeSplit('Borealia', id, [1], `split ${i}`),
    proposeMerge('Corvania', [id, other(i)], undefined, `merger ${i}`),
    propose('Avalon', id, ' ', ' indeed ', `edit ${i}`),
  ]);
  const taken = fc.sample(fc.constantFrom('move', 'move', 'split', 'merger', 'edit', 'new'), { seed, numRuns: 12 });
  return [...steps, ...taken.map((what, n) => accepting(`${what} ${(seed + n) % ids.length}`))];
};

it('says of each proposal before the room what the domain judges, and tells its sponsors when it becomes stale', () => {
  fc.assert(
    fc.property(fc.noShrink(fc.nat()), fc.integer({ min: 0, max: 90 }), (seed, length) => {
      const met = meetingOf(seed).slice(0, length).reduce(tried, opening);
      const shaped = reshaped(met, seed).reduce(tried, met);
      follow(
        meetingOf(seed + 1)
          .slice(0, 60)
          .reduce(tried, shaped),
      );
    }),
    { numRuns: process.env.NONPAPER_DEEP === undefined ? 15 : 500 },
  );
});
