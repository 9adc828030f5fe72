/** What an append is answered with, on its own and in a batch. */
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import anything from 'google-protobuf/google/protobuf/any_pb.js';
import { type Target, MOST_BYTES } from './appending.js';
import { type Outcome, type Stands } from './database.js';
import { streamIdentifier } from './identifiers.js';
import { streamDeleted } from './refusal.js';
import { type Expected } from './stored-event.js';
import { codes, shared, statuses, streams } from './stubs.js';

/** The outcomes of a batched append, which has no gRPC status of its own. */
export type BatchOutcome = Outcome | 'too-large' | 'timeout';

type Wrong = { wrong: bigint | undefined };

const success = ({ revision, position }: Stands): streams.AppendResp => {
  const at = new streams.AppendResp.Position();
  at.setCommitPosition(String(position)).setPreparePosition(String(position));
  const answer = new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
  return new streams.AppendResp().setSuccess(answer);
};

const wrongVersion = (expected: Expected, { wrong }: Wrong): streams.AppendResp => {
  const answer = new streams.AppendResp.WrongExpectedVersion();
  if (wrong === undefined) answer.setCurrentNoStream(new shared.Empty());
  else answer.setCurrentRevision(String(wrong));
  if (typeof expected === 'bigint') answer.setExpectedRevision(String(expected));
  else if (expected === 'no-stream') answer.setExpectedNoStream(new shared.Empty());
  else answer.setExpectedStreamExists(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(answer);
};

/** The answer to a single append; throws the status of a deleted stream. */
export const answered = ({ stream, expected }: Target, outcome: Outcome): streams.AppendResp => {
  if (outcome === 'deleted') throw streamDeleted(stream);
  return 'wrong' in outcome ? wrongVersion(expected, outcome) : success(outcome.success);
};

const batchSuccess = ({ revision, position }: Stands): streams.BatchAppendResp.Success => {
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
};

const failure = (code: codes.Code, message: string, type: string, details: { serializeBinary(): Uint8Array }) => {
  const any = new anything.Any();
  any.pack(details.serializeBinary(), `event_store.client.${type}`);
  return new statuses.Status().setCode(code).setMessage(message).setDetails(any);
};

const batchWrongVersion = (expected: Expected, { wrong }: Wrong): statuses.Status => {
  const details = new shared.WrongExpectedVersion();
  if (wrong === undefined) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(String(wrong));
  if (typeof expected === 'bigint') details.setExpectedStreamPosition(String(expected));
  else if (expected === 'no-stream') details.setExpectedNoStream(new empty.Empty());
  else details.setExpectedStreamExists(new empty.Empty());
  return failure(codes.Code.FAILED_PRECONDITION, 'WrongExpectedVersion', 'WrongExpectedVersion', details);
};

const batchFailure = ({ stream, expected }: Target, outcome: Wrong | 'deleted' | 'too-large' | 'timeout') => {
  if (typeof outcome === 'object') return batchWrongVersion(expected, outcome);
  if (outcome === 'deleted') {
    const details = new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
    return failure(codes.Code.FAILED_PRECONDITION, 'StreamDeleted', 'StreamDeleted', details);
  }
  if (outcome === 'timeout') return failure(codes.Code.DEADLINE_EXCEEDED, 'Timeout', 'Timeout', new shared.Timeout());
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MOST_BYTES);
  return failure(codes.Code.INVALID_ARGUMENT, 'Maximum append size exceeded', 'MaximumAppendSizeExceeded', details);
};

export const batchAnswered = (
  correlation: shared.UUID | undefined,
  target: Target,
  outcome: BatchOutcome,
): streams.BatchAppendResp => {
  const answer = new streams.BatchAppendResp().setCorrelationId(correlation);
  answer.setStreamIdentifier(streamIdentifier(target.stream));
  if (typeof outcome === 'object' && 'success' in outcome) return answer.setSuccess(batchSuccess(outcome.success));
  return answer.setError(batchFailure(target, outcome));
};
