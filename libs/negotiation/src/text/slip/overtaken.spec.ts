import {
  accept,
  address,
  agree,
  chairs,
  comment,
  decide,
  dispose,
  enter,
  everythingCarriedOver,
  float,
  floatComment,
  given,
  idOf,
  instant,
  maintain,
  meeting,
  meetingClosed,
  object,
  packed,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  reading,
  recordedFor,
  reinstate,
  reopen,
  suspended,
  tabled,
  takeUpComment,
  text,
  withdraw,
  type Room,
  type Step,
} from '../../testing/index.js';
import { wordingOf } from '../edit.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { CorrectSlip } from './correct-slip.js';

const before = [meeting, enter('Avalon', 'Borealia'), tabled, reading];
const other = propose('Borealia', Q2, 'explain', 'state', 'p2');

/** Corrects the first that was recorded of a type. */
const corrected =
  (type: string): Step =>
  (room) => {
    const { revision } = room.facts.find((fact) => fact.type === type)!;
    return chairs(CorrectSlip, { revision: String(revision), words: 'The wrong key.' })(room);
  };

const overtaken = (steps: readonly Step[], type: string): string => {
  try {
    text(...steps, corrected(type));
  } catch (error) {
    expect(error).toMatchObject({ code: 'SLIP_OVERTAKEN', rule: 'R29' });
    return (error as Error).message;
  }
  throw new Error('it was corrected');
};

