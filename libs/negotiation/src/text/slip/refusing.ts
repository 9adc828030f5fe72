import { Refused } from '#eventsourcing';
import { isTombstone, type QuestionStatus } from '../question/question.js';
import { blockingOn, pendingOn, type Text, type TextFact } from '../text.js';
import { otherWay } from './correctable.js';
import { builtOn, canBeCorrected, changedThis, creditedOn, type Later } from './later.js';
import { untouchedSince } from './overtaken.js';
import type { Done } from './recent.js';
import { isList } from './restoring.js';
import { restored, type SlipEvent } from './slip.js';
import { isEntry, rewordedBy, type Changed } from './standing-before.js';

/** An act to be corrected: how things stood before it and after it, and what of it is taken back. */
interface Undone extends Pick<Later, 'facts'> {
  readonly before: Text;
  readonly after: Text;
  readonly changes: readonly Changed[];
}

/** Newest first where acts hang together: who is told says which comes first. */
export const stillSo = (
  text: Text,
  later: readonly Done<Text, TextFact>[],
  since: readonly Later[],
  { facts, before, after, changes }: Undone,
): void => {
  const own = changes.filter((change) => !isList(change) && !isEntry(change));
  const again =
    builtOn(since, changes) ??
    creditedOn(since, changes) ??
    since.findLast((one) => own.some((change) => changedThis(one, change)));
  if (again) throw overtaken(again, facts);
  if (own.length === 0 && rewordedBy(before, after).length === 0) return;
  const untouched = untouchedSince(before, after, own);
  if (untouched(text)) return;
  const at = (i: number): Text => later[i + 1]?.before ?? text;
  const by = later.findLastIndex((one, i) => untouched(one.before) && !untouched(at(i)));
  throw overtaken(since.find(({ facts }) => facts === later[by]?.facts) ?? later[by] ?? since.at(-1), facts);
};

export const overtaken = (by: Pick<Later, 'facts'> | undefined, slip: Later['facts']): Refused => {
  const { type = 'a later act', revision = 0 } = by?.facts[0] ?? {};
  const way =
    by && canBeCorrected(by)
      ? 'correct that first'
      : `that is not corrected as a slip, so neither is this: ${otherWay(slip.map(({ type: of }) => of)) ?? ANEW}`;
  return new Refused(
    'R29',
    'SLIP_OVERTAKEN',
    `${type} at revision ${String(revision)} came after it and hangs on it: ${way}.`,
  );
};

const ANEW = 'the Chair reopens or reinstates the question if it is settled, or decides anew';

const SETTLED = new Set<QuestionStatus | null | undefined>(['agreed', 'ad-referendum', 'removed', 'split', 'merged']);

const inTheWay = (text: Text, questionId: string): { readonly id: string; readonly revision: number }[] => [
  ...blockingOn(text, questionId).map(({ objectionId: id, touched: revision }) => ({ id, revision })),
  ...pendingOn(text, questionId).map(({ proposalId: id, touched: revision }) => ({ id, revision })),
];

/** The text as it would stand, but for its words. */
export const onceCorrected = (text: Text, corrected: SlipEvent): Text =>
  restored(text, { ...corrected, revision: text.revision + 1 } as never);

/** A question is not agreed, nor taken out, over what was raised or tabled on it since: that goes through the gate. */
export const nothingAgainst = (text: Text, before: Text, corrected: SlipEvent, since: readonly Later[]): void => {
  const result = onceCorrected(text, corrected);
  const settled = corrected.data.restored.questions.filter(({ status }) => SETTLED.has(status));
  for (const { questionId, status } of settled) {
    const against = inTheWay(result, questionId).find(
      ({ id }) => !inTheWay(before, questionId).some((o) => o.id === id),
    );
    if (!against) continue;
    const fact = since.flatMap(({ facts }) => facts).find(({ revision }) => revision === against.revision);
    throw new Refused(
      'R29',
      'SLIP_OVERTAKEN',
      `${fact?.type ?? 'What was said'} at revision ${String(against.revision)} came after it, and stands against what would be restored: ` +
        (isTombstone({ status: status ?? 'open' })
          ? 'the Chair takes the question out anew.'
          : 'the question is agreed anew, once that is disposed of.'),
    );
  }
};
