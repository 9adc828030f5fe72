import { wordingAt } from '#text';
import {
  accept,
  agree,
  by,
  certified,
  chairs,
  closed,
  data,
  decide,
  dispose,
  enter,
  idOf,
  issued,
  maintain,
  meeting,
  meetingClosed,
  object,
  personId,
  given,
  proposeMove,
  proposeSplit,
  proposed,
  put,
  Q1,
  Q2,
  Q3,
  QUESTIONS,
  reading,
  recordedFor,
  sectionOf,
  suspended,
  tabled,
  takeBack,
  text,
  unseen,
  withdraw,
  type Room,
  type Step,
} from '../../testing/index.js';
import { weaveOf } from '../question/wording.js';
import { AcceptProposal } from '../proposal/accept-proposal.js';
import { NotRetain } from '../proposal/not-retain.js';
import { isStale, wordingOf } from '../edit.js';
import { CorrectSlip } from './correct-slip.js';

const before = [meeting, enter('Avalon'), tabled, reading, proposed];

/** Corrects what was recorded last, or so many events ago. */
const corrected =
  (ago = 0): Step =>
  (room) =>
    chairs(CorrectSlip, { revision: String(room.text.revision - ago), words: 'The wrong key.' })(room);

const at = (room: Room): number => room.text.revision;
const wording = (room: Room, id = Q1): string => wordingOf(room.text.questions.get(id)!);

