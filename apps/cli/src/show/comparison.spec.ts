import { terminalOn } from '../terminal.js';
import { act, names, plain, put, runs, seen } from '../testing/worded.js';
import { comparisonLines, type Comparison } from './comparison.js';

const coloured = terminalOn({ isTTY: true, columns: 60, write: () => true }, { write: () => true }, {});

const comparison: Comparison = {
  ...{ text: 'draft', from: { revision: '5' }, to: { revision: '9' } },
  questions: [
    { number: '1', was: '2', changes: ['moved', 'changed'], status: { from: 'open', to: 'agreed' }, runs, acts: [] },
    {
      ...{ was: '1', changes: ['removed'], status: { from: 'open' } },
      acts: [{ type: 'QuestionRemoved', revision: 8, reason: 'duplication', by: { role: 'chair' } }],
    },
    { number: '2', changes: ['added'], runs: [{ fate: 'moved-here', text: 'New?' }], acts: [] },
  ],
};

describe('a comparison on the terminal', () => {
  it('is marked where nobody sees colour', () => {
    expect(comparisonLines(comparison, names, plain)).toEqual([
      'draft: revision 5 to revision 9',
      '',
      '{+inserted+} {-struck-} {>moved here<} {<moved away>}',
      '',
      '1    moved, changed, agreed, was 2',
      '     States {-shall-} {+should+} report.',
      '     Avalon · ProposalAccepted · reading 1 · revision 7',
      '',
      '1    removed, gone',
      '     chair · QuestionRemoved · duplication · revision 8',
      '',
      '2    added',
      '     {>New?<}',
    ]);
  });

  it('says who wrote what a split brought in, beside what brought it in, each once', () => {
    const parted = { revision: 8, reading: 1, decision: 'SplitAccepted', by: ['chair'] };
    const part = [
      { fate: 'inserted', text: 'States', put: parted, first: put },
      { fate: 'inserted', text: ' should', put: parted, first: act },
      { fate: 'inserted', text: ' report', put: parted, first: put },
      { fate: 'inserted', text: ' soon', put: { ...act, revision: 9 } },
      { fate: 'kept', text: '.', put: parted, first: { ...act, revision: 3 } },
    ] as const;
    const questions = [{ number: '3', changes: ['added'], runs: part, acts: [] }];
    expect(comparisonLines({ ...comparison, questions }, names, plain).slice(4)).toEqual([
      '3    added',
      '     {+States+} {+should+} {+report+} {+soon+}.',
      '     chair · SplitAccepted · reading 1 · revision 8',
      '       first written by chair · QuestionTabled · revision 1',
      '       first written by Avalon · ProposalAccepted · reading 1 · revision 7',
      '     Avalon · ProposalAccepted · reading 1 · revision 9',
    ]);
  });

  it('follows a question to what it became, and back', () => {
    const parted = { revision: 8, reading: 1, decision: 'SplitAccepted', by: ['chair'] };
    const split = { type: 'SplitAccepted', revision: 8, by: { role: 'chair' } };
    const kin = [{ questionId: 'p', number: '3' }, { questionId: 'q', status: 'removed' }, { questionId: 'r' }];
    const known = { ...names, questions: new Map([['r', '7']]) };
    const whole = { was: '2', changes: ['removed'], status: { from: 'open', to: 'split' }, into: kin, acts: [split] };
    const part = { number: '3', changes: ['added'], status: { to: 'agreed' }, outOf: kin.slice(0, 1), acts: [split] };
    const told = (questions: Comparison['questions'] & object) =>
      comparisonLines({ ...comparison, questions }, known, plain).slice(4);
    const went = [
      { fate: 'moved-away', text: 'States', put },
      { fate: 'struck', text: ' shall', put, struck: act },
    ] as const;
    const came = [{ fate: 'moved-here', text: 'States', put: parted, first: put }] as const;
    expect(
      told([
        { ...whole, runs: went },
        { ...part, runs: came },
      ]),
    ).toEqual([
      '2    split into 3, one that was taken out and 7',
      '     {<States>} {-shall-}',
      '     Avalon · ProposalAccepted · reading 1 · revision 7',
      '     chair · SplitAccepted · revision 8',
      '',
      '3    added, out of 3, agreed',
      '     {>States<}',
      '     chair · SplitAccepted · reading 1 · revision 8',
      '       first written by chair · QuestionTabled · revision 1',
    ]);
    const merged = { ...whole, status: { from: 'open', to: 'merged' }, into: [{ questionId: 'x' }] };
    expect(told([merged])[0]).toBe('2    merged into another');
    expect(told([{ ...merged, status: { from: 'open' }, into: kin.slice(0, 1) }])[0]).toBe('2    removed, back into 3');
    expect(told([{ ...merged, status: { from: 'open', to: 'removed' }, into: [] }])[0]).toBe('2    removed');
  });

  it('shows brackets that were put or settled, apart from those of the wording', () => {
    const edge = (fate: 'kept' | 'inserted' | 'struck', end: '[' | ']') => ({
      ...{ fate, text: '', bracket: { edge: end }, put: act },
      ...(fate === 'struck' && { struck: { ...act, revision: 9, decision: 'BracketsSettled' } }),
    });
    const told = (...all: NonNullable<NonNullable<Comparison['questions']>[number]['runs']>) =>
      comparisonLines(
        { ...comparison, questions: [{ number: '1', changes: ['brackets'], runs: all, acts: [] }] },
        names,
        plain,
      ).slice(4);
    const [states, shall, report] = [
      { fate: 'kept', text: 'States', put },
      { fate: 'kept', text: ' shall', put },
      { fate: 'kept', text: ' report [1].', put },
    ] as const;
    expect(told(states, edge('inserted', '['), shall, edge('inserted', ']'), report)).toEqual([
      '1    brackets put',
      '     States {+[+}shall{+]+} report \\[1\\].',
      '     Avalon · ProposalAccepted · reading 1 · revision 7',
    ]);
    const settled = told(edge('struck', '['), edge('kept', '['), states, edge('kept', ']'), shall, edge('struck', ']'));
    expect(settled.slice(0, 3)).toEqual([
      '1    brackets settled',
      '     {-[-}[States] shall{-]-}',
      '     Avalon · BracketsSettled · reading 1 · revision 9',
    ]);
    const fresh = { fate: 'inserted', text: ' soon', put: act } as const;
    expect(told(states, edge('inserted', '['), fresh, edge('inserted', ']'))[1]).toBe('     States {+[soon]+}');
  });

  it('is coloured instead on a terminal', () => {
    const lines = comparisonLines(comparison, names, coloured).join('\n');
    expect(lines).not.toContain('{+');
    expect(lines).toContain(coloured.style('green', 'should'));
    expect(lines).toContain(coloured.style('red', coloured.style('strikethrough', 'shall')));
  });

  it('says when nothing differs', () => {
    expect(comparisonLines({ ...comparison, questions: [] }, names, plain).at(-1)).toBe('Nothing differs.');
  });

  it('sets apart what runs from right to left, with who changed it named apart from the rest of the line', () => {
    const from = { ...put, by: ['b'] };
    const changed = [
      { fate: 'kept', text: 'מדינות', put },
      { fate: 'struck', text: ' רשאיות', put, struck: { ...from, revision: 8 } },
      { fate: 'inserted', text: ' חייבות', put: act },
    ] as const;
    const called = { ...names, delegations: new Map([...names.delegations, ['b', 'אבלון']]) };
    const questions = [{ number: '3', changes: ['changed'], runs: changed, acts: [] }];
    expect(
      comparisonLines({ ...comparison, questions }, called, plain)
        .slice(4)
        .map(seen),
    ).toEqual([
      '3    changed',
      '     <R <R מדינות> <R {-רשאיות-}> <R {+חייבות+}>>',
      '     Avalon · ProposalAccepted · reading 1 · revision 7',
      '     <R אבלון> · QuestionTabled · revision 8',
    ]);
  });
});
