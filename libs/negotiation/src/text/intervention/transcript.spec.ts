import {
  accept,
  aloud,
  asked,
  coSponsor,
  comment,
  confirmTranscript,
  correctTranscript,
  decide,
  disputeTranscript,
  idOf,
  instant,
  propose,
  proposed,
  proposeDeletion,
  proposeQuestion,
  Q1,
  Q2,
  raiseIdea,
  reading,
  recordedFor,
  revise,
  subAmend,
  tabled,
  text,
  transcribed,
  voice,
  withdraw,
  type Room,
  type Step,
} from '../../testing/index.js';
import { NotRetain } from '../proposal/not-retain.js';
import { takenUnconfirmed, unconfirmed } from './unconfirmed.js';

const before = [tabled, reading];
const readOut = transcribed('Avalon', proposed);
const proposal = (room: Room, key = 'p') => room.text.proposals.get(idOf(key));
const waiting = ({ text: state }: Room): string[] => unconfirmed(state).map((p) => p.proposalId);

describe('a proposal read out in the room', () => {
  it('is unconfirmed where the secretariat wrote it down', () => {
    const { room } = text(...before, readOut);
    expect(room.facts.at(-1)?.data).toMatchObject({ form: 'oral', unconfirmed: true });
    expect(proposal(room)).toMatchObject({ form: 'oral', unconfirmed: true });
    expect(waiting(room)).toEqual([idOf('p')]);
  });
  it('is confirmed where its delegate typed it', () => {
    const { room } = text(...before, aloud(proposed));
    expect(room.facts.at(-1)?.data).not.toHaveProperty('unconfirmed');
    expect(proposal(room)).toMatchObject({ form: 'oral', unconfirmed: undefined });
    expect(waiting(room)).toEqual([]);
  });
  it('needs no confirming where it was given in writing', () => {
    const { room } = text(...before, recordedFor('Avalon', proposed));
    expect(proposal(room)).not.toHaveProperty('form');
    expect(waiting(room)).toEqual([]);
  });
  it('counts from when it was read out', () => {
    const late = (room: Room) => {
      const said = readOut(room);
      return { ...said, given: { ...said.given, occurredAt: instant(room.given - 1) } };
    };
    const { room } = text(...before, late);
    expect(proposal(room)?.readOut).toBe(room.facts.at(-1)?.meta.occurredAt);
    expect(room.facts.at(-1)?.meta.occurredAt).not.toBe(room.facts.at(-1)?.meta.receivedAt);
  });
  it('may be of any kind', () => {
    const deletion = transcribed('Borealia', proposeDeletion('Borealia', { questionId: Q2 }, 'd'));
    const question = transcribed('Borealia', proposeQuestion('Borealia', asked('Which boats are used?', Q1), 'q'));
    const { room } = text(
      ...before,
      readOut,
      deletion,
      question,
      transcribed('Borealia', subAmend('Borealia', 'steps', 'acts')),
    );
    expect(waiting(room)).toEqual(['p', 'd', 'q', 'sub'].map((key) => idOf(key)));
    expect(proposal(room, 'q')).not.toHaveProperty('addition.form');
  });
  it('is decided all the same, and then stands in the text unconfirmed', () => {
    const room = text(...before, readOut)
      .when(accept)
      .gives('ProposalAccepted');
    expect(waiting(room)).toEqual([]);
    expect(takenUnconfirmed(room.text, Q1).map((p) => p.proposalId)).toEqual([idOf('p')]);
  });
  it('revised in writing is what was written', () => {
    const { room } = text(...before, readOut, revise('Avalon', 'measures', 'acts'));
    expect(waiting(room)).toEqual([]);
    expect(proposal(room)).toMatchObject({ form: undefined });
  });
  it('revised aloud waits to be confirmed again', () => {
    const again = transcribed('Avalon', revise('Avalon', 'measures', 'acts'));
    expect(waiting(text(...before, proposed, again).room)).toEqual([idOf('p')]);
  });
});

describe('saying that something was said aloud', () => {
  it('is of no effect where nothing carries it', () =>
    text(...before, proposed)
      .when(aloud(withdraw('Avalon')))
      .isInvalid('FORM_OF_NO_EFFECT'));
  it('is of no effect on a concern', () =>
    text(...before)
      .when(aloud(voice('Avalon', Q1)))
      .isInvalid('FORM_OF_NO_EFFECT'));
  it('is remembered of a comment, which nobody confirms', () => {
    const { room } = text(...before, transcribed('Elysia', comment('Elysia', Q1)));
    expect(room.text.comments.get(idOf('comment'))).toMatchObject({ form: 'oral' });
    expect(room.facts.at(-1)?.data).not.toHaveProperty('unconfirmed');
  });
});

