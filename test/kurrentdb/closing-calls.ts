import { type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { type Target, targetOf } from './appending.js';
import { type Outcome, type Stands } from './database.js';
import { carryOut, type House, letIn, reply } from './door.js';
import { streamDeleted, wrongExpectedVersion } from './refusal.js';
import { streams } from './stubs.js';

const positionOf = ({ stream, expected }: Target, outcome: Outcome): Stands => {
  if (outcome === 'deleted') throw streamDeleted(stream);
  if ('success' in outcome) return outcome.success;
  const known = { 'no-stream': '-1', any: '-2', 'stream-exists': '-4' };
  throw wrongExpectedVersion(stream, typeof expected === 'bigint' ? String(expected) : known[expected], outcome.wrong);
};

const closed = async (
  house: House,
  call: ServerUnaryCall<streams.TombstoneReq | streams.DeleteReq, unknown>,
  close: (target: Target) => Outcome,
): Promise<string> => {
  await letIn(house, 'append', call.metadata);
  const target = targetOf(call.request.getOptions() ?? new streams.TombstoneReq.Options());
  return String(positionOf(target, await carryOut(house, () => close(target))).position);
};

export const tombstone =
  (house: House) =>
  (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    callback: sendUnaryData<streams.TombstoneResp>,
  ): void => {
    const answer = async (): Promise<streams.TombstoneResp> => {
      const at = await closed(house, call, ({ stream, expected }) => house.db.tombstone(stream, expected));
      const position = new streams.TombstoneResp.Position().setCommitPosition(at).setPreparePosition(at);
      return new streams.TombstoneResp().setPosition(position);
    };
    reply(answer(), callback);
  };

/** Deletes softly: the stream may be written to again. */
export const softDelete =
  (house: House) =>
  (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>, callback: sendUnaryData<streams.DeleteResp>): void => {
    const answer = async (): Promise<streams.DeleteResp> => {
      const at = await closed(house, call, ({ stream, expected }) => house.db.delete(stream, expected));
      const position = new streams.DeleteResp.Position().setCommitPosition(at).setPreparePosition(at);
      return new streams.DeleteResp().setPosition(position);
    };
    reply(answer(), callback);
  };
