import {
  askToReopen,
  carryProposalOver,
  closed,
  correctTranscript,
  data,
  dispose,
  everythingCarriedOver,
  idOf,
  issued,
  object,
  proposed,
  put,
  agree,
  Q1,
  reading,
  readingOf,
  reinstate,
  tabled,
  text,
  transcribed,
  voice,
  type Room,
} from '../../testing/index.js';
import { proposeQuestion } from '../../testing/structure.js';
import { outstandingIn } from '../../views/outstanding/outstanding.js';

const removed = dispose(Q1, 'removed', { reason: 'duplication' });

describe('a question that was taken out', () => {
  it('may be spoken of, and asked back, by who was away', () => {
    text(tabled, reading, removed).when(voice('Avalon', Q1)).then('ConcernVoiced');
    const asked = text(tabled, reading, removed).when(askToReopen('Avalon', Q1)).gives('ReopeningAsked');
    expect(asked.text.questions.get(Q1)).toMatchObject({
      status: 'removed',
      reopeningAsked: [{ words: 'We were out of the room.' }],
    });
    text(tabled, reading, removed, askToReopen('Avalon', Q1)).when(reinstate(Q1)).then('QuestionReinstated');
  });
  it('takes nothing that would stand in a way', () =>
    text(tabled, reading, removed).when(object('Avalon', Q1)).refuses('QUESTION_REMOVED', 'R26'));
});

describe('what is put off', () => {
  it('may be spoken against', () => {
    const asked = (room: Room) => {
      const { sectionId } = room.text.questions.get(Q1)!;
      return { sectionId, after: null, wording: 'And why?', answer: { type: 'text' }, articles: [] };
    };
    const off = [tabled, reading, proposeQuestion('Avalon', asked, 'new'), carryProposalOver('new')];
    const at = text(...off);
    const questionId = at.room.text.proposals.get(idOf('new'))!.questionId;
    at.when(data(voice('Borealia', questionId), { proposalId: idOf('new') })).then('ConcernVoiced');
  });
  it('may be corrected by who read it out', () =>
    text(tabled, reading, transcribed('Avalon', proposed), carryProposalOver())
      .when(correctTranscript('Avalon', 'measures', 'rivers'))
      .then('TranscriptCorrected'));
});

describe('the scope that is offered to a next reading', () => {
  it('leaves out what has to be reopened first', () => {
    const { room } = text(
      tabled,
      reading,
      put(Q1),
      agree(),
      voice('Avalon', Q1),
      everythingCarriedOver,
      closed,
      issued,
    );
    const rows = {
      questions: [...room.text.questions.values()].map((q) => ({ ...q, contested: false })),
      proposals: [],
    };
    const told = outstandingIn({ ...rows, objections: [...room.text.objections.values()], reservations: [] });
    expect(told.outstanding.map(({ kind, question }) => [kind, question])).toContainEqual(['concern', Q1]);
    expect(told.scope).not.toContain(Q1);
    text(tabled, reading, put(Q1), agree(), voice('Avalon', Q1), everythingCarriedOver, closed, issued)
      .when(readingOf(...told.scope))
      .then('ReadingOpened');
  });
});
