import type { Delivery } from '#negotiation';
import { doubtful, well, type Finding } from './finding.js';
import type { DeliverySeen, RecordSeen } from './record.js';

/** Longer than all tries of a notice take, in milliseconds. */
const LATE = 2 * 3_600_000;

/** What was due, and what became of it. */
export const ofDeliveries = ({ deliveries }: Pick<RecordSeen, 'deliveries'>, now = Date.now()): Finding[] => {
  const all = deliveries.flatMap(ways);
  const open = all.filter(({ status }) => status !== 'delivered' && status !== 'given-up');
  const given = all.filter(({ status }) => status === 'given-up');
  const twice = all.filter(({ perhapsTwice }) => perhapsTwice).length;
  return [
    well('deliveries', `${all.length - open.length - given.length} of ${all.length} delivered, ${twice} perhaps twice`),
    ...waiting(open, now),
    ...(given.length === 0 ? [] : [givenUp(given)]),
  ];
};

type WayOf = Delivery & { readonly since: string };

const ways = ({ record, dueSince }: DeliverySeen): WayOf[] =>
  [...record.deliveries.values()].map((delivery) => ({ ...delivery, since: dueSince }));

const waiting = (open: readonly WayOf[], now: number): Finding[] => {
  const [oldest] = open.map(({ since }) => since).sort();
  if (oldest === undefined) return [];
  const what = `${open.length} not delivered yet, the oldest due since ${oldest}`;
  return now - Date.parse(oldest) < LATE
    ? [well('deliveries', what)]
    : [doubtful('deliveries', what, 'start a worker, or see queue and mail above')];
};

const givenUp = (given: readonly WayOf[]): Finding => {
  const counts = new Map<string, number>();
  for (const { code = 'unknown' } of given) counts.set(code, (counts.get(code) ?? 0) + 1);
  const why = [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
  return doubtful(
    'deliveries',
    `${given.length} given up: ${why}`,
    'nonpaper show <text> --deliveries names them; mend the addresses, then nonpaper queue retry --all',
  );
};
