import type { PaperQuestion as Asked } from '#negotiation';
import type { Footnotes } from './footnotes.js';

/**
 * What a paper says of an agreement that is not plain consensus: whom it was declared over, who spoke up since, whom it
 * waits for; and what parties reserve beside it.
 */
export const agreementNotes = (
  { notwithstanding = [], contestedAfterwards = [], subjectTo = [], reservations = [] }: Asked,
  footnotes: Footnotes,
): string[] => [
  ...said('Agreed notwithstanding the objection of', notwithstanding, footnotes),
  ...said('Agreed, contested afterwards by', contestedAfterwards, footnotes),
  ...said(
    'Subject to what their capitals say:',
    subjectTo.map((by) => ({ by })),
    footnotes,
  ),
  ...reservations.map(({ by, words }) => `Reservation of ${footnotes.names([by]).join('')}: “${words}”`),
];

const said = (words: string, all: readonly { readonly by: string }[], footnotes: Footnotes): string[] => {
  const names = footnotes.names([...new Set(all.map(({ by }) => by))]);
  return names.length === 0 ? [] : [`${words} ${listed(names)}`];
};

const listed = (names: readonly string[]): string =>
  names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
