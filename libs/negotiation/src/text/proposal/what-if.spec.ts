import fc from 'fast-check';
import { Problem } from '#eventsourcing';
import {
  asked as asking,
  decide,
  idOf,
  object,
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
  said,
  scene,
  sectionOf,
  subAmend,
  tabled,
  TEXT_COMMANDS,
  type Move,
  type Room,
  type Step,
  voice,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { blocking } from '../gate/blocking.js';
import { isTombstone } from '../question/question.js';
import { AcceptProposal } from './accept-proposal.js';
import { whatIf } from './what-if.js';

const NOW = '2018-07-04T10:00:00.000Z';
const rival = propose('Borealia', Q1, 'measures', 'policies', 'rival');
const asked = (room: Room, ...keys: string[]) =>
  whatIf(
    room.text,
    keys.map((key) => idOf(key)),
    room.body,
    NOW,
  );

const accepting =
  (proposalId: string): Step =>
  (room) => {
    const question = room.text.questions.get(room.text.proposals.get(proposalId)?.questionId ?? '');
    const touched = room.text.proposals.get(proposalId)?.touched;
    const seen = {
      text: String(room.text.revision),
      ...(touched !== undefined && { proposal: String(touched) }),
      ...(question && { question: String(question.touched) }),
    };
    return { ...decide(AcceptProposal)(room), data: { proposalId }, given: { seen } };
  };

const attempted = (room: Room, step: Step): Room => {
  try {
    return room.give(step(room));
  } catch (error) {
    if (error instanceof Problem) return room;
    throw error;
  }
};

describe('what if the Chair accepted', () => {
  it('one proposal: what is read, what becomes stale, who would still object', () => {
    const room = scene(tabled, reading, proposed, rival, object('Corvania', Q1));
    expect(asked(room, 'rival')).toMatchObject({
      accepted: [idOf('rival')],
      refused: [],
      questions: [
        { questionId: Q1, after: 'Does your State have policies to prevent the smuggling of migrants by sea?' },
      ],
      stale: [{ proposalId: idOf('p'), conflicts: [{ with: { proposal: idOf('rival') } }] }],
      objections: [{ objectionId: idOf('objection'), questionId: Q1 }],
    });
  });
  it('two that collide: the second cannot be, and why', () => {
    const room = scene(tabled, reading, proposed, rival);
    expect(asked(room, 'p', 'rival').refused).toMatchObject([
      { proposalId: idOf('rival'), rule: 'R28', code: 'PROPOSAL_STALE' },
    ]);
    expect(asked(room, 'nothing').refused).toMatchObject([{ code: 'PROPOSAL_UNKNOWN' }]);
  });
  it('a sub-amendment and then what it amends', () => {
    const room = scene(tabled, reading, proposed, subAmend('Borealia', 'steps', 'concrete steps'));
    expect(asked(room, 'sub', 'p').questions[0]?.after).toContain('concrete steps');
  });

  const away = (questionId: string, key: string): Step =>
    proposeMove('Borealia', (room) => ({ questionId, sectionId: sectionOf(room, Q4), after: Q4 }), key);
  const sub = subAmend('Borealia', 'steps', 'concrete steps');
  it.each<[string, Step, string[]]>([
    ['a deletion', proposeDeletion('Avalon', { questionId: Q1 }, 'act'), ['p', 'rival', 'sub', 'merger', 'concern']],
    ['a split', proposeSplit('Avalon', Q1, [3], 'act'), ['p', 'rival', 'sub', 'merger', 'concern']],
    [
      'a merger',
      proposeMerge('Avalon', [Q3, Q1], undefined, 'act'),
      ['p', 'rival', 'sub', 'merger', 'move', 'concern'],
    ],
    ['a move', away(Q1, 'act'), []],
  ])('%s: what falls with it undecided, as it then does', (_, act, falling) => {
    const merger = proposeMerge('Corvania', [Q1, Q3], [' and'], 'merger');
    const others = [proposed, rival, sub, merger, away(Q3, 'move'), voice('Elysia', Q1, 'concern')];
    const room = scene(tabled, reading, ...others, act);
    const { moot } = asked(room, 'act');
    expect(foretold(moot)).toEqual(falling.map((key) => [idOf(key), idOf('act')]).sort());
    expect(foretold(moot).map(([id]) => id)).toEqual(fallen(room, room.give(accepting(idOf('act'))(room))));
  });
  it('changes of structure: what becomes of each question, in words', () => {
    const deletion = proposeDeletion('Corvania', { questionId: Q2 }, 'deletion');
    const split = proposeSplit('Avalon', Q3, [7], 'split');
    const fresh = proposeQuestion('Avalon', asking('Who trains them?', Q4), 'new');
    const room = scene(tabled, reading, deletion, split, fresh, away(Q1, 'move'));
    const { questions } = asked(room, 'deletion', 'split', 'new', 'move');
    const of = (id: string) => questions.find(({ questionId }) => questionId === id);
    const reads = (id: string): string => wordingOf(room.text.questions.get(id)!);
    expect(of(Q2)).toEqual({ questionId: Q2, changes: ['removed'], before: reads(Q2), after: '', segments: [] });
    const parts = of(Q3)?.became ?? [];
    expect(parts.map(({ wording }) => wording).join(' ')).toBe(reads(Q3));
    expect(of(Q3)).toMatchObject({ changes: ['split'], before: reads(Q3), after: '' });
    expect(parts.map(({ questionId }) => of(questionId))).toMatchObject(
      parts.map(({ wording }) => ({ changes: ['new'], before: '', after: wording, from: [Q3] })),
    );
    expect(questions.find(({ after }) => after === 'Who trains them?')).toMatchObject({ changes: ['new'] });
    const place = { sectionId: sectionOf(room, Q4), after: Q4 };
    expect(of(Q1)).toMatchObject({ changes: ['moved'], before: reads(Q1), after: reads(Q1), place });
    expect(questions.map(({ changes: [change] }) => change).sort()).toEqual([
      ...['moved', 'new', 'new', 'new', 'removed', 'split'],
    ]);
  });
  it('a merger of what was reworded: both are gone, and what they became', () => {
    const merger = proposeMerge('Corvania', [Q3, Q4], [' and'], 'merger');
    const word = propose('Borealia', Q4, 'cooperate', 'work together', 'word');
    const { questions } = asked(scene(tabled, reading, merger, word), 'word', 'merger');
    const [made] = questions.filter(({ changes }) => changes.includes('new'));
    expect(made).toMatchObject({ from: [Q3, Q4], after: expect.stringContaining('work together') as string });
    const became = [{ questionId: made?.questionId, wording: made?.after }];
    expect(questions.filter(({ after }) => after === '')).toMatchObject(
      [Q3, Q4].map((questionId) => ({ questionId, changes: ['merged'], became })),
    );
  });
  it('a proposal: what would amend it falls, and is refused when its turn comes', () => {
    const outcome = asked(scene(tabled, reading, proposed, sub), 'p', 'sub');
    expect(outcome.moot.proposals).toMatchObject([{ proposalId: idOf('sub'), kind: 'sub-amendment', with: idOf('p') }]);
    expect(outcome.refused).toMatchObject([{ proposalId: idOf('sub'), code: 'PROPOSAL_NOT_OPEN' }]);
  });

  const move: fc.Arbitrary<Move> = fc.record({
    verb: fc.nat(TEXT_COMMANDS.length - 1),
    who: fc.nat(11),
    thing: fc.nat(7),
    from: fc.nat(14),
    length: fc.nat(3),
    insert: fc.constantFrom('', 'shall', 'all relevant'),
    age: fc.constantFrom(0, 1, 3),
    flag: fc.boolean(),
    careless: fc.constant(false),
  });

  it('says what recording the same acceptances then gives', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 30, size: 'max' }), fc.nat(1000), (moves, seed) => {
        const opening = scene(
          tabled,
          reading,
          proposed,
          rival,
          sub,
          proposeDeletion('Corvania', { questionId: Q2 }, 'gone'),
        );
        const room = moves.reduce((now, one) => attempted(now, said(one)), opening);
        const ids = [...room.text.proposals.keys()].sort((a, b) => Number(a > b) * (seed % 2 || -1)).slice(0, 5);
        const outcome = whatIf(room.text, ids, room.body, NOW);
        const after = ids.reduce((now, id) => attempted(now, accepting(id)), room);
        const changed = new Set(outcome.questions.map(({ questionId }) => questionId));
        const unchanged = [...room.text.questions.values()].filter(({ questionId }) => !changed.has(questionId));
        const read = unchanged.filter((question) => !isTombstone(question)).map(wordingOf);
        const told = [...read, ...outcome.questions.filter((one) => one.after !== '').map((one) => one.after)];
        const standing = [...after.text.questions.values()].filter((question) => !isTombstone(question));
        expect(told.sort()).toEqual(standing.map(wordingOf).sort());
        expect(foretold(outcome.moot).map(([id]) => id)).toEqual(fallen(room, after));
        for (const goal of ['close', 'certify'] as const)
          expect(outcome.blocking[goal].map(({ code }) => code)).toEqual(
            blocking(after.text, goal).map(({ code }) => code),
          );
        expect(outcome.accepted.length).toBe(
          ids.filter((id) => statusIn(room, id) !== statusIn(after, id) && statusIn(after, id) === 'accepted').length,
        );
      }),
      { numRuns: process.env.NONPAPER_DEEP ? 2000 : 60 },
    );
  });
});

const statusIn = ({ text }: Room, id: string) => text.proposals.get(id)?.status;

type Moot = ReturnType<typeof whatIf>['moot'];

/** What is said to fall, each with what it falls with. */
const foretold = ({ proposals, objections }: Moot): [id: string, accepted: string][] =>
  [
    ...proposals.map((one): [string, string] => [one.proposalId, one.with]),
    ...objections.map((one): [string, string] => [one.objectionId, one.with]),
  ].sort();

/** What fell between two states of a room. */
const fallen = (before: Room, after: Room): string[] =>
  (['proposals', 'objections'] as const)
    .flatMap((kind) => {
      const ids = ({ text }: Room): string[] =>
        [...text[kind].entries()].filter(([, { status }]) => status === 'moot').map(([id]) => id);
      const known = new Set(ids(before));
      return ids(after).filter((id) => !known.has(id));
    })
    .sort();
