import { contentHash, contentOf } from '#negotiation';
import { renderPaper } from '#delivery';
import { interim, Q1, Q4, reserve } from '../../../../libs/negotiation/src/testing/index.js';
import { CONCLUDED, room, TO_THE_CONFERENCE } from '../testing/record.js';
import { paperOf } from './paper-of.js';

describe('the paper of a version', () => {
  const { text, body } = room(...CONCLUDED);
  const version = text.versions.at(-1)!;
  const paper = paperOf(text, version, body, 'en');
  const questions = paper.sections.flatMap((section) => section.questions);

  it('can be rendered, and bears the hash of what it shows', () => {
    expect(renderPaper(paper).html).toContain(contentHash(contentOf(text)));
    expect(paper.contentHash).toBe(contentHash(contentOf(text)));
  });

  it('says where and when it was issued', () =>
    expect(paper.masthead).toMatchObject({
      body: 'Working Group on the Smuggling of Migrants',
      session: 'Fifth session',
      place: 'Vienna',
      dates: '4–6 July 2018',
      distribution: 'Limited',
    }));

  it('shows competing wordings beside each other, with who wants which', () => {
    const first = questions.find(({ id }) => id === Q1);
    expect(first).toMatchObject({ status: 'In brackets', notes: ['Carried over from reading 1'] });
    expect(first?.segments.find(({ kind }) => kind === 'alternatives')).toMatchObject({
      options: [
        { text: 'measures', sponsors: [] },
        { text: 'steps', sponsors: ['Avalon'] },
      ],
    });
  });

  it('says of each question what the Chair passed on the record', () => {
    const passed = [{ rule: 'R14', code: 'QUESTION_NOT_SETTLED', question: Q1 }];
    const shown = paperOf(text, { ...version, passed }, body, 'en').sections.flatMap((section) => section.questions);
    expect(shown.find(({ id }) => id === Q1)?.notes).toContain(
      'On the Chair’s responsibility (R14): transmitted without having been settled',
    );
    expect(shown.filter(({ notes }) => notes.some((note) => note.includes('R14')))).toHaveLength(1);
  });

  it('says what a party reserves beside the wording', () => {
    const reserved = room(...CONCLUDED, reserve('Avalon', Q1)).text;
    const shown = paperOf(reserved, version, body, 'en').sections.flatMap((section) => section.questions);
    expect(shown.find(({ id }) => id === Q1)?.notes).toContain('Reservation of Avalon: “Subject to our law.”');
  });

  it('keeps the place of a question taken out', () => {
    expect(questions.some(({ id }) => id === Q4)).toBe(false);
    expect(paper.tombstones).toMatchObject([{ number: expect.any(String) as string }]);
  });

  it('says that it is interim', () => {
    const shown = room(interim());
    expect(paperOf(shown.text, shown.text.versions.at(-1)!, body, 'en').kind).toBe('interim revised non-paper');
  });

  it('is Conference-ready once certified', () => {
    const certified = room(...TO_THE_CONFERENCE);
    expect(paper.kind).toBe('revised non-paper');
    expect(paperOf(text, certified.text.versions.at(-1)!, body, 'en')).toMatchObject({
      kind: 'Conference-ready',
      masthead: { distribution: 'General' },
    });
  });
});
