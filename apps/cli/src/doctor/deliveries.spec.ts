import { deliveryDecider, type DeliveryEvent } from '#negotiation';
import { ofDeliveries } from './deliveries.js';
import type { DeliverySeen } from './record.js';

const SINCE = '2018-07-04T10:00:00.000Z';
const HOUR = 3_600_000;
const mail = { language: 'en', channel: 'e-mail' } as const;
const notice = { notice: 'n', kind: 'proposal-decided', recipient: 'avalon', text: 'draft', title: 'T', lines: [] };

const seen = (...events: readonly DeliveryEvent[]): DeliverySeen => {
  let record = deliveryDecider.initial('delivery-n~avalon');
  for (const [revision, event] of events.entries())
    record = deliveryDecider.evolve(record, { ...event, revision, meta: { occurredAt: SINCE } } as never);
  return { record, dueSince: SINCE };
};

const due = (more: object = {}): DeliveryEvent => ({ type: 'NoticeDue', data: { ...notice, ...more, ways: [mail] } });
const accepted: DeliveryEvent = {
  type: 'DeliveryAccepted',
  data: { ...mail, messageId: 'm', accepted: 1, rejected: 0 },
};
const refused: DeliveryEvent = {
  type: 'DeliveryFailed',
  data: { ...mail, messageId: 'm', attempt: 1, code: 'NO_ADDRESS', permanent: true },
};
const withdrawn: DeliveryEvent = { type: 'NoticeWithdrawn', data: { because: { revision: 9, type: 'SlipCorrected' } } };
const declined: DeliveryEvent = { type: 'DeliverySetAside', data: { ...mail, persons: [], declined: ['p'], left: 0 } };
const acknowledged: DeliveryEvent = { type: 'NoticeAcknowledged', data: { by: 'p', how: 'link' } };
const bounced = (permanent: boolean): DeliveryEvent => {
  const about = { notice: 'n', kind: notice.kind, recipient: 'avalon', name: 'Avalon', text: 'draft', title: 'T' };
  const code = permanent ? '5.1.1' : '4.4.1';
  return { type: 'BounceRecorded', data: { ...mail, messageId: 'm', code, permanent, body: 'room', about } };
};

const said = (...deliveries: readonly DeliverySeen[]): string[] =>
  ofDeliveries({ deliveries }, Date.parse(SINCE) + HOUR).map(({ level, what }) => `${level} ${what}`);

describe('what the doctor says of deliveries', () => {
  it('is that there were none', () =>
    expect(said()).toEqual(['ok 0 of 0 delivered, 0 perhaps twice, 0 withdrawn, 0 declined']));

  it('is not that those are waited for who are not to be told', () =>
    expect(said(seen(due(), withdrawn), seen(due(), declined))).toEqual([
      'ok 0 of 2 delivered, 0 perhaps twice, 1 withdrawn, 1 declined',
    ]));

  it('is what waits, and a doubt once that is late', () => {
    expect(said(seen(due()))[1]).toBe(`ok 1 not delivered yet, the oldest due since ${SINCE}`);
    const late = ofDeliveries({ deliveries: [seen(due())] }, Date.parse(SINCE) + 3 * HOUR);
    expect(late[1]).toMatchObject({ level: 'warn', cure: expect.stringContaining('start a worker') as string });
  });

  it('is what was given up, and why', () =>
    expect(said(seen(due(), refused))[1]).toBe('warn 1 given up: 1 NO_ADDRESS'));

  it('is what came back: a doubt if for good', () => {
    expect(said(seen(due(), accepted, bounced(false), acknowledged))[1]).toBe('ok 0 came back, 1 delayed');
    expect(said(seen(due(), accepted, bounced(false), bounced(true)))[1]).toBe('warn 1 came back, 1 delayed: 1 5.1.1');
  });

  it('is what nobody says that they have, of what a delegation can acknowledge', () => {
    const office = seen(due({ recipient: 'secretariat', kind: 'bounced' }), accepted);
    const digest = seen(due({ kind: 'digest' }), accepted);
    const all = said(seen(due(), accepted), seen(due(), accepted, acknowledged), office, digest);
    expect(all[1]).toMatch(/^ok 1 notices delivered and not acknowledged/);
  });
});
