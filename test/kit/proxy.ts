import { EventEmitter, once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A command as it was acknowledged to whoever gave it. */
export interface Acknowledged {
  readonly events: readonly { readonly id: string }[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Stands before several nodes as a proxy does, but gives each request to another one: the worst that could be. A node that
 * does not answer is passed over; the same command under the same key may come to the next one.
 */
export class Proxy {
  readonly acknowledged: Acknowledged[] = [];
  readonly statuses = new Map<number, number>();
  readonly #heard = new EventEmitter();
  #turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly nodes: () => readonly string[],
  ) {
    server.on('request', (asked: IncomingMessage, reply: ServerResponse) => void this.#serve(asked, reply));
  }

  static async start(nodes: () => readonly string[]): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Proxy(server, nodes);
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Resolves once so many commands were acknowledged, or whoever waits has gone. */
  async hasAcknowledged(count: number, signal: AbortSignal): Promise<void> {
    while (this.acknowledged.length < count && !signal.aborted)
      await once(this.#heard, 'acknowledged', { signal }).catch(() => undefined);
  }

  async #serve(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const sent = await bodyOf(asked);
    for (;;) {
      const nodes = this.nodes();
      const node = nodes[this.#turn++ % Math.max(1, nodes.length)];
      const answer = node === undefined ? undefined : await passedOn(node, asked, sent).catch(() => undefined);
      if (answer) {
        this.#answer(asked, answer, reply);
        return;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #answer(asked: IncomingMessage, { status, headers, body }: Answer, reply: ServerResponse): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (asked.method === 'POST' && status < 300) {
      this.acknowledged.push(JSON.parse(body.toString('utf8')) as Acknowledged);
      this.#heard.emit('acknowledged');
    }
    reply.writeHead(status, { ...headers, connection: 'close' }).end(body);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const passedOn = (node: string, asked: IncomingMessage, sent: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, headers, url = '/' } = asked;
    const passed = request(new URL(url, node), { ...(method !== undefined && { method }), headers }, (answer) => {
      bodyOf(answer).then((body) => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body });
      }, reject);
    });
    passed.on('error', reject);
    passed.end(sent);
  });