describe('a slip that something followed', () => {
  it('agrees nothing over an objection, a proposal or a wording that came since (R11)', () => {
    const agreed = [...before, put(Q1), agree(), reopen(Q1)];
    expect(overtaken([...agreed, object('Avalon', Q1)], 'QuestionReopened')).toMatch(
      /^FormalObjectionRaised at revision \d+ .* agreed anew/,
    );
    expect(overtaken([...agreed, proposed], 'QuestionReopened')).toMatch(/^EditProposed at revision/);
    expect(overtaken([...agreed, proposed, accept], 'QuestionReopened')).toMatch(/^ProposalAccepted .* correct that/);
    const room = text(...agreed).room;
    const again = text(...agreed)
      .when(corrected('QuestionReopened'))
      .gives('SlipCorrected');
    const agreement = room.facts.find(({ type }) => type === 'AgreedWithoutObjection')!;
    expect(again.text.questions.get(Q1)).toMatchObject({ status: 'agreed', since: agreement.revision });
  });

  it('takes nothing out over what came since', () => {
    const removed = [...before, dispose(Q1, 'removed', { reason: 'duplication' }), reinstate(Q1)];
    expect(overtaken([...removed, object('Avalon', Q1)], 'QuestionReinstated')).toMatch(/takes the question out anew/);
    text(...removed)
      .when(corrected('QuestionReinstated'))
      .then('SlipCorrected');
  });

  it('is not what was done rightly afterwards, though it looks the same', () => {
    const deferred = [...before, dispose(Q1, 'deferred'), reopen(Q1), dispose(Q1, 'deferred', { words: 'Rightly.' })];
    expect(overtaken(deferred, 'QuestionDeferred')).toMatch(/^QuestionDeferred at revision/);
    const addressed = [...before, object('Avalon', Q1), address('chair'), maintain('Avalon'), address('chair')];
    expect(overtaken(addressed, 'ObjectionAddressed')).toMatch(/^ObjectionAddressed at revision/);
  });

  it('leaves what a party said since, and restores the rest', () => {
    const steps = [...before, proposed, other, everythingCarriedOver, withdraw('Borealia', 'p2')];
    const { text: now } = text(...steps)
      .when(corrected('EverythingCarriedOver'))
      .gives('SlipCorrected');
    expect(now.proposals.get(idOf('p'))?.status).toBe('tabled');
    expect(now.proposals.get(idOf('p2'))?.status).toBe('withdrawn');
    expect(now.questions.get(Q1)?.carriedOver).toBeUndefined();
  });

  it('names as a way out nothing that is not corrected itself', () => {
    const deferred = [...before, proposed, decide(DeferProposal)];
    const message = overtaken([...deferred, withdraw('Avalon'), other], 'ProposalDeferred');
    expect(message).toMatch(/^ProposalWithdrawn at revision .* is not corrected as a slip, so neither is this/);
    const recorded = [...deferred, recordedFor('Avalon', withdraw('Avalon'))];
    expect(overtaken(recorded, 'ProposalDeferred')).toMatch(/correct that first/);
    text(...recorded, corrected('ProposalWithdrawn'))
      .when(corrected('ProposalDeferred'))
      .then('SlipCorrected');
  });

  it('says of what is not corrected how it is set right', () => {
    expect(() => text(...before, suspended, corrected('ReadingSuspended'))).toThrow(/resume the reading/);
  });

  it('takes out of what several said only what it added', () => {
    const agreed = [...before, object('Avalon', Q1, 'a'), object('Borealia', Q1, 'b'), put(Q1), agree()];
    const both = [recordedFor('Avalon', maintain('Avalon', 'a')), maintain('Borealia', 'b')];
    const { text: now } = text(...agreed, ...both)
      .when(corrected('ObjectionMaintained'))
      .gives('SlipCorrected');
    expect(now.questions.get(Q1)?.contestedAfterwards).toMatchObject([{ objectionId: idOf('b') }]);
    expect(now.objections.get(idOf('a'))?.status).toBe('not-maintained');
  });

  it('leaves a comment taken up that a party took up too', () => {
    const floated = [...before, comment('Elysia', Q1, ['measures', 'rivers']), floatComment(Q1)];
    const { text: now } = text(...floated, takeUpComment('Avalon'))
      .when(corrected('WordingFloated'))
      .gives('SlipCorrected');
    expect(now.comments.get(idOf('comment'))).toMatchObject({ status: 'taken-up' });
    expect(now.comments.get(idOf('comment'))?.floats).toBeUndefined();
  });

  it('says of a float that it was taken back, and not that it lapsed', () => {
    const room = text(...before, float(Q1, 'measures', 'rules'), corrected('WordingFloated'));
    expect(room.room.text.floats.get(idOf('float'))?.status).toBe('taken-back');
    room.when(put(Q1, { floatId: idOf('float') })).refuses('FLOAT_LAPSED', 'R29');
    expect(() => room.room.give(put(Q1, { floatId: idOf('float') })(room.room))).toThrow(/floated by a slip/);
  });

  it('is not reached from a later meeting by saying that it was earlier (R9)', () => {
    const { room } = text(...before, proposed, accept);
    const next: Step = (now: Room) => ({ ...meeting(now), key: 'meeting2' });
    text(...before, proposed, accept, meetingClosed, next)
      .when(given(corrected('ProposalAccepted'), { occurredAt: instant(room.given - 1) }))
      .refuses('SLIP_OF_ANOTHER_MEETING', 'R9');
  });
});

describe('a package decided by a slip', () => {
  const apart = [...before, proposed, other];
  const reads = (room: Room, id: string): string => wordingOf(room.text.questions.get(id)!);

  it('is undone whole, also where two of it change one question', () => {
    const three = [...apart, propose('Borealia', Q1, 'by sea', 'at sea', 'p3')];
    const was = text(...three).room;
    const now = text(...three, packed('accepted', 'p', 'p2', 'p3'))
      .when(corrected('PackageDecided'))
      .gives('SlipCorrected');
    for (const id of [Q1, Q2]) expect(reads(now, id)).toBe(reads(was, id));
    for (const key of ['p', 'p2', 'p3']) {
      expect(now.text.proposals.get(idOf(key))?.status).toBe('tabled');
      expect(now.text.proposals.get(idOf(key))?.packageId).toBeUndefined();
    }
  });

  it('is undone where it was not retained, and not in part', () => {
    text(...apart, packed('not-retained', 'p', 'p2'))
      .when(corrected('ProposalNotRetained'))
      .gives({ type: 'SlipCorrected', data: { corrects: { type: 'PackageDecided' } } });
  });
});
