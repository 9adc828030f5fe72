import {
  accept,
  by,
  chairs,
  closed,
  comment,
  confirmTranscript,
  corrected,
  coSponsor,
  decide,
  delegationId,
  dispose,
  disputeTranscript,
  enter,
  idOf,
  meeting,
  overtakenBy,
  proposed,
  proposeDeletion,
  proposeMerge,
  proposeMove,
  proposeQuestion,
  proposeSplit,
  put,
  Q1,
  Q2,
  Q3,
  QUESTIONS,
  raiseIdea,
  reading,
  recordedFor,
  reopen,
  scene,
  sectionOf,
  stand,
  subAmend,
  tabled,
  takeUpComment,
  text,
  told,
  transcribed,
  voice,
  withdraw,
  type Room,
  type Step,
} from '../../testing/index.js';
import { pendingOn } from '../text.js';
import { DeferProposal } from '../proposal/defer-proposal.js';
import { CorrectSlip } from './correct-slip.js';

const before = [meeting, enter('Avalon', 'Borealia'), tabled, reading];

const added: Step = (room) =>
  proposeQuestion('Avalon', {
    ...{ sectionId: sectionOf(room, Q1), after: null, wording: 'Which measures?' },
    ...{ answer: { type: 'text' }, articles: [] },
  })(room);
const moved: Step = (room) =>
  proposeMove('Avalon', { questionId: Q3, sectionId: sectionOf(room, QUESTIONS[3]!), after: QUESTIONS[3]! })(room);
const commented = comment('Borealia', Q1, ['measures', 'rivers']);

/** Each kind of proposal, what must have been said before, and the key by which it is known. */
const PROPOSALS: readonly [type: string, said: Step, earlier?: Step | undefined, key?: string][] = [
  ['EditProposed', proposed],
  ['SubAmendmentProposed', subAmend('Avalon', 'steps', 'stages'), by('Borealia', proposed), 'sub'],
  ['IdeaRaised', raiseIdea('Avalon', Q1), undefined, 'idea'],
  ['CommentTakenUp', takeUpComment('Avalon'), commented],
  ['QuestionProposed', added],
  ['DeletionProposed', proposeDeletion('Avalon', { questionId: Q1 })],
  ['MoveProposed', moved],
  ['SplitProposed', proposeSplit('Avalon', Q1, [3])],
  ['MergeProposed', proposeMerge('Avalon', [Q2, Q3])],
];

describe.each(PROPOSALS)('%s for the wrong delegation', (type, said, earlier, key = 'p') => {
  const ahead = [...before, ...(earlier ? [earlier] : [])];
  const recorded = [...ahead, recordedFor('Avalon', said)];
  const proposal = (room: Room) => room.text.proposals.get(idOf(key))!;

  it('is there by mistake, and waits for no decision', () => {
    const room = scene(...recorded, corrected(type));
    expect(proposal(room).status).toBe('recorded-by-mistake');
    const waiting = QUESTIONS.flatMap((id) => pendingOn(room.text, id)).map(({ proposalId }) => proposalId);
    expect(waiting).not.toContain(idOf(key));
  });

  it.each([
    ['decided', decide(DeferProposal, key)],
    ['sponsored', coSponsor('Corvania', key)],
    ['withdrawn', withdraw('Avalon', key)],
  ])('is not %s any more', (_, step) =>
    text(...recorded, corrected(type))
      .when(step)
      .refuses('RECORDED_BY_MISTAKE', 'R29'),
  );

  it('may be proposed by whose it is', () => {
    const own = scene(...recorded, corrected(type));
    const theirs: Step = (room) => ({ ...said(room), key: 'theirs', who: 'Corvania' });
    expect(own.give(theirs(own)).facts.at(-1)).toMatchObject({ type, data: { by: [delegationId('Corvania')] } });
  });

  it('stays once others have joined it or it is decided, and the refusal says what to do', () => {
    expect(overtakenBy(...recorded, coSponsor('Corvania', key), corrected(type))).toMatch(
      /so neither is this: withdraw/,
    );
    const deferred = [...recorded, decide(DeferProposal, key)];
    expect(overtakenBy(...deferred, corrected(type))).toMatch(/^ProposalDeferred .* correct that first/);
    const twice = scene(...deferred, corrected('ProposalDeferred'), corrected(type));
    expect(proposal(twice).status).toBe('recorded-by-mistake');
  });
});

