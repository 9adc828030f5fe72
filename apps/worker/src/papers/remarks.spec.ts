import { contentHash, contentOf, type Text } from '#negotiation';
import { renderPaper, type Paper } from '#delivery';
import {
  agreeNotwithstanding,
  allCarriedOver,
  amend,
  carryProposalOver,
  chairs,
  closed,
  dispose,
  idOf,
  interim,
  issued,
  meeting,
  object,
  overriding,
  overtaken,
  packed,
  propose,
  proposed,
  put,
  Q1,
  Q2,
  recordedFor,
  redraft,
  type Step,
} from '../../../../libs/negotiation/src/testing/index.js';
import { register } from '#negotiation';
import { room } from '../testing/record.js';
import { paperOf } from './paper-of.js';

const CorrectSlip = register.find(({ name }) => name === 'CorrectSlip')!.command;
const corrected: Step = (now) =>
  chairs(CorrectSlip, { revision: String(now.text.revision), words: 'The wrong key.' })(now);

const issue = (...steps: readonly Step[]): { text: Text; paper: Paper } => {
  const { text, body } = room(meeting, ...steps);
  return { text, paper: paperOf(text, text.versions.at(-1)!, body, 'en') };
};
const notesOn = (paper: Paper, question: string): readonly string[] =>
  paper.sections.flatMap(({ questions }) => questions).find(({ id }) => id === question)?.notes ?? [];

const settledByTheChair = [proposed, ...overtaken, overriding(amend('policies', 'steps'), 'R28', 'PROPOSAL_STALE')];

describe('what a paper says beside the words', () => {
  it('tells a stale proposal settled by the Chair: by which rule, over whom, with which words', () => {
    const { paper } = issue(...settledByTheChair, interim());
    expect(notesOn(paper, Q1)).toContainEqual(
      expect.stringMatching(/^On the Chair’s responsibility \(R28\): proposal stale, over Avalon: “.+”$/),
    );
  });

  it('tells an objection ruled on, with the words by which the rule was passed', () => {
    const { paper } = issue(object('Borealia', Q1), put(Q1), agreeNotwithstanding(), interim());
    expect(notesOn(paper, Q1)).toEqual([
      'Agreed notwithstanding the objection of Borealia',
      'On the Chair’s responsibility (R11): objection live, over Borealia: “One delegation stands alone.”',
    ]);
  });

  it('tells what a reading was closed over, question by question, with the words', () => {
    const over = overriding(closed, 'R13', 'QUESTION_NOT_DISPOSED');
    const { paper } = issue(dispose(Q2, 'agreed'), over, issued);
    const passed = /^On the Chair’s responsibility \(R13\): neither settled nor carried over .+: “.+”$/;
    expect(notesOn(paper, Q1).filter((note) => passed.test(note))).toHaveLength(1);
    expect(notesOn(paper, Q2)).toEqual([]);
  });

  it('tells a slip that was corrected, and nothing of what it had been', () => {
    const { paper } = issue(dispose(Q2, 'removed', { reason: 'duplication' }), corrected, interim());
    expect(notesOn(paper, Q2)).toEqual([expect.stringMatching(/^Corrected on 2018-07-04 09:00 UTC: The wrong key\.$/)]);
    const undone = issue(...settledByTheChair, corrected, interim()).paper;
    expect(notesOn(undone, Q1)).toEqual([expect.stringContaining('Corrected on')]);
  });

  it('tells nothing of what was recorded for the wrong delegation', () => {
    const { paper } = issue(recordedFor('Borealia', object('Borealia', Q1)), corrected, interim());
    expect(notesOn(paper, Q1)).toEqual([]);
  });

  it('tells what a redraft answers', () => {
    const answers = [{ proposalId: idOf('p') }, { objectionId: idOf('o') }];
    const steps = [proposed, object('Borealia', Q1, 'o'), ...allCarriedOver, carryProposalOver(), closed];
    const { paper } = issue(...steps, redraft(Q1, 'measures', 'steps', answers), issued);
    expect(notesOn(paper, Q1)).toContainEqual(
      expect.stringMatching(
        /^Redrafted after reading 1 .+ in answer to the proposal of Avalon; the objection of Borealia$/,
      ),
    );
  });

  it('tells what was decided together', () => {
    const other = propose('Borealia', Q2, 'reasons', 'grounds', 'other');
    const { paper } = issue(proposed, other, packed('accepted', 'p', 'other'), interim());
    for (const question of [Q1, Q2])
      expect(notesOn(paper, question)).toContainEqual(
        expect.stringMatching(
          /^Decided as part of a package \(entry \d+ of the record of this text\): questions .+, .+$/,
        ),
      );
  });

  it('tells it of a question that was taken out too', () => {
    const { paper } = issue(...settledByTheChair, dispose(Q1, 'removed', { reason: 'duplication' }), interim());
    expect(paper.remarks).toEqual([expect.stringContaining('(R28)')]);
    expect(renderPaper(paper).html).toContain('(R28): proposal stale');
  });

  it('leaves a paper of the first form as it was, and its hash', () => {
    const { text } = issue(...settledByTheChair, interim());
    const { form: _, ...version } = text.versions.at(-1)!;
    const { body } = room();
    expect(notesOn(paperOf(text, version, body, 'en'), Q1)).toEqual([]);
    expect(contentHash(contentOf(text, 1))).not.toBe(contentHash(contentOf(text)));
    expect(JSON.stringify(contentOf(text, 1))).not.toContain('remarks');
  });
});
