import { isolating } from '../direction.js';
import { widthOf, type Style, type Terminal } from '../terminal.js';

/** Words in a row that are told alike: how they look on a terminal, and what marks them where nobody sees colour. */
export interface Piece {
  readonly text: string;
  readonly styles?: readonly Style[];
  readonly marks?: readonly [open: string, close: string];
}

/** A word of a piece, with its marks if it is the first or the last. */
interface Word {
  readonly text: string;
  readonly blank: boolean;
  readonly piece: Piece;
}

/**
 * Pieces in lines that hang under the first. Where any script runs from right to left, every line is isolated in the direction
 * of the whole, and in it every piece, so that neither marks nor neighbours change its order.
 */
export const laidOut = (
  pieces: readonly Piece[],
  terminal: Terminal,
  first = '',
  indent = ' '.repeat(first.length),
): string[] => {
  const isolate = isolating(pieces.map(({ text }) => text).join(' '));
  const words = pieces.flatMap((piece, i) => wordsOf(piece, pieces[i - 1], terminal));
  return broken(words, terminal.width - indent.length).map(
    (line, i) => (i === 0 ? first : indent) + isolate(painted(line, terminal, isolate)),
  );
};

/** Lines of a width, broken at blanks only. */
const broken = (words: readonly Word[], width: number): Word[][] => {
  const lines: Word[][] = [];
  let used = width;
  for (const word of words) {
    const wider = Number(word.blank) + widthOf(word.text);
    const open = lines.at(-1);
    if (open && (!word.blank || used + wider <= width)) open.push(word);
    else lines.push([word]);
    used = open && lines.at(-1) === open ? used + wider : widthOf(word.text);
  }
  return lines;
};

const wordsOf = (piece: Piece, before: Piece | undefined, { colour }: Terminal): Word[] => {
  const [open, close] = (colour === true ? undefined : piece.marks) ?? ['', ''];
  const words = (piece.text.trim() || LINE_END).split(/\s+/);
  const last = words.length - 1;
  return words.map((word, i) => ({
    text: `${i === 0 ? open : ''}${word}${i === last ? close : ''}`,
    blank: i > 0 || standsApart(piece, before),
    piece,
  }));
};

const LINE_END = '¶';

/** Behind a blank; what went and what came never run together. */
const standsApart = (piece: Piece, before: Piece | undefined): boolean =>
  /^\s/.test(piece.text) ||
  /\s$/.test(before?.text ?? '') ||
  (before?.marks !== undefined && piece.marks !== undefined);

const painted = (line: readonly Word[], terminal: Terminal, isolate: (text: string) => string): string => {
  const groups: Word[][] = [];
  for (const word of line) {
    const open = groups.at(-1);
    if (open?.[0]?.piece === word.piece) open.push(word);
    else groups.push([word]);
  }
  return groups
    .map((group, i) => (i > 0 && startsApart(group) ? ' ' : '') + isolate(styledRun(group, terminal)))
    .join('');
};

const startsApart = ([word]: readonly Word[]): boolean => word?.blank === true;

const styledRun = (group: readonly Word[], terminal: Terminal): string => {
  const text = group.map((word, i) => (i > 0 && word.blank ? ' ' : '') + word.text).join('');
  return (group[0]?.piece.styles ?? []).reduce((all, style) => terminal.style(style, all), text);
};
