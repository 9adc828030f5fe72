import {
  accept,
  allCarriedOver,
  by,
  carryProposalOver,
  certified,
  closed,
  data,
  decide,
  dispose,
  given,
  idOf,
  issued,
  object,
  overriding,
  proposed,
  Q1,
  Q2,
  QUESTIONS,
  reading,
  tabled,
  text,
  unseen,
  voice,
  type Step,
} from '../../testing/index.js';
import { blocking } from '../gate/blocking.js';
import { ReflectInBrackets } from '../proposal/reflect-in-brackets.js';
import { contentHash, contentOf } from './content.js';

const overButNotIssued = [tabled, reading, ...allCarriedOver, closed];
const agreedAll = QUESTIONS.map((q) => dispose(q, 'agreed'));
const concluded = [tabled, reading, ...agreedAll, closed, issued];

describe('issuing a revision', () => {
  it('concludes the reading with a paper that can be rebuilt (R27)', () => {
    const room = text(...overButNotIssued)
      .when(issued)
      .gives({
        type: 'VersionIssued',
        data: { kind: 'concluding', reading: 1, supersedes: idOf('tabling'), symbol: null },
      });
    expect(room.text.readings[0]?.status).toBe('concluded');
    expect(room.text.versions[1]?.languages[0]?.contentHash).toBe(contentHash(contentOf(room.text)));
  });
  it('is one for each reading (R25)', () => {
    text(tabled).when(issued).refuses('NO_READING_TO_CONCLUDE', 'R25');
    text(tabled, reading).when(issued).refuses('NO_READING_TO_CONCLUDE', 'R25');
    text(...overButNotIssued, issued)
      .when(issued)
      .refuses('NO_READING_TO_CONCLUDE', 'R25');
  });
  it('tells a second Chair', () =>
    text(...overButNotIssued)
      .when(issued)
      .second()
      .conflicts());
  it('asks what was seen', () =>
    text(...overButNotIssued)
      .when(unseen(issued))
      .conflicts('SEEN_MISSING'));
  it('is the Chair’s', () =>
    text(...overButNotIssued)
      .when(by('Avalon', issued))
      .forbids('NOT_YOURS_TO_SAY'));
  it('bears a symbol nobody else bears', () => {
    const marked = data(issued, { symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1' });
    text(...overButNotIssued)
      .when(marked)
      .then({ type: 'VersionIssued', data: { symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1' } });
    const original = data(tabled, { symbol: 'CTOC/COP/WG.7/2018/CRP.1/Rev.1' });
    text(original, ...overButNotIssued.slice(1))
      .when(marked)
      .refuses('SYMBOL_TAKEN', 'R29');
    text(...overButNotIssued)
      .when(data(issued, { symbol: 'Resolution 8/2' }))
      .isInvalid('INPUT_INVALID');
  });
});

describe('certifying', () => {
  it('sends the latest version to the Conference', () =>
    text(...concluded)
      .when(certified)
      .then({
        type: 'ConferenceReadyCertified',
        data: { versionId: idOf('revision'), agreed: QUESTIONS, bracketed: [], removed: [] },
      }));
  it('tells a second Chair', () =>
    text(...concluded)
      .when(certified)
      .second()
      .conflicts());
  it('happens once (R29)', () =>
    text(...concluded, certified)
      .when(certified)
      .refuses('ALREADY_CERTIFIED', 'R29'));
  it('asks what was seen', () =>
    text(...concluded)
      .when(unseen(certified))
      .conflicts('SEEN_MISSING'));
  it('is the Chair’s', () =>
    text(...concluded)
      .when(by('Avalon', certified))
      .forbids('NOT_YOURS_TO_SAY'));
  it('takes the latest only, issued as a revision (R14, R29)', () => {
    text(...concluded)
      .when(data(certified, { versionId: idOf('tabling') }))
      .refuses('VERSION_SUPERSEDED', 'R29');
    text(...concluded)
      .when(data(certified, { versionId: idOf('x') }))
      .isMissing('VERSION_UNKNOWN');
    text(tabled).when(certified).refuses('NOT_ISSUED', 'R14');
    text(tabled, reading).when(certified).refuses('READING_OPEN', 'R14');
    text(...overButNotIssued)
      .when(certified)
      .refuses('NOT_ISSUED', 'R14');
  });
  it('needs each question settled, or each left on the record (R14)', () => {
    const left = [...overButNotIssued, issued];
    text(...left)
      .when(certified)
      .refuses('QUESTION_NOT_SETTLED', 'R14');
    text(...left)
      .when(overriding(certified, 'R14', 'QUESTION_NOT_SETTLED'))
      .then('ConferenceReadyCertified');
  });
  it('needs each proposal decided (R14)', () => {
    const brackets = [proposed, decide(ReflectInBrackets)];
    const late: Step[] = [tabled, reading, ...brackets, ...allCarriedOver, closed, issued];
    const codes = blocking(text(...late).room.text, 'certify').map((b) => b.question);
    expect(codes).toEqual(QUESTIONS.slice(1));
    const put_off = [tabled, reading, proposed, carryProposalOver(), ...agreedAll, closed, issued];
    text(...put_off)
      .when(certified)
      .refuses('PROPOSAL_UNDECIDED', 'R14');
    expect(blocking(text(...put_off).room.text, 'certify')).toMatchObject([{ by: ['WithdrawProposal'] }]);
  });
  it('carries brackets and tombstones by name', () => {
    const steps = [proposed, decide(ReflectInBrackets), dispose(Q2, 'removed', { reason: 'duplication' })];
    const rest = QUESTIONS.slice(2).map((q) => dispose(q, 'agreed'));
    text(tabled, reading, ...steps, ...rest, allCarriedOver[0]!, closed, issued)
      .when(certified)
      .then({ type: 'ConferenceReadyCertified', data: { bracketed: [Q1], removed: [Q2], agreed: QUESTIONS.slice(2) } });
  });
  it('is not disturbed by what was said on wording not agreed, but the screen is', () => {
    const { room } = text(...concluded);
    text(...concluded, voice('Elysia', Q1))
      .when(() => certified(room))
      .conflicts();
    text(...concluded, voice('Elysia', Q1))
      .when(certified)
      .then('ConferenceReadyCertified');
  });
  it('is the end of objecting to it (R29)', () => {
    text(...concluded, object('Avalon', Q1))
      .when(certified)
      .refuses('OBJECTION_LIVE', 'R14');
    text(...concluded, certified)
      .when(object('Avalon', Q1))
      .refuses('AGREEMENT_CERTIFIED', 'R29');
  });
});

describe('the content of a version', () => {
  it('is the same however often it is made, and changes with a word', () => {
    const hash = (...steps: Step[]) => contentHash(contentOf(text(...steps).room.text));
    expect(hash(tabled)).toBe(hash(tabled, reading));
    expect(hash(tabled, reading, proposed)).toBe(hash(tabled));
    expect(hash(tabled, reading, proposed, accept)).not.toBe(hash(tabled));
    expect(hash(tabled, reading, dispose(Q1, 'agreed'))).not.toBe(hash(tabled));
  });
  it('lets go of numbers, not of ids', () => {
    const { text: now } = text(tabled, reading, dispose(Q1, 'removed', { reason: 'language' })).room;
    const content = contentOf(now);
    expect(content.removed).toEqual([Q1]);
    expect(content.sections[0]?.questions.map((q) => q.number)).toEqual(['1', '2']);
  });
  it('keeps the audience of what is public', () =>
    text(...concluded)
      .when(given(certified, { audience: { kind: 'participants' } }))
      .isInvalid('AUDIENCE_NARROWED'));
});
