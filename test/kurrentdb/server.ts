/**
 * The services a client of one node needs: server features, and streams version 1 (append, batchAppend, read with
 * and without subscription, delete, tombstone). Not modelled: version 2 (several streams in one append), gossip and
 * elections, links, persistent subscriptions, projections, users; the deadline that a batched append carries.
 */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import { append, batchAppend } from './append-calls.js';
import { softDelete, tombstone } from './closing-calls.js';
import { type House, letIn } from './door.js';
import { type Faults } from './faults.js';
import { mustBegin, read } from './read.js';
import { fail, type Reading } from './sending.js';
import { features, featuresService, streams, streamsService } from './stubs.js';
import { Subscription } from './subscription.js';

const VERSION = '25.1.0';
const METHODS = ['Read', 'Append', 'BatchAppend', 'Delete', 'Tombstone'];
/** Larger than any append that is answered, so that too large a one is refused by us and not by the transport. */
const MOST_MESSAGE_BYTES = 17 * 1024 * 1024;

const supported = (): features.SupportedMethods => {
  const methods = METHODS.map((name) =>
    new features.SupportedMethod().setServiceName('event_store.client.streams.Streams').setMethodName(name),
  );
  return new features.SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods);
};

const credentials = (tls: string | undefined): ServerCredentials => {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const file = (name: string): Buffer => readFileSync(`${tls}/${name}`);
  return ServerCredentials.createSsl(null, [{ private_key: file('server.key'), cert_chain: file('server.crt') }]);
};

/** A server of one house. */
export class KurrentService {
  readonly #grpc = new Server({ 'grpc.max_receive_message_length': MOST_MESSAGE_BYTES });
  readonly #subscriptions = new Set<Subscription>();

  constructor(readonly house: House) {
    const getSupportedMethods = (_call: unknown, callback: (error: null, answer: features.SupportedMethods) => void) =>
      callback(null, supported());
    this.#grpc.addService(featuresService.ServerFeaturesService, { getSupportedMethods });
    this.#grpc.addService(streamsService.StreamsService, {
      ...{ append: append(house), batchAppend: batchAppend(house) },
      ...{ tombstone: tombstone(house), delete: softDelete(house) },
      read: (call: Reading) => void this.#read(call).catch((error: unknown) => fail(call, error)),
    });
  }

  /** Resolves with the port, which is any free one if 0 is asked for. */
  listen(port: number, tls: string | undefined): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#grpc.bindAsync(`127.0.0.1:${String(port)}`, credentials(tls), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
  }

  fault(faults: Faults): void {
    this.house.faults.set(faults);
    if (faults.dropSubscriptions) for (const subscription of this.#subscriptions) subscription.drop();
    if (faults.silentSubscriptions) for (const subscription of this.#subscriptions) subscription.silence();
  }

  async #read(call: Reading): Promise<void> {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options();
    await letIn(this.house, options.hasSubscription() ? 'subscription' : 'read', call.metadata);
    if (this.house.faults.exactPositions) mustBegin(this.house.db, options);
    if (!options.hasSubscription()) return read(call, this.house.db, options);
    const subscription = new Subscription(call, this.house.db, this.house.faults, options);
    this.#subscriptions.add(subscription);
    if (this.house.faults.silentSubscriptions) subscription.silence();
    await subscription.run().finally(() => this.#subscriptions.delete(subscription));
  }
}
