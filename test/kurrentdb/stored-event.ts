/** An event as a client hands it in. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** An event as it lies in the log. */
export interface StoredEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Looks like a byte offset: past 2^32, growing, with gaps. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Which revision an append expects its stream to stand at. */
export type Expected = bigint | 'any' | 'no-stream' | 'stream-exists';

/** The revision of a tombstone: the largest that a signed 64-bit integer holds. */
export const DELETED = 2n ** 63n - 1n;
