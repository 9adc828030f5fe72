import { blame } from '#text';
import {
  accept,
  agree,
  amend,
  by,
  carryProposalOver,
  coSponsor,
  confirm,
  decide,
  delegationId,
  dispose,
  idOf,
  propose,
  proposed,
  put,
  Q1,
  reading,
  revise,
  scene,
  subAmend,
  tabled,
  take,
  text,
  withdraw,
  type Room,
  type Step,
} from '../../testing/index.js';
import { AcceptAsAmended } from '../proposal/accept-as-amended.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { NotRetain } from '../proposal/not-retain.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';
import { weaveOf } from '../question/wording.js';

const before = [tabled, reading, proposed];
/** Borealia would have "concrete steps" where Avalon proposes "steps". */
const sub = subAmend('Borealia', 'steps', 'concrete steps');
const acceptSub = decide(AcceptProposal, 'sub');

const whose = (room: Room, word: string) => {
  const run = blame(weaveOf(room.text.questions.get(Q1)!.wording)).find(({ text: words }) => words.includes(word));
  return [run?.proposal, run?.by[0]];
};

describe('proposing a sub-amendment', () => {
  it('puts other words for a proposal before the room', () => {
    const room = text(...before)
      .when(sub)
      .gives({
        type: 'SubAmendmentProposed',
        data: { amends: idOf('p'), questionId: Q1, by: [delegationId('Borealia')] },
      });
    expect(room.text.proposals.get(idOf('sub'))).toMatchObject({ kind: 'sub-amendment', status: 'tabled' });
  });
  it('goes one level deep (R29)', () =>
    text(...before, sub)
      .when(subAmend('Corvania', 'steps', 'acts', 'deeper', 'sub'))
      .refuses('ONE_LEVEL_ONLY', 'R29'));
  it('needs a proposal before the room, and something left of it (R29)', () => {
    text(...before, accept)
      .when(sub)
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...before)
      .when(subAmend('Borealia', 'steps', 'measures'))
      .refuses('NOTHING_LEFT_OF_PROPOSAL', 'R29');
    text(...before)
      .when(subAmend('Elysia', 'steps', 'acts'))
      .refuses('NOT_A_PROPOSER', 'R6');
    text(...before)
      .when(subAmend('Borealia', 'no such', ''))
      .isInvalid('CHANGES_NOTHING');
  });
  it('is not proposed a second time: who wants it too joins it', () => {
    text(...before, sub)
      .when(subAmend('Corvania', 'steps', 'concrete steps', 'same'))
      .refuses('SAME_CHANGE', 'R29');
    text(...before, sub)
      .when(coSponsor('Corvania', 'sub'))
      .then('ProposalCoSponsored');
  });
});

describe('taking a sub-amendment', () => {
  it('is for who proposed the amended words', () => {
    text(...before, sub)
      .when(take('Avalon', 'sub'))
      .then('SubAmendmentTaken');
    text(...before, sub)
      .when(take('Borealia', 'sub'))
      .forbids('NOT_YOUR_PROPOSAL');
    text(...before, sub)
      .when(take('Avalon'))
      .refuses('NOT_A_SUB_AMENDMENT', 'R29');
  });
  it('comes once', () =>
    text(...before, sub, take('Avalon', 'sub'))
      .when(take('Avalon', 'sub'))
      .refuses('PROPOSAL_NOT_OPEN'));
  it('is refused when the proposal was redrafted in the same place (R28), and rebased when elsewhere', () => {
    text(...before, sub, revise('Avalon', 'measures', 'plans'))
      .when(take('Avalon', 'sub'))
      .refuses('PROPOSAL_STALE', 'R28');
    const elsewhere = revise('Avalon', 'measures to prevent', 'steps to combat');
    const room = scene(...before, sub, elsewhere, take('Avalon', 'sub'), accept);
    expect(whose(room, 'concrete')).toEqual([idOf('sub'), delegationId('Borealia')]);
    expect(whose(room, 'combat')).toEqual([idOf('p'), delegationId('Avalon')]);
  });
  it('is revised and confirmed by its own sponsors', () => {
    const stale = [...before, sub, revise('Avalon', 'measures', 'plans')];
    const restated =
      (step: Step): Step =>
      (room) => {
        const { data } = subAmend('Borealia', 'plans', 'concrete plans')(room) as { data: { edit: object } };
        return { ...step(room), data: { proposalId: idOf('sub'), edit: data.edit } };
      };
    text(...stale)
      .when(restated(confirm('Borealia', 'x', 'y', 'sub')))
      .then('ProposalConfirmed');
    const again = restated(revise('Borealia', 'x', 'y', 'sub'));
    text(...stale, again)
      .when(take('Avalon', 'sub'))
      .then('SubAmendmentTaken');
  });
});

