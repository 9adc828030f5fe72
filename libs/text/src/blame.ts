import { revisionOf, standsAt, type Stamp, type Weave, type Woven } from './weave.js';

/** Words in a row that came to stand by one act, and, when struck, went by one act. */
export interface Run extends Stamp {
  readonly text: string;
  readonly struck?: Stamp;
  readonly movedFrom?: Stamp;
}

/**
 * Who put each word of a wording there. The texts of the runs concatenate to the wording; with `struck`, the words that no
 * longer stand are there too, in place.
 */
export const blame = (weave: Weave, { revision = Infinity, struck = false } = {}): Run[] =>
  runsAt(weave, revision, struck).map((run) => attributed(weave, run));

const runsAt = (weave: Weave, revision: number, struck: boolean): PlainRun[] => {
  const runs: PlainRun[] = [];
  let head = true;
  for (const word of weave.words) {
    const gone = !standsAt(weave, word, revision);
    if (gone && !(struck && revisionOf(weave, word.in) <= revision)) continue;
    const text = head ? word.word : word.lead + word.word;
    head = word.word === '\n';
    const open = runs.at(-1);
    if (open?.gone === gone && alike(open.word, word, gone)) open.text += text;
    else runs.push({ text, word, gone });
  }
  return runs;
};

/** Words in a row like this one, standing or gone. */
interface PlainRun {
  text: string;
  readonly word: Woven;
  readonly gone: boolean;
}

const alike = (a: Woven, b: Woven, gone: boolean): boolean =>
  a.in === b.in && a.moved === b.moved && (!gone || a.out === b.out);

const attributed = ({ stamps }: Weave, { text, word, gone }: PlainRun): Run => {
  const [stamp] = stamps.slice(word.in);
  const struck = gone && word.out !== undefined ? stamps[word.out] : undefined;
  const movedFrom = word.moved === undefined ? undefined : stamps[word.moved];
  return { ...(stamp ?? NOBODY), text, ...(struck && { struck }), ...(movedFrom && { movedFrom }) };
};

/** A weave whose stamps do not cover its words was not made here; it is shown rather than refused. */
const NOBODY: Stamp = { revision: 0, reading: 0, decision: '', by: [] };
