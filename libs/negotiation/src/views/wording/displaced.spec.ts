import fc from 'fast-check';
import {
  asked,
  idOf,
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
  Q2,
  Q3,
  Q4,
  reading,
  revise,
  scene,
  sectionOf,
  subAmend,
  tabled,
  tried,
  type DelegationName,
  type Room,
  type Step,
} from '../../testing/index.js';
import { isStale } from '../../text/edit.js';
import { whatIf } from '../../text/proposal/what-if.js';
import { proposalsOn } from '../../text/hanging.js';
import type { Text } from '../../text/text.js';
import { collisionsOn, type Collisions } from './collisions.js';
import { inTheWayIn } from './in-the-way.js';
import { negotiationOn } from './negotiation.js';
import { placedBy, type ProposalTold } from './told.js';

const NOW = '2018-07-05T10:00:00.000Z';

const toldOn = (text: Text, questionId: string): ProposalTold[] =>
  proposalsOn(text, questionId).map((one) => ({ ...one, stale: isStale(text, one) }));

const on = ({ text }: Room, questionId: string): Collisions =>
  collisionsOn(text.questions.get(questionId)!.wording, toldOn(text, questionId), placedOn(text, questionId));

const placedOn = (text: Text, questionId: string): ProposalTold[] =>
  [...text.proposals.values()]
    .filter((one) => placedBy(one).includes(questionId))
    .map((one) => ({ ...one, stale: isStale(text, one) }));

/** Those that a proposal would leave without their question, as the collisions on all questions tell it; or it is proposed again. */
const displacedBy = (room: Room, act: string): string[] => {
  const all = [...room.text.questions.keys()].map((id) => on(room, id));
  const met = all
    .flatMap(({ colliding }) => colliding)
    .filter(({ where }) => where.some((one) => 'proposal' in one && one.proposal === act))
    .flatMap(({ proposals }) => proposals);
  const again = all.flatMap(({ same }) => same).filter((ids) => ids.includes(act));
  return [...new Set([...met, ...again.flat()])].filter((id) => id !== act).sort();
};

/** What applies and would not any more, or would fall undecided. */
const foretold = (room: Room, act: string): string[] => {
  const { moot, stale } = whatIf(room.text, [act], room.body, NOW);
  return [...moot.proposals, ...stale]
    .map(({ proposalId }) => room.text.proposals.get(proposalId)!)
    .filter((one) => one.status === 'tabled' && !isStale(room.text, one))
    .map(({ proposalId }) => proposalId)
    .sort();
};

const away = (who: DelegationName, after: string, key: string, questionId = Q1): Step =>
  proposeMove(who, (room) => ({ questionId, sectionId: sectionOf(room, after), after }), key);

