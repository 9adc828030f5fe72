import { deliveryDecider } from '../deciders.js';
import { given } from '#eventsourcing/testing';
import type { DeliveryEvent } from './delivery.js';
import { accept, attempt, declareDue, fail, rendered } from './record-delivery.js';

const notice = {
  notice: 'n',
  kind: 'proposal-decided',
  recipient: 'avalon',
  text: 'draft',
  title: 'Accepted',
  lines: [],
};
const mail = { language: 'en', channel: 'e-mail' } as const;
const due: DeliveryEvent = { type: 'NoticeDue', data: { ...notice, ways: [mail] } };
const attempted: DeliveryEvent = {
  type: 'DeliveryAttempted',
  data: { ...mail, messageId: 'm', addresses: 1, attempt: 1, perhapsTwice: false },
};
const accepted: DeliveryEvent = {
  type: 'DeliveryAccepted',
  data: { ...mail, messageId: 'm', accepted: 1, rejected: 0 },
};
const delivery = given(deliveryDecider, 'delivery-n~avalon');

type Decision = ReturnType<typeof attempt>;
const as = (decision: Decision) => (state: Parameters<Decision>[0]) =>
  decision(state).map((event) => ({ ...event, schema: 1, meta: {} }));

describe('a delivery', () => {
  it('is due once', () => {
    delivery()
      .when(as(declareDue(notice, [mail])))
      .then(due);
    delivery(due)
      .when(as(declareDue(notice, [mail])))
      .refuses('NOTICE_DUE_ALREADY');
  });
  it('is attempted where it is due', () => {
    delivery(due)
      .when(as(attempt(mail, 'm', 1)))
      .then(attempted);
    delivery(due)
      .when(as(attempt({ ...mail, channel: 'inbox' }, 'm', 1)))
      .refuses('DELIVERY_UNKNOWN');
    delivery()
      .when(as(attempt(mail, 'm', 1)))
      .refuses('DELIVERY_UNKNOWN');
  });
  it('is perhaps made twice when nobody knows how the attempt before ended', () =>
    delivery(due, attempted)
      .when(as(attempt(mail, 'm', 1)))
      .then({ ...attempted, data: { ...attempted.data, attempt: 2, perhapsTwice: true } }));
  it('is not when the attempt before is known to have failed', () => {
    const failed = {
      type: 'DeliveryFailed',
      data: { ...mail, messageId: 'm', attempt: 1, code: 'E', permanent: false },
    };
    delivery(due, attempted)
      .when(as(fail(mail, { messageId: 'm', code: 'E', permanent: false })))
      .then(failed);
    delivery(due, attempted, failed)
      .when(as(attempt(mail, 'm', 1)))
      .then({ ...attempted, data: { ...attempted.data, attempt: 2 } });
  });
  it('ends when it is accepted', () => {
    delivery(due, attempted)
      .when(as(accept(mail, { messageId: 'm', accepted: 1, rejected: 0 })))
      .then(accepted);
    for (const late of [attempt(mail, 'm', 1), accept(mail, { messageId: 'm', accepted: 1, rejected: 0 })])
      delivery(due, attempted, accepted).when(as(late)).refuses('DELIVERED_ALREADY');
  });
});

it('renders a paper once in a language', () => {
  const paper = { text: 't', version: 'v', language: 'en', contentHash: 'h', formats: [] } as const;
  const made = { ...paper, formats: [] };
  delivery()
    .when(as(rendered(made)))
    .then({ type: 'PaperRendered', data: made });
  delivery({ type: 'PaperRendered', data: made })
    .when(as(rendered(made)))
    .refuses('RENDERED_ALREADY');
  delivery({ type: 'PaperRendered', data: made })
    .when(as(rendered({ ...made, language: 'fr' })))
    .then({ type: 'PaperRendered', data: { ...made, language: 'fr' } });
});
