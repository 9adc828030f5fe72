import type { EventPage, Ledger } from '#eventsourcing';
import { streamOf, type Person } from '#negotiation';
import type { Pursuer } from './pursuit.js';

/** Deletes what is known of people who are to be forgotten; from the start each time, for forgetting is for ever. */
export const forgetting = (people: Ledger<Person>): Pursuer => ({
  name: 'forgetting',
  prefixes: ['access'],
  from: () => Promise.resolve('start'),
  handle: async ({ events }: EventPage) => {
    for (const { type, data } of events)
      if (type === 'PersonForgotten') await people.forget(streamOf('person', (data as { person: string }).person));
  },
});
