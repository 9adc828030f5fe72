import {
  agreeAdReferendum,
  allCarriedOver,
  closed,
  delegationId,
  dispose,
  issued,
  momentOf,
  narrow,
  overriding,
  proposed,
  proposeQuestion,
  put,
  Q1,
  reading,
  sectionOf,
  suspended,
  tabled,
  text,
  type Step,
} from '../../testing/index.js';
import { blocking } from './blocking.js';

const before = [tabled, reading];
const over = [...before, ...allCarriedOver, closed];
const closedAnyway = overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED', 'PROPOSAL_UNDECIDED');
const added: Step = (room) =>
  proposeQuestion('Avalon', {
    ...{ sectionId: sectionOf(room, Q1), after: null, wording: 'Which measures?' },
    ...{ answer: { type: 'text' }, articles: [] },
  })(room);

/** The commands that are named against each thing of a kind that stands in the way of a goal. */
const ways = (goal: string, code: string, ...steps: readonly Step[]): (readonly string[])[] => {
  const { room } = text(...steps);
  return blocking(room.text, goal, momentOf(room))
    .filter((blocker) => blocker.code === code)
    .map(({ by }) => by);
};

describe('what is named to clear the way', () => {
  it.each(['close', `agree:${Q1}`, `gavel:${Q1}`])('is no reading that cannot be opened yet: %s', (goal) => {
    expect(ways(goal, 'NO_READING_OPEN', tabled)).toEqual([['OpenReading']]);
    expect(ways(goal, 'NO_READING_OPEN', ...over)).toEqual([['IssueRevision', 'OpenReading']]);
    expect(ways(goal, 'NO_READING_OPEN', ...over, issued)).toEqual([['OpenReading']]);
  });

  it('concludes what is closed by its revision alone', () => {
    expect(ways('certify', 'NOT_ISSUED', ...over)).toEqual([['IssueRevision']]);
    expect(ways('certify', 'NOT_ISSUED', tabled)).toEqual([['OpenReading', 'CloseReading', 'IssueRevision']]);
  });

  it('settles a question where it is, or brings it before the room first', () => {
    const settling = (...steps: readonly Step[]) => ways('certify', 'QUESTION_NOT_SETTLED', ...steps)[0];
    expect(settling(...before)).toEqual(['DisposeOfQuestion', 'PutWording']);
    expect(settling(...before, put(Q1))).toEqual(['AgreeWithoutObjection', 'TakeBackPut']);
    expect(settling(...before, suspended)).toEqual(['ResumeReading']);
    expect(settling(...before, narrow(Q1))).toEqual(['WidenScope']);
    expect(settling(...before, dispose(Q1, 'deferred'))).toEqual(['WidenScope']);
    expect(settling(...over)).toEqual(['IssueRevision', 'OpenReading']);
    expect(settling(...over, issued)).toEqual(['OpenReading']);
    expect(settling(...before, agreeAdReferendum(Q1, { subjectTo: [delegationId('Borealia')] }))).toEqual([
      'DisposeOfQuestion',
      'ReopenQuestion',
    ]);
  });

  it('does not dispose of a question by what waits for the gavel', () => {
    const disposing = (...steps: readonly Step[]) => ways('close', 'QUESTION_NOT_DISPOSED', ...steps)[0];
    expect(disposing(...before)).toEqual(['DisposeOfQuestion', 'PutWording', 'CarryOver']);
    expect(disposing(...before, put(Q1))).toEqual(['AgreeWithoutObjection', 'TakeBackPut']);
  });

  it('decides a proposal where it is before the room', () => {
    const deciding = (...steps: readonly Step[]) => ways('close', 'PROPOSAL_UNDECIDED', ...before, ...steps)[0];
    expect(deciding(proposed)).toContain('AcceptAsAmended');
    expect(deciding(added)).toEqual(['AcceptProposal', 'NotRetain', 'DeferProposal', 'CarryOver']);
    expect(deciding(proposed, put(Q1))).toEqual(['AgreeWithoutObjection', 'TakeBackPut', 'CarryOver']);
    expect(deciding(proposed, dispose(Q1, 'deferred'))).toEqual(['CarryOver', 'WithdrawProposal']);
  });

  it('decides none outside of a reading', () => {
    const left = [...before, proposed, closedAnyway];
    const deciding = (...steps: readonly Step[]) => ways('certify', 'PROPOSAL_UNDECIDED', ...steps)[0];
    expect(deciding(...left)).toEqual(['IssueRevision', 'OpenReading', 'WithdrawProposal']);
    expect(deciding(...left, issued)).toEqual(['OpenReading', 'WithdrawProposal']);
  });

  it('reopens what was agreed ad referendum before words of it are put', () =>
    expect(
      ways(
        `gavel:${Q1}`,
        'QUESTION_NOT_OPEN',
        ...before,
        agreeAdReferendum(Q1, { subjectTo: [delegationId('Borealia')] }),
      ),
    ).toEqual([['ReopenQuestion']]));
});
