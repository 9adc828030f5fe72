/** What reads and subscriptions say. */
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { streamIdentifier, uuid } from './identifiers.js';
import { type StoredEvent } from './stored-event.js';
import { streams } from './stubs.js';

const TICKS_PER_MILLISECOND = 10_000n;

const recorded = (event: StoredEvent, idsAsText: boolean): streams.ReadResp.ReadEvent.RecordedEvent => {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(uuid(event.id, idsAsText)).setStreamIdentifier(streamIdentifier(event.stream));
  record.setStreamRevision(String(event.revision));
  record.setCommitPosition(String(event.position)).setPreparePosition(String(event.position));
  record.getMetadataMap().set('type', event.type).set('content-type', event.contentType);
  record.getMetadataMap().set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND));
  return record.setData(event.data).setCustomMetadata(event.metadata);
};

export const eventMessage = (event: StoredEvent, idsAsText: boolean): streams.ReadResp => {
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded(event, idsAsText)).setCommitPosition(String(event.position));
  return new streams.ReadResp().setEvent(read);
};

export const notFoundMessage = (stream: string): streams.ReadResp => {
  const missing = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return new streams.ReadResp().setStreamNotFound(missing);
};

export const confirmationMessage = (id: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const checkpointMessage = ({ position, created }: StoredEvent): streams.ReadResp => {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position)).setPreparePosition(String(position));
  checkpoint.setTimestamp(timestamps.Timestamp.fromDate(new Date(created)));
  return new streams.ReadResp().setCheckpoint(checkpoint);
};

export const caughtUpMessage = (last: StoredEvent | undefined): streams.ReadResp => {
  const caughtUp = new streams.ReadResp.CaughtUp().setTimestamp(timestamps.Timestamp.fromDate(new Date()));
  const position = new streams.ReadResp.Position();
  position.setCommitPosition(String(last?.position ?? 0)).setPreparePosition(String(last?.position ?? 0));
  return new streams.ReadResp().setCaughtUp(caughtUp.setPosition(position));
};
