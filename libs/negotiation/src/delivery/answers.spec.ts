import { Problem } from '#eventsourcing';
import type { Act } from '../act.js';
import { deliveryDecider } from '../deciders.js';
import { delegationId, personId, scene, tabled } from '../testing/index.js';
import { acknowledgeNotice, type AcknowledgeNotice } from './acknowledge-notice.js';
import type { DeliveryEvent, DeliveryRecord } from './delivery.js';
import { recordBounce, type RecordBounce } from './record-bounce.js';

const { body } = scene(tabled);
const avalon = delegationId('Avalon');
const person = personId('Avalon');
const mail = { language: 'en', channel: 'e-mail' } as const;
const notice = { notice: 'n', kind: 'proposal-decided', recipient: avalon, text: 'draft', title: 'T', lines: [] };
const due: DeliveryEvent = { type: 'NoticeDue', data: { ...notice, ways: [mail] } };
const attempted: DeliveryEvent = {
  type: 'DeliveryAttempted',
  data: { ...mail, messageId: 'm', addresses: 1, attempt: 1, perhapsTwice: false },
};
const accepted: DeliveryEvent = {
  type: 'DeliveryAccepted',
  data: { ...mail, messageId: 'm', accepted: 1, rejected: 0 },
};

const recorded = (...events: readonly object[]): DeliveryRecord => {
  let record = deliveryDecider.initial('delivery-n');
  for (const [revision, event] of events.entries())
    record = deliveryDecider.evolve(record, { revision, meta: { occurredAt: 'then' }, ...event } as never);
  return record;
};
const act = (delegation?: string): Act =>
  ({ standing: { delegation, role: 'delegate' }, body, occurredAt: '2018-07-04T10:00:00.000Z' }) as unknown as Act;
const codeOf = (what: () => unknown): string => {
  try {
    what();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'recorded';
};

describe('acknowledging a notice', () => {
  const acknowledge = (record: DeliveryRecord, delegation = avalon, byLink?: true) =>
    acknowledgeNotice(
      { data: {}, caller: { person, ...(byLink && { byLink }) } } as unknown as AcknowledgeNotice,
      record,
      act(delegation),
    );

  it('is said by somebody of the delegation, and how', () => {
    const audience = { kind: 'delegation', delegation: avalon };
    const said = (how: string) => [{ type: 'NoticeAcknowledged', data: { by: person, how }, audience }];
    expect(acknowledge(recorded(due, accepted))).toEqual(said('inbox'));
    expect(acknowledge(recorded(due, accepted), avalon, true)).toEqual(said('link'));
  });

  it('is said of a digest by whose it is', () => {
    const digest = { ...due, data: { ...due.data, recipient: person } };
    expect(codeOf(() => acknowledge(recorded(digest, accepted), 'another'))).toBe('recorded');
  });

  it('is not said of what is another’s, of what was not sent, or twice', () => {
    const slip = { type: 'NoticeWithdrawn', data: { because: { revision: 1, type: 'SlipCorrected' } } };
    const said = { type: 'NoticeAcknowledged', data: { by: person, how: 'inbox' } };
    expect(codeOf(() => acknowledge(recorded()))).toBe('NOTICE_UNKNOWN');
    expect(codeOf(() => acknowledge(recorded(due, accepted), delegationId('Dorado')))).toBe('NOT_YOUR_NOTICE');
    expect(codeOf(() => acknowledge(recorded(due)))).toBe('NOT_TOLD_YET');
    expect(codeOf(() => acknowledge(recorded(due, slip)))).toBe('NOTICE_WITHDRAWN');
    expect(codeOf(() => acknowledge(recorded(due, accepted, said)))).toBe('ACKNOWLEDGED_ALREADY');
  });
});

describe('recording a bounce', () => {
  const bounced = { language: 'en', person, messageId: 'm', code: '5.1.1', permanent: true } as const;
  const record = (known: DeliveryRecord, more: object = {}) =>
    recordBounce({ data: { ...bounced, ...more } } as unknown as RecordBounce, known, act()) as unknown as readonly {
      type: string;
      data: object;
      audience: object;
    }[];

  it('says of which notice, to whom, and is for that delegation to see', () =>
    expect(record(recorded(due, accepted))).toMatchObject([
      {
        type: 'BounceRecorded',
        data: {
          ...bounced,
          channel: 'e-mail',
          body: body.id,
          about: { notice: 'n', recipient: avalon, name: 'Avalon' },
        },
        audience: { kind: 'delegation', delegation: avalon },
      },
    ]));

  it('calls an office by its name, and shows it to the Chair and the secretariat', () => {
    const office = { ...due, data: { ...due.data, recipient: 'chair' } };
    expect(record(recorded(office, accepted))).toMatchObject([
      { data: { about: { name: 'the Chair' } }, audience: { kind: 'chair-and-secretariat' } },
    ]);
  });

  it('tells a delay from a failure of the same code, and one address of a person from another', () => {
    const both = recorded(due, attempted, { ...accepted, data: { ...accepted.data, accepted: 2 } });
    const said = [{ address: 0, permanent: false }, { address: 0 }, { address: 1 }];
    const facts = said.map((more) => record(both, more)[0] ?? {});
    const after = (n: number) =>
      recorded(due, attempted, { ...accepted, data: { ...accepted.data, accepted: 2 } }, ...facts.slice(0, n));
    const status = (n: number) => after(n).deliveries.get('en e-mail')?.status;
    expect([1, 2, 3].map(status)).toEqual(['delivered', 'delivered', 'bounced']);
    for (const more of said) expect(codeOf(() => record(after(3), more))).toBe('BOUNCE_RECORDED_ALREADY');
    expect(codeOf(() => record(after(1), { address: 0 }))).toBe('recorded');
  });

  it('is refused for what was not sent, and a second time', () => {
    expect(codeOf(() => record(recorded()))).toBe('NOTICE_UNKNOWN');
    expect(codeOf(() => record(recorded(due)))).toBe('NOT_TOLD_YET');
    const known = recorded(due, attempted, accepted);
    const again = recorded(due, attempted, accepted, record(known)[0] ?? {});
    expect(codeOf(() => record(again))).toBe('BOUNCE_RECORDED_ALREADY');
  });
});
