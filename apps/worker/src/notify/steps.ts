import type { Receipt } from '#delivery';
import { deliveryCommands, type Delivery, type LanguageAndWay } from '#negotiation';
import type { NotifyData } from '../dispatch/jobs.js';
import type { Step } from '../evidence.js';

type About = Pick<Step, 'audience' | 'language'>;

const about = ({ notice, way }: NotifyData): About => ({
  audience: { kind: 'delegation', delegation: notice.recipient },
  language: way.language,
});

const placeOf = ({ language, channel }: LanguageAndWay): string[] => [language, channel];

/** Once for all ways: whichever job comes first says it. */
export const dueStep = (data: NotifyData): Step => {
  const { notice, ways } = data;
  const decide = deliveryCommands.declareDue(notice, [...ways]);
  return { ...about(data), name: 'DeclareDue', facts: [], input: { notice, ways }, decide };
};

/** The attempt of that number. Where some were reached before, one to all of them again is *perhaps twice*. */
export const attemptStep = (
  data: NotifyData,
  messageId: string,
  addresses: number,
  attempt: number,
  again: boolean,
): Step => {
  const { way } = data;
  const decide: Step['decide'] = (record) =>
    deliveryCommands
      .attempt(
        way,
        messageId,
        addresses,
      )(record)
      .map((event) =>
        event.type === 'DeliveryAttempted' && again ? { ...event, data: { ...event.data, perhapsTwice: true } } : event,
      );
  const input = { ...way, messageId, addresses, again };
  return { ...about(data), name: 'Attempt', facts: [...placeOf(way), attempt], input, decide };
};

/** How the attempt of that number ended well; 0 for an inbox, where there is nothing to try. */
export const acceptStep = (data: NotifyData, messageId: string, receipt: Receipt, attempt: number): Step => {
  const { way } = data;
  const { accepted, rejected, response } = receipt;
  const result = { messageId, accepted, rejected: rejected.count, ...(response !== undefined && { response }) };
  const decide = deliveryCommands.accept(way, result);
  return { ...about(data), name: 'Accept', facts: [...placeOf(way), attempt], input: { ...way, ...result }, decide };
};

/** Why a delivery failed: codes are stable. */
export type FailureCode = 'NO_ADDRESS' | 'REFUSED' | 'SOME_REFUSED' | 'REFUSED_FOR_NOW' | 'DEFERRED';

const FOR_NOW = new Set<FailureCode>(['REFUSED_FOR_NOW', 'DEFERRED']);

/** How the attempt of that number failed. */
export const failStep = (
  data: NotifyData,
  messageId: string,
  code: FailureCode,
  attempt: Delivery['attempts'],
): Step => {
  const { way } = data;
  const failure = { messageId, code, permanent: !FOR_NOW.has(code) };
  const decide = deliveryCommands.fail(way, failure);
  return {
    ...about(data),
    name: 'Fail',
    facts: [...placeOf(way), attempt, code],
    input: { ...way, ...failure },
    decide,
  };
};
