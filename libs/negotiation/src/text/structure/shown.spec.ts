import { accept, delegationId, propose, proposeSplit, Q3, reading, tabled, text } from '../../testing/index.js';
import { noticesOf } from '../../notices/notices.js';
import { textRows } from '../../views/text-rows.js';
import type { TextFact } from '../text.js';

describe('a change of structure in views and notices', () => {
  const rival = propose('Borealia', Q3, 'training', 'instruction', 'rival');
  const before = text(tabled, reading, rival, proposeSplit('Avalon', Q3, [7])).room;
  const after = before.give(accept(before));
  const fact = after.facts.at(-1) as TextFact;

  it('has the order told once, and a row for what it closed and opened', () => {
    const rows = textRows(fact, before.text, after.text);
    expect(rows.filter(({ kind }) => kind === 'outline')).toMatchObject([
      { doc: { questions: [...after.text.questions.keys()] } },
    ]);
    expect(rows.flatMap(({ kind, key }) => (kind === 'question' ? [key] : []))).toEqual(
      expect.arrayContaining([Q3, ...[...after.text.questions.keys()].slice(3, 5)]),
    );
  });
  it('is heard of by its sponsors, and by whoever spoke to the question', () => {
    const heard = noticesOf(fact, before.text, after.text, after.body);
    expect(heard.map(({ kind, recipient, title }) => [kind, recipient, title])).toEqual([
      ['proposal-decided', delegationId('Avalon'), 'Your proposal on a question that was split was accepted'],
      ['question-removed', delegationId('Borealia'), 'A question that you spoke to was split'],
    ]);
  });
});