describe('the Chair on a sub-amendment', () => {
  it('accepts it: the proposal is before the room in those words', () => {
    const room = text(...before, sub)
      .when(acceptSub)
      .gives('SubAmendmentAccepted');
    expect(room.text.proposals.get(idOf('p'))).toMatchObject({ status: 'tabled' });
    text(...before, sub)
      .when(acceptSub)
      .second()
      .conflicts();
  });
  it('sees the proposal as it is', () => {
    const screen = acceptSub(scene(...before, sub));
    text(...before, sub, coSponsor('Corvania'))
      .when(() => screen)
      .conflicts();
  });
  it('does not retain, carry over or take back otherwise than any other', () => {
    text(...before, sub)
      .when(decide(NotRetain, 'sub'))
      .then('ProposalNotRetained');
    text(...before, sub)
      .when(carryProposalOver('sub'))
      .then('ProposalCarriedOver');
    text(...before, sub)
      .when(withdraw('Borealia', 'sub'))
      .then('ProposalWithdrawn');
  });
  it('neither amends it nor reflects it in brackets nor puts it (R29)', () => {
    const room = scene(...before, sub);
    const edit = { base: String(room.text.revision), wording: 'x' };
    text(...before, sub)
      .when(decide(AcceptAsAmended, 'sub', { edit }))
      .refuses('PROPOSAL_IS_A_SUB_AMENDMENT', 'R29');
    text(...before, sub)
      .when(decide(ReflectInBrackets, 'sub'))
      .refuses('PROPOSAL_IS_A_SUB_AMENDMENT', 'R29');
    text(...before, sub)
      .when(put(Q1, { proposalId: idOf('sub') }))
      .refuses('PROPOSAL_IS_A_SUB_AMENDMENT', 'R29');
  });
});

describe('the words of a sub-amendment', () => {
  const taken = [...before, sub, take('Avalon', 'sub')];
  const theirs = [idOf('sub'), delegationId('Borealia')];

  it.each<[string, readonly Step[]]>([
    ['accepted', [accept]],
    ['accepted by the Chair first', []],
    ['accepted as amended', [amend('measures', 'certain concrete steps')]],
    ['agreed by the gavel', [put(Q1, { proposalId: idOf('p') }), agree()]],
    ['in brackets', [decide(ReflectInBrackets)]],
    ['stated anew', [revise('Avalon', 'measures to prevent', 'concrete steps to stop'), accept]],
  ])('stay its sponsors’ when the proposal is %s', (_, steps) => {
    const room = steps.length === 0 ? scene(...before, sub, acceptSub, accept) : scene(...taken, ...steps);
    expect(whose(room, 'concrete')).toEqual(theirs);
    expect(whose(room, 'steps')).toEqual([idOf('p'), delegationId('Avalon')]);
  });
});

describe('what nobody decided on a sub-amendment', () => {
  it.each([
    ['accepted', accept, 'ProposalAccepted'],
    ['not retained', decide(NotRetain), 'ProposalNotRetained'],
    ['withdrawn', withdraw('Avalon'), 'ProposalWithdrawn'],
    ['accepted as amended', amend('measures', 'plans'), 'ProposalAcceptedAsAmended'],
    ['in brackets', decide(ReflectInBrackets), 'ProposalReflectedInBrackets'],
  ])('falls with the proposal that is %s', (_, step, type) => {
    const room = text(...before, sub)
      .when(step)
      .gives(type, { type: 'SubAmendmentsFell', data: { proposals: [idOf('sub')] } });
    expect(room.text.proposals.get(idOf('sub'))?.status).toBe('moot');
  });
  it('falls with the question', () => {
    const room = scene(...before, sub, dispose(Q1, 'removed', { reason: 'language' }));
    expect(room.text.proposals.get(idOf('sub'))?.status).toBe('moot');
  });
  it('keeps the question from being agreed as it stands, with what decides it', () => {
    text(...before, sub)
      .when(by('chair', dispose(Q1, 'agreed')))
      .refuses('PROPOSAL_UNDECIDED');
    text(...before, propose('Corvania', Q1, 'State', 'country', 'x'), sub)
      .when(accept)
      .then('ProposalAccepted', 'SubAmendmentsFell');
  });
});
