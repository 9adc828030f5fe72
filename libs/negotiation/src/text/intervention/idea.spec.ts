import {
  accept,
  agree,
  allCarriedOver,
  amend,
  carryProposalOver,
  closed,
  coSponsor,
  decide,
  dispose,
  idOf,
  issued,
  proposed,
  put,
  putWords,
  Q1,
  raiseIdea,
  reading,
  recordedFor,
  subAmend,
  tabled,
  text,
  transcribed,
  withdraw,
  wordIdea,
  type Room,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { NotRetain } from '../proposal/not-retain.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';

const before = [tabled, reading];
const raised = raiseIdea('Avalon', Q1);
const worded = wordIdea('Avalon', 'by sea', 'by sea or river', 'idea');
const proposal = (room: Room) => room.text.proposals.get(idOf('idea'));

describe('raising an idea', () => {
  it('is a proposal, wording to follow', () => {
    const room = text(...before)
      .when(raised)
      .gives('IdeaRaised');
    expect(proposal(room)).toMatchObject({ kind: 'idea', status: 'tabled', words: 'It should speak of rivers too.' });
  });
  it('is for those who may propose', () => {
    text(...before)
      .when(raiseIdea('Elysia', Q1))
      .refuses('NOT_A_PROPOSER', 'R6');
    text(...before)
      .when(raiseIdea('Dorado', Q1))
      .then('IdeaRaised');
    text(...before)
      .when(recordedFor('Corvania', raised))
      .then('IdeaRaised');
  });
  it('needs a reading, and a question that is open in it', () => {
    text(tabled).when(raised).refuses('NO_READING_OPEN', 'R29');
    text(...before, dispose(Q1, 'agreed'))
      .when(raised)
      .refuses('QUESTION_NOT_OPEN', 'R29');
    text(...before, dispose(Q1, 'removed', { reason: 'language' }))
      .when(raised)
      .refuses('QUESTION_REMOVED', 'R26');
  });
  it('does not keep a second one from having another', () =>
    text(...before)
      .when(raised)
      .second()
      .then('IdeaRaised'));
});

describe('an idea without wording', () => {
  const situation = text(...before, raised);
  it('is never accepted, in whatever way', () => {
    for (const step of [decide(AcceptProposal, 'idea'), decide(ReflectInBrackets, 'idea')])
      situation.when(step).refuses('IDEA_WITHOUT_WORDING', 'R29');
    situation.when(amend('by sea', 'by river', 'idea')).refuses('IDEA_WITHOUT_WORDING');
  });
  it('is not put and not amended', () => {
    situation.when(put(Q1, { proposalId: idOf('idea') })).refuses('IDEA_WITHOUT_WORDING');
    situation.when(subAmend('Borealia', 'sea', 'river', 'sub', 'idea')).refuses('IDEA_WITHOUT_WORDING');
  });
  it('is not retained, put off, carried over, co-sponsored or withdrawn', () => {
    situation.when(decide(NotRetain, 'idea')).then('ProposalNotRetained');
    situation.when(decide(DeferProposal, 'idea')).then('ProposalDeferred');
    situation.when(carryProposalOver('idea')).then('ProposalCarriedOver');
    situation.when(coSponsor('Borealia', 'idea')).then('ProposalCoSponsored');
    situation.when(withdraw('Avalon', 'idea')).then('ProposalWithdrawn');
  });
  it('stands in the way of closing, and says how it would not', () =>
    expect(blocking(situation.room.text, 'close').find((b) => b.proposal === idOf('idea'))?.by).toEqual([
      'WordIdea',
      'NotRetain',
      'DeferProposal',
      'CarryOver',
    ]));
  it('is overtaken where another wording is agreed', () => {
    const room = text(...before, raised, putWords(Q1, 'by sea', 'at sea'))
      .when(agree())
      .gives('AgreedWithoutObjection');
    expect(proposal(room)?.status).toBe('moot');
  });
  it('comes back with a later reading', () => {
    const put = [carryProposalOver('idea'), ...allCarriedOver, closed, issued, reading];
    expect(proposal(text(...before, raised, ...put).room)).toMatchObject({ kind: 'idea', status: 'tabled' });
  });
});

describe('wording an idea', () => {
  it('makes it an edit like any other', () => {
    const room = text(...before, raised)
      .when(worded)
      .gives('IdeaWorded');
    expect(proposal(room)).toMatchObject({
      kind: 'edit',
      status: 'tabled',
      idea: { words: 'It should speak of rivers too.' },
    });
    text(...before, raised, worded)
      .when(decide(AcceptProposal, 'idea'))
      .then('ProposalAccepted');
    text(...before, raised, worded)
      .when(subAmend('Borealia', 'river', 'stream', 'sub', 'idea'))
      .then('SubAmendmentProposed');
  });
  it('is for who had it', () => {
    const step = wordIdea('Borealia', 'by sea', 'by river', 'idea');
    text(...before, raised)
      .when(step)
      .forbids('NOT_YOUR_PROPOSAL');
    text(...before, raised, coSponsor('Borealia', 'idea'))
      .when(step)
      .forbids('NOT_THE_PROPOSER');
  });
  it('is done once', () =>
    text(...before, raised)
      .when(worded)
      .second()
      .refuses('NOT_AN_IDEA', 'R29'));
  it('is too late once it is decided', () =>
    text(...before, raised, decide(NotRetain, 'idea'))
      .when(worded)
      .refuses('PROPOSAL_NOT_OPEN', 'R29'));
  it('may come while it is put off', () => {
    const room = text(...before, raised, decide(DeferProposal, 'idea'))
      .when(worded)
      .gives('IdeaWorded');
    expect(proposal(room)).toMatchObject({ kind: 'edit', status: 'deferred' });
  });
  it('is not what somebody proposes already', () =>
    text(...before, proposed, raised)
      .when(wordIdea('Avalon', 'measures', 'steps', 'idea'))
      .refuses('SAME_CHANGE'));
  it('changes something', () =>
    text(...before, raised)
      .when(wordIdea('Avalon', 'measures', 'measures', 'idea'))
      .isInvalid('CHANGES_NOTHING'));
  it('is unconfirmed where it was read out and written down', () => {
    const room = text(...before, raised)
      .when(transcribed('Avalon', worded))
      .gives('IdeaWorded');
    expect(proposal(room)).toMatchObject({ form: 'oral', unconfirmed: true });
  });
  it('confirms what was written down of the idea', () => {
    const room = text(...before, transcribed('Avalon', raised))
      .when(worded)
      .gives('IdeaWorded');
    expect(proposal(room)?.unconfirmed).toBeUndefined();
  });
  it('leaves an edit that was accepted alone', () =>
    text(...before, proposed, accept)
      .when(wordIdea('Avalon', 'sea', 'river', 'p'))
      .refuses('PROPOSAL_NOT_OPEN'));
});
