import fc from 'fast-check';
import {
  amend,
  apply,
  bracket,
  chairEdit,
  fold,
  isFault,
  settle,
  settleAll,
  spansAt,
  stale,
  type Accepted,
  type Applied,
  type Edit,
  type EditFault,
  type Weave,
  type WordingEvent,
} from '../index.js';
import { editOf, moment, opened, sketch, wording, type Sketch } from './arbitraries.js';

/** One step of a negotiation: a proposal is tabled, and something is decided about one that was tabled at any time before. */
export interface Step {
  readonly table: Sketch;
  readonly chair: Sketch;
  readonly act: 'wait' | 'accept' | 'amend' | 'chair' | 'bracket' | 'settle' | 'settleAll';
  readonly pick: number;
}

/** A first wording and the steps of its negotiation. */
export const timeline: fc.Arbitrary<{ text: string; steps: Step[] }> = fc.record({
  text: wording(4, 24),
  steps: fc.array(
    fc.record({
      table: sketch,
      chair: sketch,
      act: fc.constantFrom(
        'wait',
        'accept',
        'accept',
        'accept',
        'amend',
        'chair',
        'bracket',
        'bracket',
        'settle',
        'settleAll',
      ),
      pick: fc.nat(50),
    }) as fc.Arbitrary<Step>,
    { minLength: 3, maxLength: 9 },
  ),
});

/** An event of a played timeline, with the weave before and after it. */
export interface Played extends WordingEvent, Accepted {
  readonly act: Step['act'];
  readonly before: Weave;
  readonly after: Weave;
}

/** Plays a timeline: a stale proposal is never decided as it stands, and a fault records nothing. */
export const play = ({ text, steps }: { text: string; steps: readonly Step[] }): { weave: Weave; log: Played[] } => {
  let weave = opened(text);
  const log: Played[] = [];
  let tabled: Edit[] = [];
  steps.forEach((step, i) => {
    const fresh = editOf(weave, step.table);
    if (fresh) tabled.push(fresh);
    const edit = tabled[step.pick % Math.max(1, tabled.length)];
    const source = step.act === 'amend' || step.act === 'chair' ? editOf(weave, step.chair) : edit;
    const outcome = decide(weave, step, i, edit, source, log);
    if (!outcome || isFault(outcome)) return;
    if (step.act !== 'chair' && !step.act.startsWith('settle')) tabled = tabled.filter((other) => other !== edit);
    const before = weave;
    weave = fold(weave, moment(weave.revision + 1), outcome);
    const settling = step.act.startsWith('settle');
    log.push({
      ...moment(weave.revision),
      applied: outcome,
      act: step.act,
      before,
      after: weave,
      ...(!settling && source && { edit: source }),
    });
  });
  return { weave, log };
};

const decide = (
  weave: Weave,
  { act, pick }: Step,
  step: number,
  edit: Edit | undefined,
  source: Edit | undefined,
  log: readonly Accepted[],
): Applied | EditFault | undefined => {
  if (act === 'settle') return settleOne(weave, pick);
  if (act === 'settleAll') return pick % 4 === 0 && spansAt(weave).length > 0 ? settleAll(weave) : undefined;
  if (act === 'chair') return source && chairEdit(weave, source);
  if (!edit || !source || stale(weave, edit, log).length > 0) return undefined;
  const proposal = { edit, by: [`delegation${String(pick % 3)}`], proposal: `p${String(step)}` };
  const acts = {
    wait: () => undefined,
    accept: () => apply(weave, edit, proposal),
    amend: () => amend(weave, proposal, source),
    bracket: () => bracket(weave, proposal, (n) => `s${String(step)}-${String(n)}`),
  };
  return acts[act]();
};

const settleOne = (weave: Weave, pick: number): Applied | EditFault | undefined => {
  const live = weave.spans.filter(({ out }) => out === undefined);
  const one = live[pick % Math.max(1, live.length)];
  const group = one && live.filter((span) => span === one || (one.group !== undefined && span.group === one.group));
  return (
    group &&
    settle(
      weave,
      group.map(({ id }, i) => ({ span: id, keep: i === pick % 3 })),
    )
  );
};