describe('a change of structure among what is open on its question', () => {
  const split = proposeSplit('Avalon', Q1, [3], 'split');
  const merger = proposeMerge('Corvania', [Q3, Q1], [' and'], 'merger');
  const deletion = proposeDeletion('Borealia', { questionId: Q1 }, 'deletion');
  const fresh = proposeQuestion('Avalon', asked('Who trains them?', Q1), 'new');
  const other = propose('Borealia', Q3, 'training', 'schooling', 'other');
  const words = [proposed, subAmend('Borealia', 'steps', 'concrete steps'), other];
  const room = scene(tabled, reading, ...words, split, merger, deletion, away('Avalon', Q4, 'move'), fresh);

  it.each([
    ['deletion', ['p', 'sub', 'split', 'merger', 'move']],
    ['split', ['p', 'sub', 'merger', 'deletion', 'move']],
    ['merger', ['p', 'sub', 'other', 'split', 'deletion', 'move']],
    ['move', ['new']],
    ['new', []],
  ])('(%s) is in the way of what would fall with it', (act, falling) => {
    expect(displacedBy(room, idOf(act))).toEqual(falling.map((key) => idOf(key)).sort());
    expect(displacedBy(room, idOf(act))).toEqual(foretold(room, idOf(act)));
  });
  it('says what would become of the question, and by which of the two', () => {
    const { colliding } = on(room, Q1);
    const pair = (...keys: string[]) => ({ proposals: keys.map((key) => idOf(key)) });
    expect(colliding).toContainEqual({ ...pair('p', 'split'), where: [by('question-split', 'split')] });
    expect(colliding).toContainEqual({ ...pair('p', 'merger'), where: [by('question-merged', 'merger')] });
    expect(colliding).toContainEqual({
      ...pair('split', 'deletion'),
      where: [by('question-split', 'split'), by('question-gone', 'deletion')],
    });
    expect(on(room, Q3).colliding).toEqual([{ ...pair('other', 'merger'), where: [by('question-merged', 'merger')] }]);
    expect(on(room, Q2).colliding).toEqual([]);
  });
  it('is told with each proposal, once for all of its questions', () => {
    const inTheWay = inTheWayIn(room.text);
    const of = (key: string) => inTheWay(room.text.proposals.get(idOf(key))!);
    expect(of('other')).toEqual([{ proposal: idOf('merger'), kinds: ['question-merged'] }]);
    expect(of('merger')).toContainEqual({ proposal: idOf('split'), kinds: ['question-split', 'question-merged'] });
    expect(of('merger').map(({ proposal }) => proposal)).toEqual(
      ['other', 'p', 'sub', 'split', 'deletion', 'move'].map((key) => idOf(key)),
    );
    expect(of('new')).toEqual([{ proposal: idOf('move'), kinds: ['place-lost'] }]);
  });
  it('stands beside the negotiation text of each of its questions', () => {
    const beside = (id: string) => negotiationOn(room.text.questions.get(id)!.wording, toldOn(room.text, id)).beside;
    expect(beside(Q3)).toMatchObject([
      { proposal: idOf('merger'), kind: 'merge', stale: false, collidesWith: [{ proposal: idOf('other') }] },
    ]);
    expect(beside(Q1).map(({ kind }) => kind)).toEqual(['sub-amendment', 'split', 'merge', 'deletion', 'move']);
    expect(beside(Q2)).toEqual([]);
  });
  it('collides no more once it is stale, and says so', () => {
    const reworded = scene(tabled, reading, merger, propose('Avalon', Q1, 'Does', 'Did', 'edit')).text;
    const stale = toldOn(reworded, Q1).map((one) => ({ ...one, stale: one.kind === 'merge' }));
    const chain = reworded.questions.get(Q1)!.wording;
    const told = collisionsOn(chain, stale);
    expect([told.colliding, told.stale]).toEqual([[], [{ proposal: idOf('merger'), clashes: [] }]]);
    expect(negotiationOn(chain, stale).beside).toMatchObject([{ stale: true, collidesWith: [] }]);
  });
});

describe('two moves of one question', () => {
  it('collide where they lead to different places', () => {
    const room = scene(tabled, reading, away('Avalon', Q4, 'one'), away('Borealia', Q3, 'two'));
    expect(on(room, Q1).colliding).toEqual([
      { proposals: [idOf('one'), idOf('two')], where: [by('question-moved', 'one'), by('question-moved', 'two')] },
    ]);
  });
  it('are the same change where they lead to one', () => {
    const { text } = scene(tabled, reading, away('Avalon', Q4, 'one'));
    const [one] = toldOn(text, Q1) as [ProposalTold];
    const { same, colliding } = collisionsOn(text.questions.get(Q1)!.wording, [one, { ...one, proposalId: 'two' }]);
    expect([same, colliding]).toEqual([[[one.proposalId, 'two']], []]);
  });
});

