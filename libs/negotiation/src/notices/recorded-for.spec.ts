import {
  agree,
  by,
  chairs,
  coSponsor,
  delegationId,
  enter,
  lift,
  meeting,
  noticed,
  object,
  proposed,
  put,
  Q1,
  reading,
  recordedFor,
  stand,
  tabled,
  told,
  type Step,
} from '../testing/index.js';
import { CorrectSlip } from '../text/slip/correct-slip.js';

const BOREALIA = delegationId('Borealia');
const before = [meeting, enter('Borealia'), tabled, reading];

/** Corrects the last that was recorded of a type. */
const corrected =
  (type: string): Step =>
  (room) => {
    const revision = room.facts.findLast((fact) => fact.type === type)?.revision ?? -1;
    return chairs(CorrectSlip, { revision: String(revision), words: 'It was another.' })(room);
  };

describe('what was recorded for a delegation and is taken back as a slip', () => {
  it.each([
    ['FormalObjectionRaised', object('Borealia', Q1), []],
    ['ObjectionLifted', lift('Borealia'), [object('Borealia', Q1)]],
    ['PositionTaken', stand('Borealia', Q1), []],
    ['ProposalCoSponsored', coSponsor('Borealia'), [by('Dorado', proposed)]],
  ])('is told to it, which may have said it: %s', (type, said, earlier) =>
    expect(told(...before, ...earlier, recordedFor('Borealia', said), corrected(type))).toEqual([
      ['recorded-by-mistake', BOREALIA, 'What was recorded for you on question 1 is taken back: it was a slip'],
    ]),
  );

  it('is told with the words of who corrects it, and what to do', () => {
    const [notice] = noticed(...before, recordedFor('Borealia', stand('Borealia', Q1)), corrected('PositionTaken'));
    expect(notice?.lines).toEqual(['It was another.', expect.stringMatching(/say it again/)]);
  });

  it('is nobody’s where it was the Chair’s own act', () =>
    expect(told(...before, put(Q1), agree(), corrected('AgreedWithoutObjection'))).toEqual([]));
});
