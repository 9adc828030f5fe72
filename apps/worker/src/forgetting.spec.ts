import { MemoryStore } from '#eventsourcing';
import { Ledgers } from '#negotiation-nest';
import { personId } from '../../../libs/negotiation/src/testing/index.js';
import { systemClock } from './clock.js';
import { forgetting } from './forgetting.js';
import { Pursuit } from './pursuit.js';
import { forget, reachable } from './testing/record.js';

describe('forgetting', () => {
  it('deletes what is known of a person, and nobody else, however often it is begun', async () => {
    const store = new MemoryStore();
    const ledgers = new Ledgers(store);
    await reachable(ledgers, 'Avalon', 'avalon@mission.example');
    await reachable(ledgers, 'Borealia', 'borealia@mission.example');
    await forget(ledgers, 'Avalon');
    const addresses = async (name: string) => (await ledgers.person.load(`person-${personId(name)}`)).state.addresses;
    for (let i = 0; i < 2; i++) {
      const pursuit = Pursuit.start(forgetting(ledgers.person), { store, clock: systemClock, log: () => undefined });
      await pursuit.reached((await store.head()).position);
      await pursuit.close();
      expect(await addresses('Avalon')).toEqual([]);
      expect(await addresses('Borealia')).toEqual(['borealia@mission.example']);
    }
  });
});
