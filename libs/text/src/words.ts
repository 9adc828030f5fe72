/** The tokeniser new edits are cut with. Every version ever released stays: events name the one that cut their words. */
export const TOKENISER = 1;

/** Whether this program can cut words the way an event of that tokeniser did. */
export const knowsTokeniser = (version: number): boolean => version === TOKENISER;

/** One word of a wording: the blank before it (`lead`) is a flag on the word, so that no edit doubles or eats a blank. */
export interface Word {
  readonly word: string;
  readonly lead: string;
}

/** The tokeniser an event or a caller names is not one this program has. */
export class UnknownTokeniser extends Error {
  readonly code = 'TOKENISER_UNKNOWN';

  constructor(readonly version: number) {
    super(`Tokeniser ${String(version)} is not known here; this program has tokeniser ${String(TOKENISER)}.`);
    this.name = 'UnknownTokeniser';
  }
}

/** Scripts written without blanks: one word per base character. U+30FC and U+FF70 lengthen kana but have no script. */
const UNSPACED =
  ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar']
    .map((s) => `\\p{Script=${s}}`)
    .join('') + '\\u30FC\\uFF70';
/** Raised and lowered figures are footnote marks here: a mark may go without its word. */
const RAISED = '\\u00B2\\u00B3\\u00B9\\u2070-\\u2079\\u2080-\\u2089';
/** What has no life of its own belongs to the character before it: accents, joiners, marks of direction. */
const ATTACHED = '\\p{M}\\p{Cf}';
const LETTER = `[[\\p{L}\\p{N}${ATTACHED}_]--[${UNSPACED}]--[${RAISED}]]`;
const JOINED = [
  `['’\\-‐‑·׳״]${LETTER}+`,
  `(?<=\\p{Script=Hebrew}\\p{M}*)"(?=\\p{Script=Hebrew})${LETTER}+`,
  `[.,٫٬](?=\\p{Nd})${LETTER}+`,
].join('|');
const WORD = [
  `[${UNSPACED}][${ATTACHED}]*`,
  `${LETTER}+(?:${JOINED})*`,
  `\\p{RI}\\p{RI}`,
  `\\p{ExtPict}(?:[${ATTACHED}\\p{EMod}]|(?<=\\u200D)\\p{ExtPict})*`,
  `[${RAISED}]+`,
  `[^\\p{Zs}\\n][${ATTACHED}]*`,
].join('|');
const CUT = new RegExp(`\\n|\\p{Zs}*(?:${WORD})`, 'gv');

/** The same for runs of ASCII: five times as fast, and most runs are that. */
const ASCII = /^[\n -~]*$/;
const CUT_ASCII = /\n| *(?:[A-Za-z0-9_]+(?:['-][A-Za-z0-9_]+|[.,](?=[0-9])[A-Za-z0-9_]+)*|[!-~])/g;

/** At the head of a paragraph the lead is not seen; these would join without a blank if something came before them. */
const JOINS_WITHOUT_BLANK = new RegExp(`^[${UNSPACED}\\u3001-\\u303F\\uFF00-\\uFFEF]`, 'v');

const BLANK = /^\p{Zs}$/u;
const isBlank = (char: string | undefined): boolean => char !== undefined && BLANK.test(char);

/** Written as loops: a pattern that may begin anywhere takes quadratic time over a long run of no-break spaces. */
const stripped = (line: string): string => {
  let from = 0;
  let to = line.length;
  while (from < to && isBlank(line[from])) from += 1;
  while (to > from && isBlank(line[to - 1])) to -= 1;
  return line.slice(from, to);
};

/** Single blanks between visible ASCII: normal as it is, and most of what is asked about is that. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * The form in which wordings are kept and compared; "exact" always means equal after this. NFC; lone surrogates become
 * U+FFFD, as they would in UTF-8; every line and paragraph separator is LF; tabs and runs of breaking blanks are one space;
 * no-break, figure, narrow no-break and ideographic spaces stay; no blanks around line ends, no empty lines at either end.
 */
export const normalise = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const lines = text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\uFEFF', '')
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[ \t\u1680\u2000-\u2006\u2008-\u200A\u205F]+/g, ' ')
    .split('\n')
    .map(stripped);
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? '' : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1).join('\n');
};

/** A run cut into its words, each with its lead. */
export const textsOfRun = (run: string): string[] => run.match(ASCII.test(run) ? CUT_ASCII : CUT) ?? [];

/** A word apart from its lead. */
export const wordOf = (text: string): Word => {
  let lead = 0;
  while (text.charCodeAt(lead) === BLANK_CODE || (text.charCodeAt(lead) > LAST_ASCII && isBlank(text[lead]))) lead += 1;
  return { word: lead === 0 ? text : text.slice(lead), lead: lead === 0 ? '' : text.slice(0, lead) };
};

const BLANK_CODE = 0x20;
const LAST_ASCII = 0x7f;

/** The words of a run that is joined with explicit leads, as `join` makes it and events carry it. */
export const wordsOfRun = (run: string): Word[] => textsOfRun(run).map(wordOf);

/** The words of a wording, normalised first; throws UnknownTokeniser for a version this program does not have. */
export const tokenise = (text: string, version: number = TOKENISER): Word[] => textsOf(text, version).map(wordOf);

/** The same with each word joined to its lead. */
export const textsOf = (text: string, version: number): string[] => {
  if (!knowsTokeniser(version)) throw new UnknownTokeniser(version);
  return withHeads(textsOfRun(normalise(text)));
};

/** The head of a paragraph gets the lead it would need if something were put before it. */
const withHeads = (texts: readonly string[]): string[] =>
  texts.map((text, i) =>
    (i === 0 || texts[i - 1] === '\n') && text !== '\n' && !JOINS_WITHOUT_BLANK.test(text) ? ` ${text}` : text,
  );

/** Whether a word begins a paragraph, where its lead is not seen. */
export const isHead = (words: readonly Word[], i: number): boolean => i === 0 || words[i - 1]?.word === '\n';

/** The wording that words make: leads are seen except at the head of a paragraph. */
export const render = (words: readonly Word[]): string => {
  let text = '';
  let head = true;
  for (const { word, lead } of words) {
    text += head ? word : lead + word;
    head = word === '\n';
  }
  return text;
};

/** A run of words with every lead explicit, the first one too; `wordsOfRun` reads it back. */
export const join = (words: readonly Word[]): string => words.reduce((run, { word, lead }) => run + lead + word, '');

/** Whether a run is one that `join` could have made of normalised words, and so reads back to the same words. */
export const isNormalRun = (run: string): boolean => {
  if (/^\p{M}/u.test(run)) return false; // it would melt into the word before it
  const inside = run.split('\n').map((line, i) => (i === 0 ? line : line.replace(/^ /, '')));
  return normalise(`(${inside.join('\n')})`) === `(${inside.join('\n')})` && join(wordsOfRun(run)) === run;
};
