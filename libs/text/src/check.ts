import type { Edit, EditFault, EditFaultCode, Hunk } from './edit.js';
import { wordsAt, type Weave, type Woven } from './weave.js';
import { isNormalRun, join, knowsTokeniser, render, wordsOfRun } from './words.js';

/** What a fault is called and what it says. */
export const fault = (code: EditFaultCode, message: string): EditFault => ({ code, message });

/** Whether an edit fits the wording at its base; `head` is the last revision of the text's stream, beyond which no base lies. */
export const check = (weave: Weave, edit: Edit, head = Infinity): EditFault | undefined => {
  const { base, tokeniser, hunks } = edit;
  if (!knowsTokeniser(tokeniser))
    return fault('TOKENISER_UNKNOWN', `Tokeniser ${String(tokeniser)} is not known here.`);
  if (!Number.isSafeInteger(base) || base < weave.opened || base > head)
    return fault('BASE_UNKNOWN', `This question has no wording at revision ${String(base)}.`);
  const words = wordsAt(weave, base);
  let last = 0;
  for (const hunk of hunks) {
    const found = hunkFault(words, hunk, last);
    if (found) return found;
    last = hunk.to;
  }
  return render(spliced(words, hunks)) === render(words)
    ? fault('CHANGES_NOTHING', 'The wording would stay as it is.')
    : undefined;
};

const hunkFault = (words: readonly Woven[], { from, to, del, ins }: Hunk, last: number): EditFault | undefined => {
  const range = `words ${String(from)} to ${String(to)}`;
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from || to > words.length)
    return fault('HUNK_OUT_OF_RANGE', `There are no ${range} in a wording of ${String(words.length)}.`);
  if (from < last) return fault('HUNKS_OVERLAP', `The hunk at ${range} begins before the one before it ends.`);
  const stands = join(words.slice(from, to));
  if (stands !== del) return fault('WITNESS_MISMATCH', `At ${range} stands "${stands}", not "${del}".`);
  if (!isNormalRun(ins))
    return fault('INSERTION_NOT_NORMAL', `"${ins}" is not a run of normalised words with their leads.`);
  return ins === del ? fault('CHANGES_NOTHING', `The hunk at ${range} changes nothing.`) : undefined;
};

/** Words with hunks put in, both counted in the same wording. */
export const spliced = (words: readonly Woven[], hunks: readonly Hunk[]): { word: string; lead: string }[] => {
  let done = 0;
  const parts = hunks.flatMap(({ from, to, ins }) => {
    const before = words.slice(done, from);
    done = to;
    return [before, wordsOfRun(ins)];
  });
  return [...parts, words.slice(done)].flat();
};

/** The wording an edit would give if nothing else changed since its base. */
export const wordingWith = (weave: Weave, edit: Edit): string => render(spliced(wordsAt(weave, edit.base), edit.hunks));