describe('what is to be read by a question', () => {
  const behind = proposeQuestion('Avalon', asked('Who trains them?', Q1), 'new');
  const following = proposeQuestion('Avalon', asked('If so, who?', Q1, { followUp: { of: Q1, when: 'yes' } }), 'up');
  const after = away('Borealia', Q1, 'after', Q4);
  const wouldBeStale = (room: Room, act: string): string[] =>
    whatIf(room.text, [idOf(act)], room.body, NOW).stale.map(({ proposalId }) => proposalId);

  it.each<[string, Step, string[]]>([
    ['a move elsewhere', away('Corvania', Q4, 'act'), ['after', 'new', 'up']],
    ['a deletion', proposeDeletion('Corvania', { questionId: Q1 }, 'act'), ['up']],
    ['a split', proposeSplit('Corvania', Q1, [3], 'act'), ['up']],
    ['a merger', proposeMerge('Corvania', [Q3, Q1], undefined, 'act'), ['up']],
  ])('loses its place by %s, as what falls with it is foretold', (_, act, losing) => {
    const room = scene(tabled, reading, behind, following, after, act);
    const ids = losing.map((key) => idOf(key));
    const where = [by('place-lost', 'act')];
    expect(wouldBeStale(room, 'act').sort()).toEqual([...ids].sort());
    const pairs = on(room, Q1).colliding.map((pair) => ({ proposals: [...pair.proposals].sort(), where: pair.where }));
    expect(pairs).toEqual(expect.arrayContaining(ids.map((id) => ({ proposals: [idOf('act'), id].sort(), where }))));
    expect(pairs).toHaveLength(ids.length);
    const inTheWay = inTheWayIn(room.text);
    for (const id of [...ids]) {
      const told = { kinds: ['place-lost'] };
      expect(inTheWay(room.text.proposals.get(id)!)).toEqual([{ proposal: idOf('act'), ...told }]);
      expect(inTheWay(room.text.proposals.get(idOf('act'))!)).toContainEqual({ proposal: id, ...told });
    }
  });
  it('keeps it where the question moves within its section', () => {
    const fresh = proposeQuestion('Avalon', asked('Who trains them?', Q3), 'new');
    const room = scene(tabled, reading, fresh, away('Corvania', Q1, 'act', Q3));
    expect([on(room, Q3).colliding, wouldBeStale(room, 'act')]).toEqual([[], []]);
  });
});

describe('sub-amendments of one proposal', () => {
  const sub = subAmend('Borealia', 'steps', 'concrete steps', 'one');
  const other = subAmend('Corvania', 'steps', 'concerted steps', 'two');
  const apart = subAmend('Borealia', 'smuggling', 'trafficking', 'three');
  const room = scene(tabled, reading, proposed, sub, other, apart);

  it('collide in its words, as the one then makes the other stale', () => {
    const { colliding, same, touching } = on(room, Q1);
    expect(colliding).toMatchObject([{ proposals: [idOf('one'), idOf('two')], where: [{ kind: 'same-point' }] }]);
    expect([same, touching]).toEqual([[], []]);
    const stale = whatIf(room.text, [idOf('one')], room.body, NOW).stale.map(({ proposalId }) => proposalId);
    expect(stale).toEqual([idOf('two')]);
    expect(inTheWayIn(room.text)(room.text.proposals.get(idOf('two'))!)).toEqual([
      { proposal: idOf('one'), kinds: ['same-point'] },
    ]);
  });
  it('do not once that is in other words than before, if they are stale', () => {
    const revised = room.give(revise('Avalon', 'measures', 'a policy')(room));
    expect(on(revised, Q1).colliding).toEqual([]);
  });
});

/** All that could be proposed of the shape of a room's questions. */
const reshaping = ({ text }: Room): Step[] => {
  const ids = [...text.questions.keys()];
  return ids.flatMap((questionId, i) => [
    proposeDeletion('Avalon', { questionId }, `deletion ${i}`),
    proposeSplit('Borealia', questionId, [1], `split ${i}`),
    ...ids.slice(i + 1).map((other, n) => proposeMerge('Corvania', [questionId, other], undefined, `merger ${i} ${n}`)),
  ]);
};

it('is in the way of exactly what accepting it makes moot, or stale', () => {
  fc.assert(
    fc.property(fc.noShrink(fc.integer()), fc.integer({ min: 5, max: 60 }), (seed, length) => {
      const met = meetingOf(seed).slice(0, length).reduce(tried, opening);
      const room = reshaping(met).reduce(tried, met);
      for (const { proposalId, kind, status } of room.text.proposals.values()) {
        if (status !== 'tabled' || !['deletion', 'split', 'merge'].includes(kind)) continue;
        if (whatIf(room.text, [proposalId], room.body, NOW).accepted.length === 0) continue;
        expect(displacedBy(room, proposalId)).toEqual(foretold(room, proposalId));
      }
    }),
    { numRuns: 20 },
  );
});

const by = (kind: string, key: string) => ({ kind, proposal: idOf(key) });
