import { onText, type Act } from '../act.js';
import { personOf } from '../cast.js';
import { INSTRUCTED } from '../drafting.js';

/** An act of the Chair's that the secretariat records, where the sample has it so; any other as it is. */
export const onInstruction = (act: Act): Act =>
  INSTRUCTED.some((one) => one.act === act.key)
    ? {
        ...act,
        who: 'secretariat',
        envelope: (stage) => ({ ...act.envelope?.(stage), instructedBy: personOf('chair') }),
        makes: (events) => [...(act.makes?.(events) ?? []), [`act:${act.key}`, String(events[0]?.revision)]],
      }
    : act;

/** The Chair stands by what was recorded. */
export const CONFIRMATIONS: readonly Act[] = INSTRUCTED.flatMap(({ act, confirmedAt }) =>
  confirmedAt === undefined
    ? []
    : [
        onText({
          at: confirmedAt,
          who: 'chair',
          verb: 'confirm-acts',
          key: `confirm-${act}`,
          data: (stage) => ({ revisions: [stage.id(`act:${act}`)] }),
        }),
      ],
);