describe('correcting a slip', () => {
  it('restores the wording, whose words they were, and the proposal', () => {
    const { room } = text(...before, accept);
    const after = text(...before, accept)
      .when(corrected())
      .gives({ type: 'SlipCorrected', data: { corrects: { revision: at(room), type: 'ProposalAccepted' } } });
    expect(wording(after)).toBe(wording(text(...before).room));
    expect(after.text.proposals.get(idOf('p'))).toMatchObject({ status: 'tabled' });
    expect(isStale(after.text, after.text.proposals.get(idOf('p'))!)).toBe(false);
    expect(wordingAt(weaveOf(after.text.questions.get(Q1)!.wording), at(room))).toBe(wording(room));
  });

  it('leaves what was meant to be done', () => {
    text(...before, accept, corrected(), decide(NotRetain))
      .when(corrected())
      .then('SlipCorrected');
    text(...before, accept, corrected())
      .when(accept)
      .then('ProposalAccepted');
  });

  it('takes back the gavel with all that it did, and what was said against it falls', () => {
    const gavelled = [...before, object('Avalon', Q1), put(Q1), agree()];
    const late = text(...gavelled, object('Borealia', Q1, 'late'))
      .when(corrected(2))
      .gives('SlipCorrected');
    const question = late.text.questions.get(Q1);
    expect(question?.status).toBe('open');
    expect(question?.contestedAfterwards).toBeUndefined();
    expect(late.text.puts.get(idOf('put'))?.status).toBe('put');
    expect(late.text.objections.get(idOf('objection'))?.status).toBe('live');
    expect(late.text.objections.get(idOf('late'))?.status).toBe('live');
  });

  it('leaves an objection as its party maintained it since', () => {
    const gavelled = [...before, object('Avalon', Q1), put(Q1), agree(), maintain('Avalon')];
    const room = text(...gavelled)
      .when(corrected(2))
      .gives('SlipCorrected');
    expect(room.text.objections.get(idOf('objection'))).toMatchObject({ status: 'live' });
  });

  it('puts a question back that was taken out, and in its place one that was moved', () => {
    const removed = text(...before, dispose(Q1, 'removed', { reason: 'duplication' }))
      .when(corrected())
      .gives('SlipCorrected');
    expect(removed.text.proposals.get(idOf('p'))?.status).toBe('tabled');
    const move: Step = (room) =>
      proposeMove(
        'Avalon',
        { questionId: Q3, sectionId: sectionOf(room, QUESTIONS[3]!), after: QUESTIONS[3]! },
        'm',
      )(room);
    const order = text(...before, move)
      .room.text.questions.keySeq()
      .toArray();
    const room = text(...before, move, decide(AcceptProposal, 'm'))
      .when(corrected())
      .gives('SlipCorrected');
    expect(room.text.questions.keySeq().toArray()).toEqual(order);
    expect(room.text.questions.get(Q3)?.sectionId).toBe(sectionOf(room, Q1));
  });

  it('takes back what was put by mistake, and puts what was taken back', () => {
    const room = text(...before, put(Q1))
      .when(corrected())
      .gives('SlipCorrected');
    expect(room.text.puts.get(idOf('put'))?.status).toBe('taken-back');
    const back = text(...before, put(Q1), takeBack())
      .when(corrected())
      .gives('SlipCorrected');
    expect(back.text.puts.get(idOf('put'))?.status).toBe('put');
  });

  it('goes from the newest to the older one where they hang together (R29)', () => {
    const two = text(...before, dispose(Q1, 'deferred'), dispose(Q2, 'agreed'));
    two.when(corrected(1)).then('SlipCorrected');
    const hanging = [...before, accept, put(Q1)];
    text(...hanging)
      .when(corrected(1))
      .refuses('SLIP_OVERTAKEN', 'R29');
    text(...hanging, corrected())
      .when(corrected(2))
      .then('SlipCorrected');
  });

  it('is for the meeting in which it was made (R9)', () => {
    text(tabled, reading, proposed, accept, meeting).when(corrected()).refuses('SLIP_OF_ANOTHER_MEETING', 'R9');
    text(...before, accept, meetingClosed)
      .when(corrected())
      .refuses('SLIP_OF_ANOTHER_MEETING', 'R9');
  });

  it('is not for what has a way back of its own, nor for a correction, nor for what a delegation did', () => {
    text(...before, suspended)
      .when(corrected())
      .refuses('SLIP_NOT_CORRECTABLE', 'R29');
    text(...before, accept, corrected())
      .when(corrected())
      .refuses('SLIP_NOT_CORRECTABLE');
    text(...before, proposeSplit('Avalon', Q2, [3], 's'), decide(AcceptProposal, 's'))
      .when(corrected())
      .refuses('SLIP_NOT_CORRECTABLE');
    text(...before, withdraw('Avalon'))
      .when(corrected())
      .refuses('SLIP_OF_A_DELEGATION', 'R3');
    text(...before, recordedFor('Avalon', withdraw('Avalon')))
      .when(corrected())
      .then('SlipCorrected');
  });

  it('corrects nothing twice, and nothing that a paper shows', () => {
    text(...before, accept)
      .when(corrected())
      .second()
      .refuses('SLIP_CORRECTED');
    const rest = QUESTIONS.slice(1).map((id) => dispose(id, 'agreed'));
    const issue = [meeting, tabled, reading, ...rest, dispose(Q1, 'agreed'), closed, issued];
    text(...issue)
      .when(corrected(2))
      .refuses('SLIP_ISSUED', 'R29');
    text(...issue, certified)
      .when(corrected(3))
      .refuses('SLIP_ISSUED');
  });

  it('names something that there is, and is the Chair’s, or the secretariat’s on instruction', () => {
    text(...before, accept)
      .when(data(corrected(), { revision: '999' }))
      .isInvalid('SLIP_UNKNOWN');
    text(...before, accept)
      .when(unseen(corrected()))
      .conflicts('SEEN_MISSING');
    text(...before, accept)
      .when(by('Avalon', corrected()))
      .forbids('NOT_YOURS_TO_SAY');
    text(...before, accept)
      .when((room) =>
        given(by('secretariat', corrected()), { seen: { text: String(at(room)) }, instructedBy: personId('chair') })(
          room,
        ),
      )
      .then('SlipCorrected');
  });
});
