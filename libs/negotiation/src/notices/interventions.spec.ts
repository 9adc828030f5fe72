import {
  aloud,
  comment,
  confirmTranscript,
  correctTranscript,
  coSponsor,
  delegationId,
  disputeTranscript,
  floatComment,
  proposed,
  proposeDeletion,
  Q1,
  raiseIdea,
  reading,
  revise,
  subAmend,
  tabled,
  takeUpComment,
  told,
  noticed,
  transcribed,
  wordIdea,
} from '../testing/index.js';

const [AVALON, BOREALIA, ELYSIA] = [delegationId('Avalon'), delegationId('Borealia'), delegationId('Elysia')];
const before = [tabled, reading];
const readOut = transcribed('Avalon', proposed);
const TO_CONFIRM = 'Confirm what was written down of your proposal on question 1';

describe('what was read out and written down', () => {
  it('is its proposer’s to confirm', () => {
    expect(told(...before, readOut)).toEqual([['transcript-to-confirm', AVALON, TO_CONFIRM]]);
    expect(noticed(...before, readOut)[0]?.lines[1]).toBe('Confirm it, or say what it was you read out.');
  });
  it('is so whatever was proposed', () => {
    const deletion = transcribed('Avalon', proposeDeletion('Avalon', { questionId: Q1 }));
    expect(told(...before, deletion)).toEqual([['transcript-to-confirm', AVALON, TO_CONFIRM]]);
    expect(noticed(...before, deletion)[0]?.lines[1]).toBe('Confirm it, or withdraw it and give it anew.');
    expect(told(...before, transcribed('Avalon', raiseIdea('Avalon', Q1)))).toEqual([
      ['transcript-to-confirm', AVALON, 'Confirm what was written down of your idea on question 1'],
    ]);
  });
  it('is so when it is revised aloud', () =>
    expect(told(...before, proposed, transcribed('Avalon', revise('Avalon', 'measures', 'acts')))).toEqual([
      ['transcript-to-confirm', AVALON, TO_CONFIRM],
    ]));
  it('is nobody’s to confirm where the delegate typed it', () => expect(told(...before, aloud(proposed))).toEqual([]));
  it('is told once: confirming it says nothing more', () =>
    expect(told(...before, readOut, confirmTranscript('Avalon'))).toEqual([]));
  it('is told to co-sponsors when it is corrected', () =>
    expect(
      told(...before, readOut, coSponsor('Borealia'), correctTranscript('Avalon', 'measures', 'policies')),
    ).toEqual([
      [
        'transcript-corrected',
        BOREALIA,
        'What was written down of the proposal on question 1 that you co-sponsor was corrected',
      ],
    ]));
  it('is told to who wrote it down, decides on it or joined it when it is disputed', () => {
    const after = told(...before, readOut, coSponsor('Borealia'), disputeTranscript('Avalon'));
    expect(after.map(([kind, to]) => [kind, to])).toEqual(
      ['chair', 'secretariat', BOREALIA].map((to) => ['transcript-disputed', to]),
    );
    expect(after[0]?.[2]).toBe('What was written down of the proposal on question 1 is disputed by who read it out');
  });
  it('makes a sub-amendment stale by its correction', () =>
    expect(
      told(
        ...before,
        readOut,
        subAmend('Borealia', 'steps', 'acts'),
        correctTranscript('Avalon', 'measures', 'policies'),
      ).map(([kind, to]) => [kind, to]),
    ).toEqual([['proposal-stale', BOREALIA]]));
});

describe('an idea', () => {
  it('that has its wording is told to its co-sponsors', () =>
    expect(
      told(
        ...before,
        raiseIdea('Avalon', Q1),
        coSponsor('Borealia', 'idea'),
        wordIdea('Avalon', 'by sea', 'by sea or river', 'idea'),
      ),
    ).toEqual([['idea-worded', BOREALIA, 'The idea on question 1 that you co-sponsor has its wording']]));
});

describe('a comment', () => {
  const suggestion = comment('Elysia', Q1, ['measures', 'steps']);
  it('that a party takes up is told to who made it', () =>
    expect(told(...before, suggestion, takeUpComment('Avalon'))).toEqual([
      ['comment-taken-up', ELYSIA, 'Avalon proposes the wording that you suggested on question 1'],
    ]));
  it('that the Chair floats is told to who made it', () =>
    expect(told(...before, suggestion, floatComment(Q1))).toEqual([
      ['comment-taken-up', ELYSIA, 'The Chair floats the wording that you suggested on question 1'],
    ]));
  it('that one takes up oneself is no news', () =>
    expect(told(...before, comment('Avalon', Q1, ['measures', 'steps']), takeUpComment('Avalon'))).toEqual([]));
});
