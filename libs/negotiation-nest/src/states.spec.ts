import { MemoryStore, type Decider, type RecordedEvent } from '#eventsourcing';
import { States } from './states.js';

/** A state that tells how many events of its stream were folded. */
const counting: Decider<number> = { initial: () => 0, evolve: (n) => n + 1, knows: () => true };

describe('states of streams that pass by', () => {
  const store = new MemoryStore();

  const recorded = async (stream: string, count: number): Promise<readonly RecordedEvent[]> => {
    const meta = { commandId: stream, recordedAt: '2018-07-04T09:00:00.000Z' };
    const events = Array.from({ length: count }, () => ({ type: 'Happened', schema: 1, data: {}, meta }));
    return (await store.append(stream, 'none', [{ commandId: stream, events }])).events;
  };

  const step = async (states: States<number>, events: readonly RecordedEvent[]): Promise<number[]> => {
    await states.prepare(events);
    return events.map((event) => states.step(event).after);
  };

  it('begin in the middle of a stream where it was left', async () => {
    const events = await recorded('text-middle', 6);
    const states = new States(store, counting, 10);
    expect(await step(states, events.slice(4))).toEqual([5, 6]);
  });

  it('are what they were after a transaction failed', async () => {
    const events = await recorded('text-failed', 4);
    const states = new States(store, counting, 10);
    await step(states, events.slice(0, 2));
    states.forget();
    expect(await step(states, events)).toEqual([1, 2, 3, 4]);
  });

  it('are right also when there are more streams than are kept', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => recorded(`text-${name}`, 5)));
    const states = new States(store, counting, 2);
    for (let n = 0; n < 5; n++)
      for (const events of all) expect(await step(states, events.slice(n, n + 1))).toEqual([n + 1]);
  });

  it('do not leave when they are about to be needed', async () => {
    const all = await Promise.all(['e', 'f', 'g'].map((name) => recorded(`text-${name}`, 2)));
    const states = new States(store, counting, 1);
    await step(
      states,
      all.flatMap((events) => events.slice(0, 1)),
    );
    expect(
      await step(
        states,
        all.flatMap((events) => events.slice(1)),
      ),
    ).toEqual([2, 2, 2]);
  });
});
