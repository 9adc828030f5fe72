import { register } from '#negotiation';
import {
  accept,
  aloud,
  closed,
  confirmTranscript,
  decide,
  disputeTranscript,
  issued,
  overriding,
  proposed,
  Q1,
  transcribed,
  type Step,
} from '../../../../libs/negotiation/src/testing/index.js';
import { room } from '../testing/record.js';
import { paperOf } from './paper-of.js';

const NotRetain = register.find(({ name }) => name === 'NotRetain')!.command;

const notesAfter = (...steps: readonly Step[]): readonly string[] => {
  const { text, body } = room(...steps, overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED'), issued);
  const paper = paperOf(text, text.versions.at(-1)!, body, 'en');
  const asked = paper.sections.flatMap(({ questions }) => questions).find(({ id }) => id === Q1);
  return (asked?.notes ?? []).filter((note) => !note.includes('R13'));
};

const readOut = transcribed('Avalon', proposed);

describe('a paper of words that were read out', () => {
  it('says that nobody confirmed what was written down', () =>
    expect(notesAfter(readOut, accept)).toEqual(['Read out by Avalon; the transcript is unconfirmed']));
  it('says that who read them out disputes it, and leaves the decision as it is', () =>
    expect(notesAfter(readOut, accept, disputeTranscript('Avalon'))).toEqual([
      'Read out by Avalon; the transcript is disputed',
    ]));
  it('says nothing once they are confirmed, or where their delegate typed them', () => {
    expect(notesAfter(readOut, accept, confirmTranscript('Avalon'))).toEqual([]);
    expect(notesAfter(aloud(proposed), accept)).toEqual([]);
  });
  it('says nothing of words that are not in it', () => expect(notesAfter(readOut, decide(NotRetain))).toEqual([]));
});
