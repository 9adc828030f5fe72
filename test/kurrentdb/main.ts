/** The process of the stand-in. It ends with the process that started it. */
import { join } from 'node:path';
import { type Order, type Said, type Start } from './control.js';
import { Database } from './database.js';
import { type House } from './door.js';
import { FaultsInForce } from './faults.js';
import { KurrentService } from './server.js';

const start = JSON.parse(process.argv[2] ?? '{}') as Start;
const say = (said: Said): void => void process.send?.(said);

const house: House = {
  ...{ db: new Database(join(start.folder, 'events.log')), faults: new FaultsInForce() },
  ...{ user: start.user, appends: 0 },
};
const service = new KurrentService(house);

const carryOut = (order: Order): number => {
  if (order.do === 'fault') service.fault(order.faults);
  else if (order.do === 'scavenge') house.db.scavenge();
  else if (order.do === 'damage') house.db.damage(order.stream, BigInt(order.revision));
  return house.appends;
};

process.on('disconnect', () => process.exit());
process.on('message', ({ id, order }: { id: number; order: Order }) => {
  try {
    say({ answer: id, result: carryOut(order) });
  } catch (error) {
    say({ answer: id, error: String(error) });
  }
});

say({ listening: await service.listen(start.port, start.tls) });
