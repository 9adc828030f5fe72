import type { Receipt } from '#delivery';
import {
  deliveryCommands,
  officeOf,
  type Because,
  type Delivery,
  type Gathered,
  type LanguageAndWay,
  type Notice,
  type Report,
  type SetAside,
} from '#negotiation';
import type { NotifyData } from '../dispatch/jobs.js';
import type { Step } from '../evidence.js';

type About = Pick<Step, 'audience' | 'language'>;

/** What is due to a delegation is for its delegates to see; what is due to an office is not. */
export const forWhom = (recipient: string, language: LanguageAndWay['language']): About => ({
  audience: officeOf(recipient) ? { kind: 'chair-and-secretariat' } : { kind: 'delegation', delegation: recipient },
  language,
});

const about = ({ notice, way, audience }: StepData): About => forWhom(audience ?? notice.recipient, way.language);

/** What the steps need of a job; `audience` is the delegation of the person that a digest is for. */
export type StepData = Pick<NotifyData, 'notice' | 'way' | 'ways'> & { readonly audience?: string };

const placeOf = ({ language, channel, person }: LanguageAndWay): string[] =>
  person === undefined ? [language, channel] : [language, channel, person];

/** Once for all ways: whichever job comes first says it. */
export const dueStep = (data: StepData): Step => {
  const { notice, ways } = data;
  const decide = deliveryCommands.declareDue(notice, [...ways]);
  return { ...about(data), name: 'DeclareDue', facts: [], input: { notice, ways }, decide };
};

/** The attempt of that number. Where some were reached before, one to all of them again is *perhaps twice*. */
export const attemptStep = (
  data: StepData,
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
export const acceptStep = (
  data: StepData,
  messageId: string,
  receipt: Receipt,
  attempt: number,
  report?: Report,
): Step => {
  const { way } = data;
  const { accepted, rejected, response } = receipt;
  const result = { messageId, accepted, rejected: rejected.count, ...(response !== undefined && { response }) };
  const decide = deliveryCommands.accept(way, {
    ...result,
    ...(report && rejected.permanent > 0 && { report }),
  });
  return { ...about(data), name: 'Accept', facts: [...placeOf(way), attempt], input: { ...way, ...result }, decide };
};

/** Why a delivery failed: codes are stable. */
export type FailureCode = 'NO_ADDRESS' | 'REFUSED' | 'SOME_REFUSED' | 'REFUSED_FOR_NOW' | 'DEFERRED';

const FOR_NOW = new Set<FailureCode>(['REFUSED_FOR_NOW', 'DEFERRED']);

/** How the attempt of that number failed. */
export const failStep = (
  data: StepData,
  messageId: string,
  code: FailureCode,
  attempt: Delivery['attempts'],
  report?: Report,
): Step => {
  const { way } = data;
  const failure = { messageId, code, permanent: !FOR_NOW.has(code) };
  const decide = deliveryCommands.fail(way, { ...failure, ...(report && { report }) });
  return {
    ...about(data),
    name: 'Fail',
    facts: [...placeOf(way), attempt, code],
    input: { ...way, ...failure },
    decide,
  };
};

/** Who hears it later, or not at all. */
export const setAsideStep = (
  data: StepData,
  choices: { readonly persons: SetAside[]; readonly declined: string[]; readonly left: number },
): Step => {
  const { way } = data;
  const decide = deliveryCommands.setAside(way, choices);
  return { ...about(data), name: 'SetAside', facts: placeOf(way), input: { ...way, ...choices }, decide };
};

/** In the digest's own stream. */
export const gatherStep = (item: Gathered): Step => ({
  ...{ ...forWhom(item.recipient, item.language), name: 'Gather', facts: [item.notice, item.language], input: item },
  decide: deliveryCommands.gather(item),
});

/** Withdrawn, or corrected by another notice: as it turns out. */
export const takeBackStep = (
  { recipient }: Pick<Notice, 'recipient'>,
  language: LanguageAndWay['language'],
  because: Because,
  by: string,
): Step => ({
  ...{ ...forWhom(recipient, language), name: 'TakeBack', facts: [by], input: { because, by } },
  decide: deliveryCommands.takeBack(because, by),
});
