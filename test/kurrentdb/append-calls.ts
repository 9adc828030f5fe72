import { type sendUnaryData, type ServerDuplexStream, type ServerReadableStream } from '@grpc/grpc-js';
import { answered, batchAnswered, type BatchOutcome } from './append-answers.js';
import { batchTargetOf, type Draft, isTooLarge, MOST_BYTES, proposed, targetOf } from './appending.js';
import { carryOut, type House, isWritten, letIn, reply } from './door.js';
import { idFrom } from './identifiers.js';
import { tooLarge } from './refusal.js';
import { fail } from './sending.js';
import { type streams } from './stubs.js';

type Appending = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Batches = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** One append in one call: the target first, then event by event. */
export const append =
  (house: House) =>
  (call: Appending, callback: sendUnaryData<streams.AppendResp>): void => {
    let draft: Draft = { stream: '', expected: 'any', events: [] };
    const answer = async (): Promise<streams.AppendResp> => {
      house.appends++;
      await letIn(house, 'append', call.metadata);
      if (isTooLarge(draft)) throw tooLarge(MOST_BYTES);
      const outcome = await carryOut(house, () => house.db.append(draft.stream, draft.expected, draft.events));
      return answered(draft, outcome);
    };
    call.on('data', (request: streams.AppendReq) => {
      const [options, message] = [request.getOptions(), request.getProposedMessage()];
      if (options) draft = { ...targetOf(options), events: [] };
      if (message) draft.events.push(proposed(message));
    });
    call.on('end', () => reply(answer(), callback));
  };

/** Many appends, each in one or more messages, over one call that stays open; answered in any order. */
export const batchAppend =
  (house: House) =>
  (call: Batches): void => {
    const drafts = new Map<string, Draft>();
    const answer = async (draft: Draft, correlation: streams.BatchAppendReq): Promise<void> => {
      house.appends++;
      await letIn(house, 'append', call.metadata);
      const write = () => house.db.append(draft.stream, draft.expected, draft.events);
      const outcome: BatchOutcome = isTooLarge(draft) ? 'too-large' : await carryOut(house, write);
      const said = isWritten(outcome) && house.faults.strikes('deadline') ? 'timeout' : outcome;
      if (!call.cancelled) call.write(batchAnswered(correlation.getCorrelationId(), draft, said));
    };
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = idFrom(request.getCorrelationId());
      const options = request.getOptions();
      if (options) drafts.set(id, { ...batchTargetOf(options), events: [] });
      const draft = drafts.get(id);
      draft?.events.push(...request.getProposedMessagesList().map(proposed));
      if (!draft || !request.getIsFinal()) return;
      drafts.delete(id);
      answer(draft, request).catch((error: unknown) => fail(call, error));
    });
    call.on('end', () => call.end());
  };
