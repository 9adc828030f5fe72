import { Invalid, Problem, Unavailable } from '#eventsourcing';

/** What the client throws: command errors with a type, gRPC errors with a code, plain errors when nobody is there. */
interface Thrown {
  readonly type?: string;
  readonly code?: number;
  readonly message?: string;
  readonly name?: string;
}

const GRPC_UNAUTHENTICATED = 16;
const GRPC_PERMISSION_DENIED = 7;

const thrown = (error: unknown): Thrown => (typeof error === 'object' && error !== null ? error : {});

export const isType = (error: unknown, ...types: readonly string[]): boolean => {
  const { type, name } = thrown(error);
  return types.some((one) => one === type || one === name);
};

/** Errors that say for certain that nothing was asked of any server. */
const NEVER_SENT = /No connection established|ECONNREFUSED|Name resolution failed|ENOTFOUND|Failed to discover/i;
export const wasNeverSent = (error: unknown): boolean => NEVER_SENT.test(textOf(error));

export const textOf = (error: unknown): string => thrown(error).message ?? String(error);

/** The error as the kernel knows it: what the client says of the servers at an address, of connections and rights. */
export const asProblem = (error: unknown, address: string): Problem => {
  if (error instanceof Problem) return error;
  const { code } = thrown(error);
  if (isType(error, 'access-denied') || code === GRPC_UNAUTHENTICATED || code === GRPC_PERMISSION_DENIED)
    return new Invalid('STORE_PASSWORD', `KurrentDB at ${address} does not let this user and password read and write.`);
  const why = `KurrentDB at ${address} cannot be reached (${textOf(error)}); see that it runs there and can be reached from here.`;
  return new Unavailable('STORE_UNREACHABLE', why, { cause: error });
};
