import { Agent, request } from 'node:http';

/** What the load is told to do: for so long, over so many connections, one request after the other on each. */
export interface Order {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly connections: number;
  readonly ms: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in turn, each `{n}` in them being the number of the request. */
  readonly bodies: readonly string[];
}

export interface Outcome {
  readonly answered: number;
  readonly refused: number;
  readonly ms: number;
  /** Time to answer, in milliseconds, sorted. */
  readonly latencies: readonly number[];
}

/** Requests so far, over all orders: none says again what another said. */
let sent = 0;

/** A client in a process of its own, so that it does not share the service's event loop. */
const load = async ({ url, tokens, connections, ms, headers, bodies }: Order): Promise<Outcome> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  let refused = 0;
  const began = performance.now();
  const one = async (): Promise<void> => {
    const n = sent++;
    const since = performance.now();
    const status = await post(agent, url, tokens[n % tokens.length] ?? '', headers, bodyOf(bodies, n));
    if (status === 200) latencies.push(performance.now() - since);
    else refused++;
  };
  const line = async (): Promise<void> => {
    while (performance.now() - began < ms) await one();
  };
  await Promise.all(Array.from({ length: connections }, line));
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { answered: latencies.length, refused, ms: performance.now() - began, latencies };
};

const bodyOf = (bodies: readonly string[], n: number): string =>
  (bodies[n % bodies.length] ?? '').replace('{n}', String(n));

const post = (
  agent: Agent,
  url: string,
  token: string,
  headers: Order['headers'],
  body: string,
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...sent, authorization: `Bearer ${token}`, ...headers },
    });
    asked.on('response', (response) => {
      response.on('data', () => undefined).on('end', () => resolve(response.statusCode));
    });
    asked.on('error', reject);
    asked.end(body);
  });

process.on('message', (order: Order) => {
  void load(order).then((outcome) => process.send?.(outcome));
});
