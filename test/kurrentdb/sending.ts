import { type ServerWritableStream } from '@grpc/grpc-js';
import { type streams } from './stubs.js';

export type Reading = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const room = (call: Reading): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      call.off('drain', done).off('cancelled', done).off('close', done);
      resolve();
    };
    call.on('drain', done).on('cancelled', done).on('close', done);
  });

/** Sends as fast as the reader takes it. */
export const send = async (call: Reading, message: streams.ReadResp): Promise<void> => {
  if (!call.cancelled && !call.write(message)) await room(call);
};

/** Ends a stream of answers with a status. */
export const fail = (call: { emit(event: 'error', error: Error): boolean }, error: unknown): void => {
  call.emit('error', error instanceof Error ? error : new Error(String(error)));
};
