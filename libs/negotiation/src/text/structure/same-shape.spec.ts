import {
  asked,
  coSponsor,
  decide,
  idOf,
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
  scene,
  sectionOf,
  tabled,
  text,
  withdraw,
  type Step,
} from '../../testing/index.js';
import type { DelegationName } from '../../testing/cast.js';
import { NotRetain } from '../proposal/not-retain.js';

const before = [tabled, reading];

const shapes: readonly (readonly [
  string,
  string,
  (who: DelegationName, key: string) => Step,
  (who: DelegationName) => Step,
])[] = [
  [
    'a new question',
    'QuestionProposed',
    (who, key) => proposeQuestion(who, asked('Which  authority is competent?', Q1), key),
    (who) => proposeQuestion(who, asked('Which authority is competent there?', Q1), 'other'),
  ],
  [
    'a deletion',
    'DeletionProposed',
    (who, key) => proposeDeletion(who, { questionId: Q2 }, key),
    (who) => proposeDeletion(who, { questionId: Q3 }, 'other'),
  ],
  [
    'a move',
    'MoveProposed',
    (who, key) => proposeMove(who, (room) => ({ questionId: Q1, sectionId: sectionOf(room, Q3), after: Q3 }), key),
    (who) => proposeMove(who, (room) => ({ questionId: Q1, sectionId: sectionOf(room, Q4), after: Q4 }), 'other'),
  ],
  [
    'a split',
    'SplitProposed',
    (who, key) => proposeSplit(who, Q1, [3], key),
    (who) => proposeSplit(who, Q1, [4], 'other'),
  ],
  [
    'a merger',
    'MergeProposed',
    (who, key) => proposeMerge(who, [Q1, Q2], undefined, key),
    (who) => proposeMerge(who, [Q2, Q1], undefined, 'other'),
  ],
];

describe.each(shapes)('%s', (_, type, same, other) => {
  const first = same('Avalon', 'p');

  it('is not proposed twice: who comes second is told which proposal to co-sponsor (R29)', () => {
    text(...before, first)
      .when(same('Borealia', 'second'))
      .refuses('SAME_CHANGE', 'R29');
    expect(() => scene(...before, first, same('Borealia', 'second'))).toThrow(idOf('p'));
    text(...before, first)
      .when(coSponsor('Borealia'))
      .then('ProposalCoSponsored');
  });
  it('is proposed beside another one, and again once it is decided or withdrawn', () => {
    for (const steps of [[], [decide(NotRetain)], [withdraw('Avalon')]])
      text(...before, first, ...steps)
        .when(steps.length === 0 ? other('Borealia') : same('Borealia', 'second'))
        .then(type);
  });
});
