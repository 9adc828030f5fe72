import { deliveryDecider } from '../deciders.js';
import { given } from '#eventsourcing/testing';
import type { DeliveryEvent } from './delivery.js';
import { accept, attempt, declareDue, fail, gather, rendered, setAside, takeBack } from './record-delivery.js';

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

describe('a notice that was a slip', () => {
  const because = { revision: 9, type: 'SlipCorrected' };
  const withdrawn: DeliveryEvent = { type: 'NoticeWithdrawn', data: { because } };
  const corrected: DeliveryEvent = { type: 'NoticeCorrected', data: { because, by: 'c' } };
  const takenBack = as(takeBack(because, 'c'));
  it('is withdrawn before anybody has it', () => {
    delivery(due).when(takenBack).then(withdrawn);
    delivery(due, withdrawn).when(takenBack).refuses('TAKEN_BACK_ALREADY');
    delivery(due, withdrawn)
      .when(as(attempt(mail, 'm', 1)))
      .refuses('NOTICE_WITHDRAWN');
  });
  it('is corrected once somebody has it, or may', () => {
    delivery(due, attempted).when(takenBack).then(corrected);
    delivery(due, attempted, accepted).when(takenBack).then(corrected);
    delivery(due, attempted, accepted, corrected).when(takenBack).refuses('TAKEN_BACK_ALREADY');
  });
  it('is not tried again if it did not arrive', () => {
    const failed: DeliveryEvent = {
      type: 'DeliveryFailed',
      data: { ...mail, messageId: 'm', attempt: 1, code: 'REFUSED_FOR_NOW', permanent: false },
    };
    delivery(due, attempted, corrected, failed)
      .when(as(attempt(mail, 'm', 1)))
      .refuses('NOTICE_WITHDRAWN');
  });
});

describe('what somebody hears later', () => {
  const persons = [{ person: 'p', until: 'digest' as const, day: '2018-07-04' }];
  const aside: DeliveryEvent = { type: 'DeliverySetAside', data: { ...mail, persons, declined: [], left: 1 } };
  const own = { ...mail, person: 'p' };
  it('has a way of its own, said once', () => {
    const setting = as(setAside(mail, { persons, declined: [], left: 1 }));
    delivery(due).when(setting).then(aside);
    delivery(due, aside).when(setting).refuses('SET_ASIDE_ALREADY');
    delivery(due, aside)
      .when(as(attempt(own, 'm', 1)))
      .then({ ...attempted, data: { ...attempted.data, person: 'p' } });
    delivery(due)
      .when(as(attempt(own, 'm', 1)))
      .refuses('DELIVERY_UNKNOWN');
  });
  it('joins a digest until that is due', () => {
    const item = { ...notice, language: 'en' as const };
    const gathered: DeliveryEvent = { type: 'NoticeGathered', data: item };
    delivery()
      .when(as(gather(item)))
      .then(gathered);
    delivery(gathered, due)
      .when(as(gather(item)))
      .refuses('DIGEST_CLOSED');
  });
});
