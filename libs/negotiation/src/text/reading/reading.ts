import type { FactOf } from '../../fact.js';
import type { Passed } from '../gate/passed.js';
import type { Seen } from '../../vocabulary.js';

/** One pass through the text. */
export interface Reading {
  readonly n: number;
  readonly session: string;
  readonly base: string;
  readonly scope: readonly string[];
  readonly status: 'open' | 'suspended' | 'closed' | 'concluded';
  readonly opened: number;
  /** Revision at which it was suspended, while it is. */
  readonly suspended?: number | undefined;
  /** The question that the room is on. */
  readonly onTheFloor?: string | undefined;
  /** What the room is told will come next. */
  readonly next?: readonly string[] | undefined;
  readonly closed?: number;
  /** What the Chair passed on the record to close it. */
  readonly passed?: readonly Passed[];
}

export type ReadingEvent =
  | {
      type: 'ReadingOpened';
      data: { reading: number; session: string; base: string; scope: string[]; takenUp: string[] };
    }
  | { type: 'ReadingClosed'; data: { reading: number; seen: Seen; lapsed: string[]; passed: readonly Passed[] } };

export const evolveReadings = (readings: readonly Reading[], fact: FactOf<ReadingEvent>): readonly Reading[] => {
  switch (fact.type) {
    case 'ReadingOpened': {
      const { reading: n, session, base, scope } = fact.data;
      return [...readings, { n, session, base, scope, status: 'open', opened: fact.revision }];
    }
    case 'ReadingClosed':
      return withReading(readings, fact.data.reading, {
        status: 'closed',
        closed: fact.revision,
        passed: fact.data.passed,
        onTheFloor: undefined,
        next: undefined,
      });
  }
};

export const withReading = (readings: readonly Reading[], n: number, change: Partial<Reading>): readonly Reading[] =>
  readings.map((reading) => (reading.n === n ? { ...reading, ...change } : reading));
