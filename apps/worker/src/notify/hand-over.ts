import { Refused } from '#eventsourcing';
import { PermanentFailure, TransientFailure, type Address, type Channel, type Message, type Receipt } from '#delivery';
import type { Report } from '#negotiation';
import { Permanent, type JobProducer } from '#queue';
import { restJob, type NotifyData } from '../dispatch/jobs.js';
import type { Evidence, Step } from '../evidence.js';
import type { Addressee } from './addressees.js';
import { needsMending } from './report.js';
import { acceptStep, attemptStep, failStep, type FailureCode } from './steps.js';

/** Messages about to be handed over, one for each person, for the n-th time. */
export interface Sending {
  readonly data: NotifyData;
  /** By which the record knows all of them. */
  readonly messageId: string;
  readonly messages: readonly Message[];
  readonly addressees: readonly Addressee[];
  readonly attempt: number;
  /** Whose notice it is, where the secretariat is to hear of it. */
  readonly report: Report;
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
  const { data, messageId, addressees, attempt } = sending;
  const { notice, recipient } = data.notice;
  const again = data.again ?? (!data.rest && (await parts.evidence.reachedSome(notice, recipient, data.way)));
  const begun = attemptStep(data, messageId, addressees.length, attempt, again);
  if (await recorded(data, parts, begun)) throw new Error('another worker is handing this over');
  const receipt = await delivered(sending, parts, signal).catch((error: unknown) => failed(sending, parts, error));
  if (receipt.deferred.length > 0) await putOff(sending, parts, receipt);
  else await recorded(data, parts, acceptStep(data, messageId, receipt, attempt, sending.report));
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

/** Whether it was taken back before it could be handed over. */
export const isTakenBack = (error: unknown): boolean => error instanceof Refused && error.code === 'NOTICE_WITHDRAWN';

/** One after another. Once somebody has it, those who cannot be reached are counted, or put off, and fail nothing. */
const delivered = async ({ messages }: Sending, { mail }: Parts, signal: AbortSignal): Promise<Receipt> => {
  const receipts: Receipt[] = [];
  const troubles: unknown[] = [];
  for (const message of messages) {
    try {
      receipts.push(await mail.deliver(message, signal));
    } catch (error) {
      if (!isKnown(error)) throw error;
      troubles.push(error);
      receipts.push(unreached(message.to, error));
    }
  }
  if (troubles.length === messages.length)
    throw troubles.find((one) => !(one instanceof PermanentFailure)) ?? troubles[0];
  return receipts.reduce(together);
};

/** A failure of which it is known that nobody was reached. */
const isKnown = (error: unknown): boolean =>
  error instanceof PermanentFailure || (error instanceof TransientFailure && !error.perhapsDelivered);

const unreached = (to: readonly Address[], error: unknown): Receipt => {
  const count = to.length;
  return error instanceof PermanentFailure
    ? { accepted: 0, rejected: { count, permanent: count }, deferred: [] }
    : { accepted: 0, rejected: { count, permanent: 0 }, deferred: to };
};

const together = (a: Receipt, b: Receipt): Receipt => {
  const response = a.response ?? b.response;
  return {
    accepted: a.accepted + b.accepted,
    rejected: {
      count: a.rejected.count + b.rejected.count,
      permanent: a.rejected.permanent + b.rejected.permanent,
    },
    deferred: [...a.deferred, ...b.deferred],
    ...(response !== undefined && { response }),
  };
};

const failed = async ({ data, messageId, attempt, report }: Sending, parts: Parts, error: unknown): Promise<never> => {
  const code = codeOf(data, error);
  if (code === undefined) throw error;
  const told = needsMending(code, attempt) ? report : undefined;
  await recorded(data, parts, failStep(data, messageId, code, attempt, told));
  throw error instanceof PermanentFailure ? new Permanent(error.message, { cause: error }) : error;
};

/** None where nobody knows whether it was taken. */
const codeOf = ({ rest }: NotifyData, error: unknown): FailureCode | undefined => {
  if (error instanceof PermanentFailure) return rest ? 'SOME_REFUSED' : 'REFUSED';
  return isKnown(error) ? 'REFUSED_FOR_NOW' : undefined;
};

/** Some have it, others shall have it later: a job of their own, which does not trouble the first again. */
const putOff = async (
  { data, messageId, addressees, attempt, report }: Sending,
  parts: Parts,
  { deferred, rejected }: Receipt,
): Promise<void> => {
  const late = new Set(deferred.map(({ address }) => address));
  const rest = addressees.filter(({ to }) => late.has(to.address)).map(({ person, n }) => ({ person, n }));
  await parts.queue.add([restJob(data, attempt, rest)]);
  await recorded(
    data,
    parts,
    failStep(data, messageId, 'DEFERRED', attempt, rejected.permanent > 0 ? report : undefined),
  );
};
