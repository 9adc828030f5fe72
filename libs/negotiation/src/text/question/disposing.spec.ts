import {
  accept,
  address,
  agree,
  by,
  carryOver,
  carryProposalOver,
  closed,
  coSponsor,
  data,
  decide,
  dispose,
  float,
  given,
  idOf,
  issued,
  object,
  overriding,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  readingOf,
  seen,
  tabled,
  text,
  unseen,
  voice,
  type Step,
} from '../../testing/index.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { CarryOver } from './carry-over.js';

const before = [tabled, reading];
const removed = dispose(Q1, 'removed', { reason: 'duplication' });
const rest = [Q2, Q3, Q4].map((q) => dispose(q, 'agreed'));
const nextReading = [closed, issued, readingOf()];

describe.each([
  ['agreeing a question as it stands', dispose(Q1, 'agreed'), 'QuestionAgreed'],
  ['deferring a question', dispose(Q1, 'deferred'), 'QuestionDeferred'],
  ['taking a question out', removed, 'QuestionRemoved'],
  ['carrying a question over', carryOver(Q1), 'QuestionCarriedOver'],
])('%s', (_, step, type) => {
  it('is the Chair’s', () =>
    text(...before)
      .when(step)
      .then(type));
  it('is not a delegation’s', () =>
    text(...before)
      .when(by('Avalon', step))
      .forbids('NOT_YOURS_TO_SAY'));
  it('asks what was seen', () =>
    text(...before)
      .when(unseen(step))
      .conflicts('SEEN_MISSING'));
  it('tells a second Chair', () =>
    text(...before)
      .when(step)
      .second()
      .conflicts());
  it('waits while a wording is put (R29)', () =>
    text(...before, put(Q1))
      .when(step)
      .refuses('WORDING_PUT', 'R29'));
  it('needs a reading with the question in scope (R29)', () => {
    text(tabled).when(step).refuses('NO_READING_OPEN', 'R29');
    text(tabled, readingOf(Q2)).when(step).refuses('OUT_OF_SCOPE', 'R29');
  });
  it('leaves a tombstone alone (R26)', () =>
    text(...before, removed)
      .when(step)
      .refuses('QUESTION_REMOVED', 'R26'));
  it('knows its questions', () =>
    text(...before)
      .when(data(step, { questionId: idOf('nothing') }))
      .isMissing('QUESTION_UNKNOWN'));
});

describe('agreeing as it stands', () => {
  it('needs every proposal decided (R29)', () =>
    text(...before, proposed)
      .when(dispose(Q1, 'agreed'))
      .refuses('PROPOSAL_UNDECIDED', 'R29'));
  it('is blocked by a formal objection, whatever the Chair says (R11)', () => {
    const objected = [...before, object('Avalon', Q1)];
    text(...objected)
      .when(dispose(Q1, 'agreed'))
      .refuses('OBJECTION_LIVE', 'R11');
    text(...objected)
      .when(overriding(dispose(Q1, 'agreed'), 'R11', 'OBJECTION_LIVE'))
      .refuses('OBJECTION_LIVE', 'R11');
  });
  it('is not blocked by a concern', () =>
    text(...before, voice('Elysia', Q1))
      .when(dispose(Q1, 'agreed'))
      .then('QuestionAgreed'));
});

describe('taking a question out', () => {
  it('says why', () =>
    text(...before)
      .when(dispose(Q1, 'removed'))
      .isInvalid('REASON_MISSING'));
  it('makes moot what hung on it (R26)', () => {
    const hung = [proposed, propose('Borealia', Q1, 'State', 'country', 'late'), decide(DeferProposal, 'late')];
    const room = text(...before, ...hung, object('Corvania', Q1), voice('Elysia', Q1, 'concern'), address('chair'))
      .when(removed)
      .gives({
        type: 'QuestionRemoved',
        data: { proposals: [idOf('p'), idOf('late')], objections: [idOf('objection'), idOf('concern')] },
      });
    expect([...room.text.proposals.values()].map((p) => p.status)).toEqual(['moot', 'moot']);
    expect([...room.text.objections.values()].map((o) => o.status)).toEqual(['moot', 'moot']);
  });
});

describe('carrying over', () => {
  it('names one thing', () => {
    text(...before)
      .when(data(carryOver(Q1), { proposalId: idOf('p') }))
      .isInvalid('INPUT_INVALID');
    text(...before)
      .when(({ text: now }) => ({ command: CarryOver, who: 'chair', data: {}, given: { seen: seen(now) } }))
      .isInvalid('INPUT_INVALID');
  });
  it('happens once in a reading (R29)', () =>
    text(...before, carryOver(Q1))
      .when(carryOver(Q1))
      .refuses('ALREADY_CARRIED_OVER', 'R29'));
  it('brings a proposal before the next reading', () => {
    const room = text(...before, proposed, carryProposalOver(), carryOver(Q1), ...rest, ...nextReading).room;
    expect(room.text.readings.at(-1)?.scope).toEqual([Q1]);
    expect(room.facts.at(-1)?.data).toMatchObject({ takenUp: [idOf('p')] });
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('tabled');
    expect(room.text.questions.get(Q1)?.carriedOver).toBeUndefined();
  });
});

describe('deferring', () => {
  const put_off = [...before, proposed, dispose(Q1, 'deferred')];
  it('leaves its proposals to be carried over, and to be withdrawn', () => {
    text(...put_off)
      .when(accept)
      .refuses('QUESTION_NOT_OPEN', 'R29');
    text(...put_off)
      .when(carryProposalOver())
      .then('ProposalCarriedOver');
    text(...put_off)
      .when(coSponsor('Borealia'))
      .then('ProposalCoSponsored');
  });
  it('comes back with a reading that has it in scope', () => {
    const room = text(...put_off, carryProposalOver(), ...rest, ...nextReading).room;
    expect(room.text.questions.get(Q1)?.status).toBe('open');
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('tabled');
  });
  it('stays where it is in a reading that has not', () => {
    const two: Step[] = [dispose(Q2, 'deferred'), dispose(Q3, 'agreed'), dispose(Q4, 'agreed')];
    const room = text(...put_off, carryProposalOver(), ...two, closed, issued, readingOf(Q2, Q2)).room;
    expect(room.text.readings.at(-1)?.scope).toEqual([Q2]);
    expect(room.text.questions.get(Q1)?.status).toBe('deferred');
    expect(room.text.proposals.get(idOf('p'))?.status).toBe('carried-over');
  });
});

describe('what the Chair sees', () => {
  it('is not disturbed by others’ proposals, concerns and floats', () => {
    const { room } = text(...before);
    const said = dispose(Q1, 'deferred')(room);
    text(...before, proposed, voice('Elysia', Q1), float(Q1, 'measures', 'plans'))
      .when(() => said)
      .then('QuestionDeferred');
  });
  it('is disturbed by a formal objection, a put and its being taken back', () => {
    const { room } = text(...before);
    const said = dispose(Q1, 'deferred')(room);
    text(...before, object('Avalon', Q1))
      .when(() => said)
      .conflicts();
    text(...before, put(Q1))
      .when(() => said)
      .conflicts();
    text(...before, put(Q1), agree())
      .when(() => said)
      .conflicts();
  });
  it('names the question', () =>
    text(...before)
      .when(given(dispose(Q1, 'deferred'), { seen: { text: '5' } }))
      .conflicts('SEEN_MISSING'));
});
