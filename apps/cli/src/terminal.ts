import { stripVTControlCharacters, styleText } from 'node:util';
import { isolated, isolating } from './direction.js';

export type Style = 'bold' | 'dim' | 'yellow' | 'red' | 'green' | 'cyan' | 'magenta' | 'blue' | 'strikethrough';

/** Where the command line speaks: lines to standard output, what is not an answer to standard error. */
export interface Terminal {
  readonly width: number;
  /** Whether styles are seen; without it, marks must say what they would. */
  readonly colour?: boolean;
  out(...lines: readonly string[]): void;
  note(...lines: readonly string[]): void;
  /** A line that the next one replaces, and '' removes; only where somebody looks at standard error. */
  status?(line: string): void;
  /** Colour where somebody looks at it; plain text everywhere else. */
  style(style: Style, text: string): string;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const WIDTH = 100;
/** A narrower one is written to as if it had this: its own line breaks are no worse than one word to a line. */
const NARROWEST = 40;

/** A terminal that does not know how wide it is may say 0. */
const columnsOf = ({ columns = 0 }: Stream): number => (columns > 0 ? columns : WIDTH);

/** A terminal over two streams. `NO_COLOR` is respected. */
export const terminalOn = (out: Stream, err: Stream, env: NodeJS.ProcessEnv): Terminal => {
  const colour = out.isTTY === true && (env.NO_COLOR ?? '') === '';
  return {
    width: Math.min(Math.max(columnsOf(out), NARROWEST), WIDTH),
    colour,
    out: (...lines) => lines.forEach((line) => out.write(`${line}\n`)),
    note: (...lines) => lines.forEach((line) => err.write(`${line}\n`)),
    ...(err.isTTY === true && { status: (line: string) => void err.write(`\r\x1b[K${line}`) }),
    style: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
  };
};

/** Columns as wide as their widest cell, but for the last. */
export const aligned = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, widthOf(cell))),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, i) => isolated(cell) + (i === row.length - 1 ? '' : ' '.repeat((widths[i] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
};

/** Letters as people count them: one with its accents is one. */
const LETTERS = new Intl.Segmenter();

export const widthOf = (cell: string): number => [...LETTERS.segment(stripVTControlCharacters(cell))].length;

/** Words broken into lines of a width, each after the first indented. */
export const wrapped = (text: string, width: number, first = '', indent = ' '.repeat(first.length)): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    const before = lines.length === 0 ? first : indent;
    if (line !== '' && widthOf(before + line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line += (line === '' ? '' : ' ') + word;
  }
  const isolate = isolating(text);
  return [...lines, line].map((one, i) => (i === 0 ? first : indent) + isolate(one));
};
