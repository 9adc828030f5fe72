import type { Acted, Subject } from '../client.js';
import { BODY, TEXT } from './cast.js';
import type { About, Stage } from './stage.js';

/** Somebody does something at an instant; what exactly is known once what it refers to has its id. */
export interface Act {
  /** When it happened in the room. */
  readonly at: string;
  /** Who says it: an officer, or the delegate of the delegation of this key. */
  readonly who: string;
  readonly subject: Subject;
  readonly id: string;
  readonly verb: string;
  /** What it is called: its Idempotency-Key, so that playing it twice is harmless. */
  readonly key: string;
  readonly data: (stage: Stage) => object | Promise<object>;
  /** What a decision is about: that much of it the Chair has on the screen. */
  readonly about?: About;
  /** What else the envelope says: on whose behalf it is said, which rule is passed. */
  readonly envelope?: (stage: Stage) => object;
  /** The names under which what it made is referred to later. */
  readonly makes?: (events: Acted['events']) => readonly (readonly [name: string, id: string])[];
}

/** One thing is made, and its id stands in this field of the first event. */
export const makes =
  (name: string, field: string): NonNullable<Act['makes']> =>
  ([event]) => [[name, String(event?.data[field])]];

type TextAct = Pick<Act, 'at' | 'who' | 'verb' | 'key' | 'data'> & Partial<Act>;

/** An act on the text of the sample. */
export const onText = (act: TextAct): Act => ({ subject: 'text', id: TEXT, ...act });

/** An act on the body of the sample. */
export const onBody = (act: TextAct): Act => ({ subject: 'body', id: BODY, ...act });
