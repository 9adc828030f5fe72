import { officeOf, type Bounce, type Delivery, type DeliveryRecord, type DeliveryStatus } from '#negotiation';
import { doubtful, well, type Finding } from './finding.js';
import type { DeliverySeen, RecordSeen } from './record.js';

/** Longer than all tries of a notice take, in milliseconds. */
const LATE = 2 * 3_600_000;

/** Somebody is still to be told; whoever chose otherwise, or was not to be told any more, is not waited for. */
const OPEN = new Set<DeliveryStatus>(['due', 'attempted', 'failed']);

/** What was due, and what became of it. */
export const ofDeliveries = ({ deliveries }: Pick<RecordSeen, 'deliveries'>, now = Date.now()): Finding[] => {
  const all = deliveries.flatMap(ways);
  const having = (...statuses: readonly DeliveryStatus[]): WayOf[] =>
    all.filter(({ status }) => statuses.includes(status));
  const given = having('given-up');
  const twice = all.filter(({ perhapsTwice }) => perhapsTwice).length;
  const delivered = having('delivered', 'bounced').length;
  const others = `${having('withdrawn').length} withdrawn, ${having('declined').length} declined`;
  return [
    well('deliveries', `${delivered} of ${all.length} delivered, ${twice} perhaps twice, ${others}`),
    ...waiting(
      all.filter(({ status }) => OPEN.has(status)),
      now,
    ),
    ...(given.length === 0 ? [] : [givenUp(given)]),
    ...cameBack(all.flatMap(({ bounces = [] }) => bounces)),
    ...unacknowledged(deliveries.map(({ record }) => record).filter(isUnacknowledged)),
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

const givenUp = (given: readonly WayOf[]): Finding =>
  doubtful(
    'deliveries',
    `${given.length} given up: ${counted(given.map(({ code = 'unknown' }) => code))}`,
    'nonpaper show <text> --deliveries names them; mend the addresses: what had none goes then by itself, the rest by nonpaper queue retry --all',
  );

/** Delays are no more than that. */
const cameBack = (bounces: readonly Bounce[]): Finding[] => {
  const lasting = bounces.filter(({ permanent }) => permanent);
  const delayed = bounces.length - lasting.length;
  const what = `${lasting.length} came back, ${delayed} delayed`;
  if (bounces.length === 0) return [];
  if (lasting.length === 0) return [well('deliveries', what)];
  return [
    doubtful(
      'deliveries',
      `${what}: ${counted(lasting.map(({ code }) => code))}`,
      'the secretariat’s inbox names them; correct the addresses with nonpaper person describe-person',
    ),
  ];
};

const isUnacknowledged = ({ due, deliveries, withdrawn, acknowledged }: DeliveryRecord): boolean =>
  due !== undefined &&
  due.kind !== 'digest' &&
  !officeOf(due.recipient) &&
  withdrawn === undefined &&
  acknowledged.length === 0 &&
  deliveries.some(({ status }) => status === 'delivered');

/** Nobody has to acknowledge anything: it is said, and is no trouble. */
const unacknowledged = (records: readonly DeliveryRecord[]): Finding[] =>
  records.length === 0
    ? []
    : [
        well(
          'deliveries',
          `${records.length} notices delivered and not acknowledged; nonpaper show <text> --unacknowledged names them`,
        ),
      ];

const counted = (codes: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
};
