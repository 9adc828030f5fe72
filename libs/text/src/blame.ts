import { creditedTo, NOBODY, stampsAt, struckBy, type Stamp, type Weave, type WovenStamp } from './weave.js';
import { wordOf } from './words.js';

/** Words in a row that came to stand by one act, and, when struck, went by one act. */
export interface Run extends Stamp {
  readonly text: string;
  readonly struck?: Stamp;
  readonly movedFrom?: Stamp;
  /** Where they came from another question: in which they were written, and the revision at which they came here. */
  readonly origin?: { readonly question: string; readonly entered: number };
}

/**
 * Who put each word of a wording there. The texts of the runs concatenate to the wording; with `struck`, the words that no
 * longer stand are there too, in place.
 */
export const blame = (weave: Weave, { revision = Infinity, struck = false } = {}): Run[] =>
  runsAt(weave, stampsAt(weave, revision), struck).map((run) => attributed(weave, run));

const runsAt = ({ stamps: woven, texts, put, gone }: Weave, stamps: number, struck: boolean): PlainRun[] => {
  const runs: PlainRun[] = [];
  let open: PlainRun | undefined;
  let head = true;
  texts.forEach((text, i) => {
    const by = put[i] ?? 0;
    const out = struckBy(woven, gone[i] ?? 0, stamps);
    if (by >= stamps || (out > 0 && !struck)) return;
    const seen = head ? wordOf(text).word : text;
    head = text === '\n';
    if (open?.put === by && open.gone === out) open.text += seen;
    else runs.push((open = { text: seen, put: by, gone: out }));
  });
  return runs;
};

/** Words in a row put in by one stamp and struck by one, 0 if they stand. */
interface PlainRun {
  text: string;
  readonly put: number;
  readonly gone: number;
}

const attributed = (weave: Weave, { text, put, gone }: PlainRun): Run => {
  const { origin, moved, revision: entered }: WovenStamp = weave.stamps[put] ?? NOBODY;
  const { revision, reading, decision, by, proposal } = creditedTo(weave, put) ?? NOBODY;
  // Field by field: spreading what may not be there takes five times as long, for every run.
  const run: { -readonly [field in keyof Run]: Run[field] } = { text, revision, reading, decision, by };
  if (proposal !== undefined) run.proposal = proposal;
  const struck = gone > 0 ? creditedTo(weave, gone) : undefined;
  if (struck) run.struck = struck;
  const movedFrom = moved === undefined ? undefined : creditedTo(weave, moved);
  if (movedFrom) run.movedFrom = movedFrom;
  if (origin) run.origin = { question: origin.question, entered };
  return run;
};
