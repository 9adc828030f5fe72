import type { OrderedMap } from 'immutable';
import type { Meta } from '../../fact.js';

/** What the Chair says of acts that the secretariat recorded on the Chair's instruction. */
export type InstructionEvent =
  | { type: 'ActsConfirmed'; data: { /** Of the first event of each act. */ readonly revisions: readonly number[] } }
  | { type: 'ActDisputed'; data: { readonly revision: number; readonly words: string } };

export const INSTRUCTION_TYPES = [
  'ActsConfirmed',
  'ActDisputed',
] as const satisfies readonly InstructionEvent['type'][];

export const isOfAnInstruction = <F extends { readonly type: string }>(
  fact: F,
): fact is Extract<F, { readonly type: InstructionEvent['type'] }> =>
  (INSTRUCTION_TYPES as readonly string[]).includes(fact.type);

/** All that one command recorded on somebody's instruction. */
export interface Instructed {
  /** Of its first event, by which it is known. */
  readonly revision: number;
  readonly last: number;
  readonly type: string;
  readonly commandId: string;
  readonly instructedBy: string;
  /** Corrected: it was a slip and is undone, so that there is nothing left to confirm. */
  readonly status: 'unconfirmed' | 'confirmed' | 'disputed' | 'corrected';
  /** What the Chair holds against it; kept also where the Chair confirms it after all. */
  readonly words?: string | undefined;
  readonly touched: number;
}

/** By the revision of the first event of each. */
export type Instructions = OrderedMap<number, Instructed>;

interface Recorded {
  readonly type: string;
  readonly revision: number;
  readonly data: object;
  readonly meta: Pick<Meta, 'instructedBy' | 'commandId'>;
}

/** Any event may be recorded on instruction; whether it was is in its header, and nothing else of it matters here. */
export const instructedIn = (acts: Instructions, fact: Recorded): Instructions =>
  recordedFor(answered(acts, fact), fact);

const recordedFor = (acts: Instructions, { type, revision, meta }: Recorded): Instructions => {
  const { instructedBy, commandId } = meta;
  if (instructedBy === undefined) return acts;
  const last = acts.last();
  const begun = last?.commandId === commandId ? last : undefined;
  if (begun) return acts.set(begun.revision, { ...begun, last: revision });
  const act = { type, revision, last: revision, commandId, instructedBy, touched: revision };
  return acts.set(revision, { ...act, status: 'unconfirmed' });
};

const answered = (acts: Instructions, { type, revision: touched, data }: Recorded): Instructions => {
  const now = (revision: number, change: Partial<Instructed>) => (all: Instructions) => {
    const act = all.get(revision);
    return act ? all.set(revision, { ...act, ...change, touched }) : all;
  };
  switch (type) {
    case 'ActsConfirmed':
      return (data as Data<'ActsConfirmed'>).revisions.reduce(
        (all, revision) => now(revision, { status: 'confirmed' })(all),
        acts,
      );
    case 'ActDisputed': {
      const { revision, words } = data as Data<'ActDisputed'>;
      return now(revision, { status: 'disputed', words })(acts);
    }
    case 'SlipCorrected':
      return now((data as { corrects: { revision: number } }).corrects.revision, { status: 'corrected' })(acts);
    default:
      return acts;
  }
};

type Data<T extends InstructionEvent['type']> = Extract<InstructionEvent, { type: T }>['data'];

/** The acts that an event began, or says something about. */
export const actsMoved = (data: object, before: Instructions, after: Instructions): Instructed[] => {
  if (before === after) return [];
  const { revisions = [], revision = -1, corrects } = data as Naming;
  const named = [...revisions, revision, corrects?.revision ?? -1, after.last()?.revision ?? -1];
  return [...new Set(named)].flatMap((one) => {
    const act = after.get(one);
    return act && before.get(one)?.touched !== act.touched ? [act] : [];
  });
};

interface Naming {
  readonly revisions?: readonly number[];
  readonly revision?: number;
  readonly corrects?: { readonly revision: number };
}

/** The act that recorded this revision, if it was recorded on instruction. */
export const actAt = (acts: Instructions, revision: number): Instructed | undefined =>
  acts.get(revision) ?? acts.findLast((act) => act.revision <= revision && revision <= act.last);
