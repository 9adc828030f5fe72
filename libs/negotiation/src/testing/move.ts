import type { Text } from '../text/text.js';

/** A move in a random negotiation: numbers that mean something only once it is known how things stand. */
export interface Move {
  /** Which command, by its place among those about a text. */
  readonly verb: number;
  readonly who: number;
  readonly thing: number;
  readonly from: number;
  readonly length: number;
  readonly insert: string;
  readonly age: number;
  readonly flag: boolean;
  readonly careless: boolean;
}

/** What a command names. */
export interface Things {
  readonly question: string;
  readonly proposal: string;
  readonly objection: string;
  readonly put: string | undefined;
  readonly float: string | undefined;
  readonly comment: string | undefined;
  readonly by: string;
}

/** What one command says when it is made of a move. */
export type Filled = (move: Move, things: Things, text: Text) => object;

/** The nth of them, counting round. */
export const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(items.length, 1)];

export const orElse = (id: string | undefined, otherwise: string): string => id ?? otherwise;
