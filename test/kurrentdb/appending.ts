/** Appends, tombstones and deletions as they come in. */
import { idFrom, nameFrom } from './identifiers.js';
import { type Expected, type ProposedEvent } from './stored-event.js';
import { type shared, type streams } from './stubs.js';

/** The server's default for one append, in bytes. */
export const MOST_BYTES = 1024 * 1024;

/** Every request that names a stream and what it expects of it. */
interface Options {
  getStreamIdentifier(): shared.StreamIdentifier | undefined;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export interface Target {
  readonly stream: string;
  readonly expected: Expected;
}

/** One append, gathered from the messages it comes in. */
export interface Draft extends Target {
  readonly events: ProposedEvent[];
}

const target = (options: Options, revision: string | undefined): Target => {
  const stream = nameFrom(options.getStreamIdentifier());
  if (revision !== undefined) return { stream, expected: BigInt(revision) };
  if (options.hasNoStream()) return { stream, expected: 'no-stream' };
  return { stream, expected: options.hasStreamExists() ? 'stream-exists' : 'any' };
};

export const targetOf = (
  options: streams.AppendReq.Options | streams.TombstoneReq.Options | streams.DeleteReq.Options,
): Target => target(options, options.hasRevision() ? options.getRevision() : undefined);

export const batchTargetOf = (options: streams.BatchAppendReq.Options): Target =>
  target(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);

export const proposed = (
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): ProposedEvent => ({
  id: idFrom(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? 'application/octet-stream',
  data: Buffer.from(message.getData_asU8()),
  metadata: Buffer.from(message.getCustomMetadata_asU8()),
});

export const isTooLarge = ({ events }: Draft): boolean =>
  events.reduce((bytes, { data, metadata }) => bytes + data.length + metadata.length, 0) > MOST_BYTES;
