import type { DeliveryEvent, DeliveryRecord } from '../delivery/delivery.js';
import type { FactOf } from '../fact.js';
import type { Row } from './row.js';

/** The rows that an event of a delivery changes: one for each language and channel, one for each paper rendered. */
export const deliveryRows = (fact: FactOf<DeliveryEvent>, before: DeliveryRecord, after: DeliveryRecord): Row[] => {
  const { audience } = fact.meta;
  if (fact.type === 'PaperRendered')
    return [{ kind: 'paper', key: fact.data.language, etag: after.revision, audience, doc: fact.data }];
  return [...after.deliveries]
    .filter(([key, delivery]) => before.deliveries.get(key) !== delivery)
    .map(([key, delivery]) => ({
      kind: 'delivery',
      key,
      etag: delivery.touched,
      audience,
      doc: { ...after.due, ...delivery, ...around(after) },
    }));
};

/** What is so in whichever way it was told. */
const around = ({ withdrawn, corrected, acknowledged }: DeliveryRecord): object => ({
  ...(withdrawn && { withdrawn }),
  ...(corrected.length > 0 && { corrected }),
  ...(acknowledged.length > 0 && { acknowledged }),
});
