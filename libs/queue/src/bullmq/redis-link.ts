import { EventEmitter, once } from 'node:events';
import { Redis, type RedisOptions } from 'ioredis';
import { Invalid, Problem, Unavailable } from '#eventsourcing';
import { describeFailure } from '../failure.js';
import type { RedisAddress } from './address.js';
import { misfit } from './misfit.js';
import { within } from './within.js';

/** How often Redis is asked whether it still answers: health is so much older than the truth at most. */
const PULSE_MS = 2_000;
/** A Redis that is back is found within a second. */
const LONGEST_PAUSE_MS = 1_000;

/** What the driver does with what is asked while there is no connection. */
type Waiting = Pick<RedisOptions, 'enableOfflineQueue' | 'autoResendUnfulfilledCommands' | 'maxRetriesPerRequest'>;

/** Redis wants a password, or another one. */
const PASSWORD = /WRONGPASS|NOAUTH|NOPERM|invalid password/;
/** How the driver says that there is no connection. */
const LOST = /MaxRetriesPerRequestError|Stream isn't writeable|Connection is closed/;
/** Noeviction and a full memory, or a disk that takes no more. */
const FULL = /\b(OOM|MISCONF)\b/;

/**
 * The producer's connection, and what is known of the Redis behind it. Whatever is asked is answered or refused in
 * bounded time: nothing waits in this process for a Redis that is away.
 */
export class RedisLink {
  readonly #address: RedisAddress;
  readonly #limitMs: number;
  readonly #events = new EventEmitter();
  readonly client: Redis;
  #trouble: Error | undefined;
  #fit = false;
  #closed = false;
  #pulse: NodeJS.Timeout | undefined;

  constructor(address: RedisAddress, limitMs: number) {
    this.#address = address;
    this.#limitMs = limitMs;
    this.#trouble = this.#unreachable('no connection yet');
    this.client = this.#connect({
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
    });
    this.client.on('error', (error) => {
      this.#note(this.#translated(error));
    });
    this.client.on('close', () => {
      if (!(this.#trouble instanceof Invalid)) this.#trouble ??= this.#unreachable('the connection was lost');
    });
    this.client.on('ready', () => void this.#inspect());
  }

  /** What is wrong with it, as far as is known. */
  get trouble(): Error | undefined {
    return this.#trouble;
  }

  /** The first thing there is to say of it: `undefined` when it is there and fit, else what is wrong. */
  async settled(): Promise<Error | undefined> {
    if (this.#fit) return undefined;
    const known = once(this.#events, 'known').then(() => this.#trouble);
    return within(this.#limitMs, known, () => this.#late()).catch((error: unknown) => this.#translated(error));
  }

  /** Resolves once it is there and fit; perhaps never. */
  async fit(): Promise<void> {
    if (!this.#fit) await once(this.#events, 'fit');
  }

  /** Asks, within the time limit. `Unavailable('QUEUE_UNREACHABLE' | 'QUEUE_FULL' | 'QUEUE_STOPPED')`, or what makes it unfit. */
  async run<T>(ask: (client: Redis) => Promise<T>): Promise<T> {
    this.#refuse();
    try {
      const answer = await within(this.#limitMs, ask(this.client), () => this.#late());
      this.#trouble = undefined;
      return answer;
    } catch (error) {
      if (this.#closed) throw stopped();
      throw this.#note(this.#translated(error));
    }
  }

  /** A further connection, which waits for a Redis that is away, as a worker's must. */
  forWorker(): Redis {
    const client = this.#connect({ maxRetriesPerRequest: null });
    client.on('error', () => undefined); // the producer's connection says what is wrong, once
    return client;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#pulse);
    this.client.disconnect();
  }

  #connect(options: Waiting): Redis {
    const retryStrategy = (times: number): number => Math.min(times * 50, LONGEST_PAUSE_MS);
    return new Redis(this.#address.url, { ...options, connectTimeout: this.#limitMs, retryStrategy });
  }

  #refuse(): void {
    if (this.#closed) throw stopped();
    const trouble = this.#trouble;
    if (trouble instanceof Invalid) throw trouble;
    if (this.client.status !== 'ready') throw trouble ?? this.#unreachable('no connection');
  }

  /** Asked again and again: what is set may change. A connection on which nothing comes back is given up for another one. */
  async #inspect(): Promise<void> {
    try {
      const info = await within(this.#limitMs, this.client.info(), () => this.#late());
      this.#trouble = misfit(info, this.#address.where);
      this.#events.emit('known');
      if (this.#trouble === undefined) this.#becomesFit();
      this.#listen();
    } catch (error) {
      this.#note(this.#translated(error));
      if (!this.#closed && this.client.status === 'ready') this.client.disconnect(true);
    }
  }

  #becomesFit(): void {
    this.#fit = true;
    this.#events.emit('fit');
  }

  #listen(): void {
    clearTimeout(this.#pulse);
    if (this.#closed) return;
    this.#pulse = setTimeout(() => {
      if (this.client.status === 'ready') void this.#inspect(); // else when it is back
    }, PULSE_MS).unref();
  }

  #note(trouble: Error): Error {
    if (trouble instanceof Unavailable || trouble instanceof Invalid) this.#trouble = trouble;
    this.#events.emit('known');
    return trouble;
  }

  #translated(error: unknown): Error {
    if (error instanceof Problem) return error;
    const { where } = this.#address;
    const described = describeFailure(error);
    const why = LOST.test(described) ? 'the connection was lost' : described;
    if (PASSWORD.test(why))
      return new Invalid('QUEUE_PASSWORD', `${where} refuses the user or the password in the queue's URL: ${why}`);
    if (FULL.test(why)) return new Unavailable('QUEUE_FULL', `${where} takes nothing more: ${why}`, { cause: error });
    return this.#unreachable(why, error);
  }

  #late(): Unavailable {
    return this.#unreachable(`no answer within ${String(this.#limitMs)} ms`);
  }

  #unreachable(why: string, cause?: unknown): Unavailable {
    const message = `The queue at ${this.#address.where} cannot be reached: ${why}`;
    return new Unavailable('QUEUE_UNREACHABLE', message, { cause });
  }
}

const stopped = (): Unavailable => new Unavailable('QUEUE_STOPPED', 'The queue has stopped: it is closed');
