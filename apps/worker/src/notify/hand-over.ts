import { PermanentFailure, TransientFailure, type Channel, type Message, type Receipt } from '#delivery';
import { Permanent, type JobProducer } from '#queue';
import { restJob, type NotifyData } from '../dispatch/jobs.js';
import type { Evidence, Step } from '../evidence.js';
import type { Addressee } from './addressees.js';
import { acceptStep, attemptStep, failStep, type FailureCode } from './steps.js';

/** A message about to be handed over, for the n-th time. */
export interface Sending {
  readonly data: NotifyData;
  readonly message: Message;
  readonly addressees: readonly Addressee[];
  readonly attempt: number;
}

interface Parts {
  readonly mail: Channel;
  readonly queue: JobProducer;
  readonly evidence: Evidence;
}

/**
 * Says that it will be tried, tries it, and says how that ended. Where the end is not known nothing is said, and the next
 * attempt is *perhaps twice*.
 */
export const handOver = async (sending: Sending, parts: Parts, signal: AbortSignal): Promise<void> => {
  const { data, message, addressees, attempt } = sending;
  const { notice, recipient } = data.notice;
  const again = data.again ?? (!data.rest && (await parts.evidence.reachedSome(notice, recipient, data.way)));
  const begun = attemptStep(data, message.messageId, addressees.length, attempt, again);
  if (await recorded(data, parts, begun)) throw new Error('another worker is handing this over');
  const receipt = await parts.mail.deliver(message, signal).catch((error: unknown) => failed(sending, parts, error));
  if (receipt.deferred.length > 0) await putOff(sending, parts, receipt);
  else await recorded(data, parts, acceptStep(data, message.messageId, receipt, attempt));
};

/** True when it was on record before. */
const recorded = async (
  { notice: { notice, recipient } }: NotifyData,
  { evidence }: Parts,
  step: Step,
): Promise<boolean> => {
  const { repeated } = await evidence.record(notice, recipient, step);
  return repeated;
};

const failed = async ({ data, message, attempt }: Sending, parts: Parts, error: unknown): Promise<never> => {
  const code = codeOf(data, error);
  if (code === undefined) throw error;
  await recorded(data, parts, failStep(data, message.messageId, code, attempt));
  throw error instanceof PermanentFailure ? new Permanent(error.message, { cause: error }) : error;
};

/** None where nobody knows whether it was taken. */
const codeOf = ({ rest }: NotifyData, error: unknown): FailureCode | undefined => {
  if (error instanceof PermanentFailure) return rest ? 'SOME_REFUSED' : 'REFUSED';
  return error instanceof TransientFailure && !error.perhapsDelivered ? 'REFUSED_FOR_NOW' : undefined;
};

/** Some have it, others shall have it later: a job of their own, which does not trouble the first again. */
const putOff = async (
  { data, message, addressees, attempt }: Sending,
  parts: Parts,
  { deferred }: Receipt,
): Promise<void> => {
  const late = new Set(deferred.map(({ address }) => address));
  const rest = addressees.filter(({ to }) => late.has(to.address)).map(({ person, n }) => ({ person, n }));
  await parts.queue.add([restJob(data, attempt, rest)]);
  await recorded(data, parts, failStep(data, message.messageId, 'DEFERRED', attempt));
};