describe('confirming a transcript', () => {
  const situation = text(...before, readOut);
  it('is for who read it out', () => {
    const room = situation.when(confirmTranscript('Avalon')).gives('TranscriptConfirmed');
    expect(waiting(room)).toEqual([]);
    expect(proposal(room)).toMatchObject({ form: 'oral', status: 'tabled' });
  });
  it('is for nobody else', () => {
    situation.when(confirmTranscript('Borealia')).forbids('NOT_YOUR_PROPOSAL');
    situation.when(confirmTranscript('secretariat')).forbids('NOT_YOURS_TO_SAY');
    text(...before, readOut, coSponsor('Borealia'))
      .when(confirmTranscript('Borealia'))
      .forbids('NOT_THE_PROPOSER');
  });
  it('is done once', () => situation.when(confirmTranscript('Avalon')).second().refuses('NOTHING_TO_CONFIRM', 'R29'));
  it('says nothing of what was written', () =>
    text(...before, proposed)
      .when(confirmTranscript('Avalon'))
      .refuses('NOTHING_TO_CONFIRM'));
  it('needs a proposal', () =>
    text(...before)
      .when(confirmTranscript('Avalon'))
      .isMissing('PROPOSAL_UNKNOWN'));
  it('is possible once it is decided', () => {
    const room = text(...before, readOut, accept)
      .when(confirmTranscript('Avalon'))
      .gives('TranscriptConfirmed');
    expect(takenUnconfirmed(room.text, Q1)).toEqual([]);
    expect(proposal(room)?.status).toBe('accepted');
  });
  it('is possible of an idea', () =>
    text(...before, transcribed('Avalon', raiseIdea('Avalon', Q1)))
      .when(confirmTranscript('Avalon', 'idea'))
      .then('TranscriptConfirmed'));
});

describe('correcting a transcript', () => {
  const situation = text(...before, readOut);
  const correct = correctTranscript('Avalon', 'measures', 'policies');
  it('says what was read out, and confirms it', () => {
    const room = situation.when(correct).gives('TranscriptCorrected');
    expect(waiting(room)).toEqual([]);
    expect(proposal(room)).toMatchObject({ form: 'oral', edit: { hunks: [{ del: ' measures', ins: ' policies' }] } });
  });
  it('is for who read it out', () => {
    situation.when(correctTranscript('Borealia', 'measures', 'policies')).forbids('NOT_YOUR_PROPOSAL');
    situation.when(correctTranscript('secretariat', 'measures', 'policies')).forbids('NOT_YOURS_TO_SAY');
  });
  it('is done once', () => situation.when(correct).second().refuses('NOTHING_TO_CONFIRM'));
  it('corrects something', () =>
    situation.when(correctTranscript('Avalon', 'measures', 'steps')).refuses('NOTHING_CORRECTED', 'R29'));
  it('is too late once it is decided', () => {
    text(...before, readOut, accept)
      .when(correct)
      .refuses('PROPOSAL_NOT_OPEN', 'R29');
    text(...before, readOut, decide(NotRetain))
      .when(correct)
      .refuses('PROPOSAL_NOT_OPEN');
  });
  it('is not for a change of structure, which is withdrawn and given anew', () =>
    text(...before, transcribed('Avalon', proposeDeletion('Avalon', { questionId: Q1 })))
      .when(correct)
      .refuses('PROPOSAL_OF_STRUCTURE'));
  it('does not ask for what somebody else proposes', () =>
    text(...before, readOut, propose('Borealia', Q1, 'measures', 'policies', 'rival'))
      .when(correct)
      .refuses('SAME_CHANGE'));
  it('keeps what sub-amendments were stated against', () => {
    const amended = [...before, readOut, subAmend('Borealia', 'steps', 'steps and acts')];
    const room = text(...amended)
      .when(correct)
      .gives('TranscriptCorrected');
    expect(proposal(room)).toMatchObject({ earlier: [{ edit: { hunks: [{ ins: ' steps' }] } }] });
  });
});

describe('disputing a transcript', () => {
  const taken = [...before, readOut, accept];
  const dispute = disputeTranscript('Avalon');
  it('is on record once it is decided, and changes nothing of what was', () => {
    const room = text(...taken)
      .when(dispute)
      .gives({ type: 'TranscriptDisputed', data: { words: 'I said rivers.' } });
    expect(proposal(room)).toMatchObject({ status: 'accepted', unconfirmed: true, disputed: 'I said rivers.' });
    expect(room.text.questions.get(Q1)?.touched).toBe(room.text.revision - 1);
  });
  it('is possible of any proposal, before a decision too', () => {
    const { room } = text(...before, transcribed('Avalon', proposeDeletion('Avalon', { questionId: Q1 })), dispute);
    expect(waiting(room)).toEqual([idOf('p')]);
  });
  it('is over when it is confirmed after all, corrected, or the proposal revised', () => {
    const over = (...steps: Step[]) => proposal(text(...before, readOut, dispute, ...steps).room)?.disputed;
    expect(over()).toBeDefined();
    expect(over(confirmTranscript('Avalon'))).toBeUndefined();
    expect(over(correctTranscript('Avalon', 'measures', 'policies'))).toBeUndefined();
    expect(over(transcribed('Avalon', revise('Avalon', 'measures', 'acts')))).toBeUndefined();
  });
  it('is for who read it out', () => {
    text(...taken)
      .when(disputeTranscript('Borealia'))
      .forbids('NOT_YOUR_PROPOSAL');
    text(...taken)
      .when(disputeTranscript('secretariat'))
      .forbids('NOT_YOURS_TO_SAY');
  });
  it('is done once, of what waits to be confirmed', () => {
    text(...taken)
      .when(dispute)
      .second()
      .refuses('TRANSCRIPT_DISPUTED', 'R29');
    text(...before, proposed)
      .when(dispute)
      .refuses('NOTHING_TO_CONFIRM');
    text(...taken, confirmTranscript('Avalon'))
      .when(dispute)
      .refuses('NOTHING_TO_CONFIRM');
  });
});
