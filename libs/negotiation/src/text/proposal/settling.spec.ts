import { blame, wordingAt } from '#text';
import {
  asked,
  but,
  data,
  decide,
  delegationId,
  given,
  idOf,
  overriding,
  personId,
  propose,
  proposed,
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
  text,
  type Room,
  type Step,
} from '../../testing/index.js';
import { noticesOf } from '../../notices/notices.js';
import { wordingOf } from '../edit.js';
import { weaveOf } from '../question/wording.js';
import { draftsOf } from '../sub-amendment/drafts.js';
import type { TextFact } from '../text.js';
import { AcceptProposal } from './accept-proposal.js';

const before = [tabled, reading];
const accepting = (key: string): Step => decide(AcceptProposal, key);
const reworded = [propose('Borealia', Q1, '?', '!', 'edit'), accepting('edit')];

const saying =
  (what: (room: Room) => object): Step =>
  (room) =>
    data(accepting('p'), what(room))(room);

/** What the amended proposal reads, in other words. */
const inWords =
  (strike: string, insert: string, key = 'sub'): Step =>
  (room) => {
    const amended = room.text.proposals.get(idOf('p'));
    const now = amended?.kind === 'edit' ? wordingAt(draftsOf(room.text, amended)) : '';
    const edit = { base: String(room.text.revision), wording: now.replace(strike, insert) };
    return data(accepting(key), { edit })(room);
  };

const whose = (room: Room, questionId: string, word: string) => {
  const run = blame(weaveOf(room.text.questions.get(questionId)!.wording)).find(({ text: said }) =>
    said.includes(word),
  );
  return [run?.proposal, run?.by[0]];
};

const beside = (questionId: string) => (room: Room) => ({
  place: { sectionId: sectionOf(room, questionId), after: questionId },
});

/** Each kind of proposal that can be stale, how it came to be so, and how the Chair settles it. */
const KINDS: readonly (readonly [kind: string, stale: readonly Step[], settlement: Step, event: string])[] = [
  [
    'sub-amendment',
    [proposed, subAmend('Borealia', 'steps', 'concrete steps'), revise('Avalon', 'measures', 'plans')],
    inWords('plans', 'concrete legal plans'),
    'SubAmendmentAccepted',
  ],
  [
    'move',
    [
      proposeMove('Avalon', (room) => ({ questionId: Q3, ...beside(Q1)(room).place })),
      proposeMove('Borealia', (room) => ({ questionId: Q1, ...beside(Q4)(room).place }), 'away'),
      accepting('away'),
    ],
    saying(beside(Q4)),
    'MoveAccepted',
  ],
  [
    'addition',
    [
      proposeQuestion('Avalon', asked('Since when?', Q1, { followUp: { of: Q1, when: 'yes' } })),
      proposeSplit('Borealia', Q1, [3], 'split'),
      accepting('split'),
    ],
    saying((room) => ({ ...beside(Q3)(room), followUp: null })),
    'AdditionAccepted',
  ],
  [
    'split',
    [proposeSplit('Avalon', Q1, [4]), propose('Borealia', Q1, 'have', 'have, today,', 'edit'), accepting('edit')],
    saying(() => ({ cuts: [3] })),
    'SplitAccepted',
  ],
  [
    'merger',
    [proposeMerge('Avalon', [Q1, Q2], [' And,']), ...reworded],
    saying(() => ({ joints: [' And, further,'] })),
    'MergeAccepted',
  ],
];

