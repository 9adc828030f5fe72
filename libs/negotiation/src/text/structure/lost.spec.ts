import {
  allCarriedOver,
  asked,
  closed,
  decide,
  delegationId,
  issued,
  propose,
  proposed,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  Q1,
  Q2,
  Q4,
  reading,
  readingOf,
  scene,
  sectionOf,
  tabled,
  text,
  type Step,
} from '../../testing/index.js';
import type { DelegationName } from '../../testing/cast.js';
import { noticesOf } from '../../notices/notices.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { whatIf } from '../proposal/what-if.js';
import type { TextFact } from '../text.js';

const before = [tabled, reading];
const accepting = (key: string): Step => decide(AcceptProposal, key);
const move = (who: DelegationName, question: string, beside: string, key: string): Step =>
  proposeMove(who, (room) => ({ questionId: question, sectionId: sectionOf(room, beside), after: beside }), key);
const followUp = (of: string) => ({ followUp: { of, when: 'yes' } });

describe('what follows up a question', () => {
  it('is not accepted in another section than that question is read in meanwhile (R28)', () => {
    const added = proposeQuestion('Avalon', asked('Since when?', Q1, followUp(Q1)), 'add');
    text(...before, added, move('Borealia', Q1, Q4, 'away'), accepting('away'))
      .when(accepting('add'))
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('is not accepted once that question was split (R28)', () => {
    const added = proposeQuestion('Avalon', asked('Since when?', Q1, followUp(Q1)), 'add');
    text(...before, added, proposeSplit('Borealia', Q1, [3], 'split'), accepting('split'))
      .when(accepting('add'))
      .refuses('PROPOSAL_STALE', 'R28');
  });
  it('is another question than the same words on their own', () => {
    const first = proposeQuestion('Avalon', asked('Since when?', Q1), 'first');
    text(...before, first)
      .when(proposeQuestion('Borealia', asked('Since when?', Q1, followUp(Q1)), 'second'))
      .then('QuestionProposed');
  });
});

describe('what has lost its place', () => {
  const merged = proposeMerge('Avalon', [Q1, Q2], undefined, 'merge');
  const reworded = [propose('Borealia', Q1, '?', '!', 'edit'), accepting('edit')];

  it('is proposed anew, by anybody', () => {
    const again = text(...before, merged, ...reworded);
    again.when(accepting('merge')).refuses('PROPOSAL_STALE', 'R28');
    again.when(proposeMerge('Borealia', [Q1, Q2], undefined, 'again')).then('MergeProposed');
  });
  it('is foreseen by what-if', () => {
    const room = scene(...before, merged, propose('Borealia', Q1, '?', '!', 'edit'));
    const ids = [...room.text.proposals.keys()];
    const outcome = whatIf(room.text, [ids[1] ?? ''], room.body, '2018-07-05T10:00:00.000Z');
    expect(outcome.stale).toEqual([{ proposalId: ids[0], conflicts: [] }]);
  });
});

it('tells the sponsors of what was put off that it is stale, when it comes back', () => {
  const rival = [propose('Borealia', Q1, 'measures', 'plans', 'rival'), accepting('rival')];
  const over = [...allCarriedOver, closed, issued];
  const room = scene(...before, proposed, decide(DeferProposal), ...rival, ...over);
  const now = room.give(readingOf()(room));
  const fact = now.facts.at(-1) as unknown as TextFact;
  expect(noticesOf(fact, room.text, now.text, now.body).map((n) => [n.kind, n.recipient])).toEqual([
    ['proposal-stale', delegationId('Avalon')],
  ]);
});
