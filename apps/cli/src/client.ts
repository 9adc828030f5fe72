import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '#eventsourcing';
import { Position } from './position.js';
import { problemIn } from './problem-error.js';

/** What a command came to, as the door answers it. */
export interface Acted {
  readonly revision: string;
  readonly position: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

export type Subject = 'text' | 'body' | 'person' | 'notice' | 'access';

const FOLDER: Record<Subject, string> = {
  ...{ text: 'texts', body: 'bodies', person: 'persons', notice: 'notices', access: 'access' },
};

/** How often something is tried before it is given up, in all. */
const TRIES = 5;
const NOT_NOW = new Set([429, 503]);
const LONGEST_PAUSE_S = 5;

/**
 * Speaks to the public HTTP door of a service. It reads its own writes: the highest position answered goes along with
 * each read. What is not possible now is tried again with the same Idempotency-Key, so that it happens once.
 */
export class Client {
  readonly url: string;

  constructor(
    url: string,
    private readonly token?: string,
    private readonly position = new Position(),
  ) {
    this.url = url.replace(/\/+$/, '');
  }

  /** The same service for another person; what one of them wrote the other reads. */
  as(token: string): Client {
    return new Client(this.url, token, this.position);
  }

  /** Gives a command. The same key gives the same answer, once; by default each call is another one. */
  async act(
    subject: Subject,
    id: string,
    verb: string,
    envelope: object,
    { key }: { key?: string } = {},
  ): Promise<Acted> {
    const target = subject === 'access' ? verb : `${encodeURIComponent(id)}/${verb}`;
    const headers = { 'content-type': 'application/json', 'idempotency-key': key ?? randomUUID() };
    const answer = await this.send(`${this.url}/${FOLDER[subject]}/${target}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(envelope),
    });
    return (await answer.json()) as Acted;
  }

  /** Hands in something that is not a command: a message as it came. */
  async handIn<T>(path: string, contentType: string, body: string | Uint8Array<ArrayBuffer>): Promise<T> {
    const request = { method: 'POST', headers: { 'content-type': contentType }, body };
    return (await (await this.send(`${this.url}/${path}`, request)).json()) as T;
  }

  /** Reads a view; of a list, all its pages. */
  async get<T>(path: string): Promise<T> {
    const whole: unknown[] = [];
    let next: string | undefined = new URL(path, `${this.url}/`).href;
    while (next !== undefined) {
      const answer = await this.send(next, { headers: { accept: 'application/json' } });
      const page: unknown = await answer.json();
      if (!Array.isArray(page)) return page as T;
      whole.push(...(page as unknown[]));
      next = nextPage(answer.headers.get('link'), next);
    }
    return whole as T;
  }

  private async send(url: string, request: RequestInit): Promise<Response> {
    for (let tried = 1; ; tried++) {
      const answer = await this.once(url, request, tried);
      if (answer?.ok) {
        this.position.reached(answer.headers.get('nonpaper-position'));
        return answer;
      }
      if (answer && (!NOT_NOW.has(answer.status) || tried >= TRIES)) throw await problemIn(answer);
      await pause(retryAfter(answer) * 1000);
    }
  }

  /** One try; undefined when the line broke and it is not known what came of it. */
  private async once(url: string, { headers, ...request }: RequestInit, tried: number): Promise<Response | undefined> {
    const position = this.position.latest;
    const own = {
      ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      ...(position !== undefined && { 'nonpaper-position': position }),
    };
    try {
      return await fetch(url, { ...request, headers: { ...own, ...(headers as Record<string, string>) } });
    } catch (error) {
      if (!broke(error) || tried >= TRIES)
        throw new Unavailable('SERVICE_UNREACHABLE', `Nothing answers at ${this.url}: is the service running there?`, {
          cause: error,
        });
      return undefined;
    }
  }
}

/** A connection that broke may work the next time; one that was never made will not. */
const broke = (error: unknown): boolean => {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code === 'ECONNRESET' || cause?.code === 'UND_ERR_SOCKET' || cause?.code === 'EPIPE';
};

/** Seconds to wait. */
const retryAfter = (answer: Response | undefined): number => {
  const asked = Number(answer?.headers.get('retry-after') ?? 0.1);
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), LONGEST_PAUSE_S) : 1;
};

const nextPage = (link: string | null, from: string): string | undefined => {
  const found = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  return found === undefined ? undefined : new URL(found, from).href;
};