describe('a proposal for the wrong delegation', () => {
  const recorded = [...before, recordedFor('Avalon', proposed)];

  it('stays where a position, a concern, a put or an amendment is on it', () => {
    const on = { proposalId: idOf('p') };
    const slip = corrected('EditProposed');
    expect(overtakenBy(...recorded, stand('Borealia', Q1, 'support', on), slip)).toMatch(/^PositionTaken .*: withdraw/);
    const concerned: Step = (room) => {
      const said = voice('Borealia', Q1)(room);
      return { ...said, data: { ...(said.data as object), ...on } };
    };
    expect(overtakenBy(...recorded, concerned, slip)).toMatch(/^ConcernVoiced .*: withdraw/);
    expect(overtakenBy(...recorded, put(Q1, on), slip)).toMatch(/^WordingPut .* correct that first/);
    expect(overtakenBy(...recorded, subAmend('Borealia', 'steps', 'stages'), slip)).toMatch(/^SubAmendmentProposed/);
  });

  it('may go also when its supposed proposer says that it was not so', () => {
    const disputed = [...before, transcribed('Avalon', proposed), disputeTranscript('Avalon')];
    expect(scene(...disputed, corrected('EditProposed')).text.proposals.get(idOf('p'))).toMatchObject({
      status: 'recorded-by-mistake',
    });
    const confirmed = [...disputed, confirmTranscript('Avalon')];
    expect(overtakenBy(...confirmed, corrected('EditProposed'))).toMatch(/^TranscriptConfirmed .*: withdraw/);
  });

  it('does not stand in the way of the end of a reading', () => {
    const rest = QUESTIONS.map((id) => dispose(id, 'deferred'));
    text(...recorded, corrected('EditProposed'), ...rest)
      .when(closed)
      .then('ReadingClosed');
  });

  it('tells its supposed sponsor nothing of what becomes of the question', () => {
    const reopened = [dispose(Q1, 'deferred'), reopen(Q1)];
    expect(told(...recorded, ...reopened).map(([, to]) => to)).toContain(delegationId('Avalon'));
    expect(told(...recorded, corrected('EditProposed'), ...reopened)).toEqual([]);
  });

  it('leaves the comment that it took up to others', () => {
    const taken = [...before, commented, recordedFor('Avalon', takeUpComment('Avalon')), corrected('CommentTakenUp')];
    const [one] = scene(...taken).text.comments.values();
    expect(one?.status).toBe('made');
    expect(one?.proposals).toBeUndefined();
  });

  it('is not among what amends another', () => {
    const amended = [...before, by('Borealia', proposed), recordedFor('Avalon', subAmend('Avalon', 'steps', 'stages'))];
    expect(scene(...amended, corrected('SubAmendmentProposed')).text.proposals.get(idOf('p'))).not.toHaveProperty(
      'subs',
      expect.anything(),
    );
  });
});

describe('a sponsor recorded by mistake', () => {
  const joined = [...before, by('Dorado', proposed), recordedFor('Borealia', coSponsor('Borealia'))];
  const sponsors = (room: Room) => room.text.proposals.get(idOf('p'));

  it('is none, and the proposal counts for what it counted for', () => {
    expect(sponsors(scene(...joined))?.capacity).toBe('party');
    const now = sponsors(scene(...joined, corrected('ProposalCoSponsored')));
    expect(now?.by).toEqual([delegationId('Dorado')]);
    expect(now?.capacity).toBe(sponsors(scene(...before, by('Dorado', proposed)))?.capacity);
  });

  it('leaves those who joined since, with what they count for', () => {
    const slip: Step = (room) => {
      const revision = room.facts.find(({ type }) => type === 'ProposalCoSponsored')?.revision ?? -1;
      return chairs(CorrectSlip, { revision: String(revision), words: 'It was another.' })(room);
    };
    const now = sponsors(scene(...joined, coSponsor('Corvania'), slip));
    expect(now?.by).toEqual([delegationId('Dorado'), delegationId('Corvania')]);
    expect(now?.capacity).toBe('party');
  });

  it('is one where words of the proposal were credited to all of its sponsors', () =>
    expect(overtakenBy(...joined, accept, corrected('ProposalCoSponsored'))).toMatch(
      /^ProposalAccepted .* correct that first/,
    ));
});