describe.each(KINDS)('a stale %s', (_kind, stale, settlement, event) => {
  const room = [...before, ...stale];
  const onTheRecord = overriding(settlement, 'R28', 'PROPOSAL_STALE');

  it('is settled by the Chair, on the record', () => {
    const after = text(...room)
      .when(onTheRecord)
      .gives({ type: event, data: { settled: true } });
    const fact = after.facts.at(-1) as unknown as { data: { proposalId: string }; meta: { overrides: object[] } };
    expect(fact.meta.overrides).toMatchObject([{ rule: 'R28', code: 'PROPOSAL_STALE' }]);
    expect(after.text.proposals.get(fact.data.proposalId)?.status).toBe('accepted-as-amended');
  });
  it('is settled by the secretariat on instruction, and by nobody else', () => {
    const instructed = but(onTheRecord, (said) => ({
      who: 'secretariat',
      given: { ...said.given, instructedBy: personId('chair') },
    }));
    text(...room)
      .when(instructed)
      .then(event);
    text(...room)
      .when(but(onTheRecord, () => ({ who: 'Avalon' })))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('is not settled silently, nor accepted as it stands even on the record (R28)', () => {
    text(...room)
      .when(settlement)
      .refuses('PROPOSAL_STALE', 'R28');
    const asItStands = but(onTheRecord, (said) => ({
      data: { proposalId: (said.data as { proposalId: string }).proposalId },
    }));
    text(...room)
      .when(asItStands)
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('is settled once', () =>
    text(...room)
      .when(onTheRecord)
      .second()
      .conflicts());
  it('is settled by what it is about, and by nothing else', () => {
    const otherwise = but(onTheRecord, (said) => ({
      data: { ...(said.data as object), ...('cuts' in (said.data as object) ? { joints: [''] } : { cuts: [1] }) },
    }));
    text(...room)
      .when(otherwise)
      .isInvalid('SETTLEMENT_UNFIT');
  });
});

describe('what is settled', () => {
  const settled = (kind: number): Room => {
    const [, stale, settlement] = KINDS[kind]!;
    return scene(...before, ...stale, overriding(settlement, 'R28', 'PROPOSAL_STALE'));
  };

  it('leaves to the sponsors of a sub-amendment their words, and to the Chair the Chair’s', () => {
    const room = settled(0).give(accepting('p')(settled(0)));
    expect(whose(room, Q1, 'concrete')).toEqual([idOf('sub'), delegationId('Borealia')]);
    expect(whose(room, Q1, 'legal')).toEqual([undefined, 'chair']);
    expect(whose(room, Q1, 'plans')).toEqual([idOf('p'), delegationId('Avalon')]);
  });
  it('is read where the Chair says', () => {
    expect([...settled(1).text.questions.keys()]).toEqual([Q4, Q3, Q1, Q2]);
    const added = [...settled(2).text.questions.values()].find((q) => wordingOf(q) === 'Since when?');
    expect(added).toMatchObject({ sectionId: sectionOf(settled(2), Q3) });
    expect(added?.followUp).toBeUndefined();
  });
  it('is cut and joined as the Chair says, in the words as they stand', () => {
    const parts = [...settled(3).text.questions.values()].filter((q) => q.from?.includes(Q1)).map(wordingOf);
    expect(parts[0]).toBe('Does your State');
    const joined = settled(4);
    const into = [...joined.text.questions.values()].find((q) => q.from?.includes(Q1))!;
    expect(wordingOf(into)).toContain('by sea! And, further, If not');
    expect(whose(joined, into.questionId, 'And')).toEqual([idOf('p'), delegationId('Avalon')]);
    expect(whose(joined, into.questionId, 'further')).toEqual([undefined, 'chair']);
  });
});

describe('what is not settled', () => {
  it('is what applies as it stands (R29)', () =>
    text(...before, proposeSplit('Avalon', Q1, [4]))
      .when(
        overriding(
          saying(() => ({ cuts: [3] })),
          'R28',
          'PROPOSAL_STALE',
        ),
      )
      .refuses('PROPOSAL_NOT_STALE', 'R29'));
  it('is an edit: that is accepted as amended', () =>
    text(...before, proposed)
      .when(saying(() => ({ cuts: [3] })))
      .isInvalid('SETTLEMENT_UNFIT'));
  it('is a place, cuts or joints that do not fit the text as it is', () => {
    const [move, addition, split, merge] = KINDS.slice(1).map(([, stale]) => stale);
    const onTheRecord = (what: (room: Room) => object): Step => overriding(saying(what), 'R28', 'PROPOSAL_STALE');
    text(...before, ...move!)
      .when(onTheRecord(() => ({ place: { sectionId: idOf('nothing'), after: null } })))
      .isMissing('SECTION_UNKNOWN');
    text(...before, ...addition!)
      .when(onTheRecord(beside(Q3)))
      .refuses('QUESTION_CLOSED', 'R26');
    text(...before, ...split!)
      .when(onTheRecord(() => ({ cuts: [99] })))
      .isInvalid('CUT_OUT_OF_RANGE');
    text(...before, ...merge!)
      .when(onTheRecord(() => ({ joints: [] })))
      .isInvalid('JOINTS_MISCOUNTED');
  });
  it('is settled over what changed since it was seen', () => {
    const [, stale, settlement] = KINDS[3]!;
    const room = scene(...before, ...stale);
    const screen = overriding(settlement, 'R28', 'PROPOSAL_STALE')(room);
    text(...before, ...stale, propose('Corvania', Q1, '?', '!', 'later'), accepting('later'))
      .when(() => screen)
      .conflicts();
    text(...before, ...stale)
      .when(given(settlement, { seen: undefined }))
      .conflicts('SEEN_MISSING');
  });
});

it('is told to its sponsors for what it is', () => {
  const [, stale, settlement] = KINDS[1]!;
  const room = scene(...before, ...stale);
  const now = room.give(overriding(settlement, 'R28', 'PROPOSAL_STALE')(room));
  const notices = noticesOf(now.facts.at(-1) as unknown as TextFact, room.text, now.text, now.body);
  expect(notices.map(({ title }) => title).join()).toContain('settled by the Chair otherwise than proposed');
});
