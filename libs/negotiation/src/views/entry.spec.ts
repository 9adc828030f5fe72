import {
  agree,
  delegationId,
  enter,
  idOf,
  meeting,
  object,
  proposed,
  put,
  Q1,
  reading,
  redraft,
  tabled,
  text,
  allCarriedOver,
  carryProposalOver,
  closed,
  accept,
  type Room,
  type Step,
} from '../testing/index.js';
import { entryOf } from './entry.js';

const [avalon, borealia] = [delegationId('Avalon'), delegationId('Borealia')];

/** The line of the last event of that type, with the text as it stands. */
const lineOf = (type: string, ...steps: readonly Step[]): object => {
  const { facts, text: after }: Room = text(meeting, tabled, reading, ...steps).room;
  return entryOf(
    facts.findLast((fact) => fact.type === type)!,
    after,
  ).doc;
};

describe('a line of history', () => {
  it('says whose the proposal is that it is about', () =>
    expect(lineOf('ProposalAccepted', proposed, accept)).toMatchObject({ of: { what: 'proposal', by: [avalon] } }));

  it('says whose objection was not maintained, and whose words the gavel took', () => {
    const steps = [
      ...[enter('Borealia'), proposed, object('Borealia', Q1)],
      ...[put(Q1, { proposalId: idOf('p') }), agree('put')],
    ];
    expect(lineOf('ObjectionNotMaintained', ...steps)).toMatchObject({ of: { what: 'objection', by: [borealia] } });
    for (const type of ['WordingPut', 'AgreedWithoutObjection'])
      expect(lineOf(type, ...steps)).toMatchObject({ answers: [{ what: 'proposal', by: [avalon] }] });
  });

  it('says what a redraft answers', () => {
    const answers = [{ proposalId: idOf('p') }, { objectionId: idOf('o') }];
    const steps = [proposed, object('Borealia', Q1, 'o'), ...allCarriedOver, carryProposalOver(), closed];
    expect(lineOf('QuestionRedrafted', ...steps, redraft(Q1, 'measures', 'steps', answers))).toMatchObject({
      answers: [
        { what: 'proposal', by: [avalon] },
        { what: 'objection', by: [borealia] },
      ],
    });
  });

  it('says nothing of the kind where it is about the whole text', () => {
    const line = lineOf('ReadingOpened');
    expect(line).not.toHaveProperty('of');
    expect(line).not.toHaveProperty('answers');
  });
});
