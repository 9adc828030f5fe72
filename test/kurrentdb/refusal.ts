import { Metadata, status } from '@grpc/grpc-js';

const trailers = (entries: Record<string, string>): Metadata => {
  const metadata = new Metadata();
  // Names of streams go beyond ASCII, header values do not.
  for (const [key, value] of Object.entries(entries)) metadata.set(key, encodeURI(value));
  return metadata;
};

/** A call answered with a gRPC status; what the client makes of it stands in the trailers. */
export class Refusal extends Error {
  readonly details: string;
  readonly metadata: Metadata;

  constructor(
    readonly code: status,
    message: string,
    entries: Record<string, string> = {},
  ) {
    super(message);
    this.details = message;
    this.metadata = trailers(entries);
  }
}

export const unavailable = (): Refusal => new Refusal(status.UNAVAILABLE, 'The server is not ready.');

export const notLeader = ({ host, port }: { host: string; port: number }): Refusal =>
  new Refusal(status.NOT_FOUND, `Leader info available: ${host}:${String(port)}`, {
    ...{ exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) },
  });

export const unauthenticated = (): Refusal => new Refusal(status.UNAUTHENTICATED, 'Bad username or password.');

export const accessDenied = (): Refusal =>
  new Refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const invalidPosition = (): Refusal => new Refusal(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition');

export const streamDeleted = (stream: string): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    ...{ exception: 'stream-deleted', 'stream-name': stream },
  });

export const wrongExpectedVersion = (stream: string, expected: string, current: bigint | undefined): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion on stream '${stream}'.`, {
    ...{ exception: 'wrong-expected-version', 'stream-name': stream, 'expected-version': expected },
    ...(current === undefined ? {} : { 'actual-version': String(current) }),
  });

export const tooLarge = (most: number): Refusal =>
  new Refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${String(most)} Exceeded.`, {
    ...{ exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(most) },
  });
