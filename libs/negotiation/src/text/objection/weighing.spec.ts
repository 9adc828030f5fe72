import {
  address,
  agree,
  by,
  certified,
  chairs,
  closed,
  dispose,
  enter,
  idOf,
  lift,
  maintain,
  makeConcern,
  makeFormal,
  meeting,
  object,
  overriding,
  put,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  recordedFor,
  tabled,
  text,
  voice,
  type Step,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';
import { IssueRevision } from '../version/issue-revision.js';

const before = [tabled, reading];
const voiced = [...before, voice('Avalon', Q1)];
const objected = [...before, object('Avalon', Q1)];

describe('making a concern formal', () => {
  it('makes it block agreement, from then on (R11)', () => {
    const room = text(...voiced)
      .when(makeFormal('Avalon'))
      .gives('ConcernMadeFormal');
    expect(room.text.objections.get(idOf('objection'))).toMatchObject({ formal: true, status: 'live' });
    expect(room.text.questions.get(Q1)?.touched).toBe(room.text.revision);
    expect(blocking(room.text, `agree:${Q1}`)).toMatchObject([
      { code: 'OBJECTION_LIVE', by: expect.arrayContaining(['MakeObjectionConcern', 'MakeReservation']) as string[] },
    ]);
  });
  it('is got past by a wording that is put, and then by the gavel', () => {
    const ways = (...steps: Step[]) =>
      blocking(text(...voiced, makeFormal('Avalon'), ...steps).room.text, `agree:${Q1}`)[0]?.by;
    expect(ways()).toContain('PutWording');
    expect(ways(put(Q1))).toContain('AgreeNotwithstanding');
  });
  it('renews one that the Chair holds to be met', () =>
    text(...voiced, address('chair'), makeFormal('Avalon'))
      .when(dispose(Q1, 'agreed'))
      .refuses('OBJECTION_LIVE', 'R11'));
  it('is not silenced by a put that was there before', () =>
    text(meeting, enter('Avalon'), ...voiced, put(Q1), makeFormal('Avalon'))
      .when(agree())
      .refuses('OBJECTION_LIVE', 'R11'));
  it('contests what is agreed, until certification', () => {
    text(...voiced, dispose(Q1, 'agreed'))
      .when(makeFormal('Avalon'))
      .then('ConcernMadeFormal', { type: 'AgreementContested', data: { by: expect.any(String) as string } });
    const all = [Q1, Q2, Q3, Q4].map((question) => dispose(question, 'agreed'));
    const sent = [
      ...voiced,
      ...all,
      overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED', 'PROPOSAL_UNDECIDED'),
      chairs(IssueRevision, {}, 'version'),
      overriding(certified, 'R14', 'QUESTION_NOT_SETTLED'),
    ];
    text(...sent)
      .when(makeFormal('Avalon'))
      .refuses('AGREEMENT_CERTIFIED', 'R29');
  });
  it('is for the party that voiced it (R6)', () => {
    text(...voiced)
      .when(makeFormal('Borealia'))
      .forbids('NOT_YOUR_OBJECTION');
    text(...voiced)
      .when(by('chair', makeFormal('Avalon')))
      .forbids('NOT_YOURS_TO_SAY');
    text(...before, voice('Dorado', Q1))
      .when(makeFormal('Dorado'))
      .refuses('OBJECTION_BY_A_NON_PARTY', 'R6');
    text(...voiced)
      .when(recordedFor('Avalon', makeFormal('Avalon')))
      .then('ConcernMadeFormal');
  });
  it('happens once, to a concern that lives (R29, R26)', () => {
    text(...voiced)
      .when(makeFormal('Avalon'))
      .second()
      .refuses('OBJECTION_FORMAL', 'R29');
    text(...voiced, lift('Avalon'))
      .when(makeFormal('Avalon'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...voiced, dispose(Q1, 'removed', { reason: 'language' }))
      .when(makeFormal('Avalon'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
    text(...before)
      .when(makeFormal('Avalon'))
      .isMissing('OBJECTION_UNKNOWN');
  });
});

describe('making an objection a concern', () => {
  it('leaves it on the record, and blocks no more', () => {
    const room = text(...objected)
      .when(makeConcern('Avalon'))
      .gives('ObjectionMadeConcern');
    expect(room.text.objections.get(idOf('objection'))).toMatchObject({ formal: false, status: 'live' });
    expect(room.text.questions.get(Q1)?.touched).toBe(room.text.revision);
    expect(blocking(room.text, `agree:${Q1}`)).toEqual([]);
  });
  it('is for who raised it, once', () => {
    text(...objected)
      .when(makeConcern('Borealia'))
      .forbids('NOT_YOUR_OBJECTION');
    text(...objected)
      .when(makeConcern('Avalon'))
      .second()
      .refuses('OBJECTION_NOT_FORMAL', 'R29');
    text(...objected, lift('Avalon'))
      .when(makeConcern('Avalon'))
      .refuses('OBJECTION_NOT_LIVE', 'R29');
  });
  it('can be taken back: it is formal again, and maintained as one', () =>
    text(...objected, makeConcern('Avalon'), makeFormal('Avalon'), address('chair'))
      .when(maintain('Avalon'))
      .then('ObjectionMaintained'));
});
