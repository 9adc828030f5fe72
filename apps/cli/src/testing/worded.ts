import type { Terminal } from '../terminal.js';

/** A terminal that shows no colour. */
export const plain: Terminal = { width: 60, out: () => undefined, note: () => undefined, style: (_, text) => text };

export const names = { questions: new Map<string, string>(), delegations: new Map([['a', 'Avalon']]) };
export const put = { revision: 1, reading: 0, decision: 'QuestionTabled', by: ['chair'] };
export const act = { revision: 7, reading: 1, decision: 'ProposalAccepted', by: ['a'] };

export const runs = [
  { fate: 'kept', text: 'States', put },
  { fate: 'struck', text: ' shall', put, struck: act },
  { fate: 'inserted', text: ' should', put: act },
  { fate: 'kept', text: ' report.', put },
] as const;

/** What is set apart, and in which direction. */
export const seen = (line: string): string =>
  line.replaceAll('\u2067', '<R ').replaceAll('\u2066', '<L ').replaceAll('\u2069', '>');
