import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Client } from './client.js';
import { type ProblemError } from './problem-error.js';

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answering = (heard: Heard, response: ServerResponse, n: number) => void;

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const ACTED = { revision: '1', position: '7', events: [] };

describe('the client', () => {
  let server: Server;
  let heard: Heard[];
  let answer: Answering;
  let client: Client;

  beforeEach(async () => {
    heard = [];
    answer = (_, response) => json(response, ACTED);
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
        heard.push(one);
        answer(one, response, heard.length);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    client = new Client(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`, 'token');
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  it('gives a command at its door, with who says it and under which key', async () => {
    expect(await client.act('text', 'draft', 'close-reading', { data: {} }, { key: 'k' })).toEqual(ACTED);
    expect(heard[0]).toMatchObject({
      method: 'POST',
      url: '/texts/draft/close-reading',
      body: '{"data":{}}',
      headers: { authorization: 'Bearer token', 'idempotency-key': 'k', 'content-type': 'application/json' },
    });
    await client.act('access', 'access', 'revoke-tokens', { data: {} });
    expect(heard[1]?.url).toBe('/access/revoke-tokens');
  });

  it('says something new by default, each time', async () => {
    await client.act('body', 'wg', 'appoint', {});
    await client.act('body', 'wg', 'appoint', {});
    const keys = heard.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
  });

  it('reads its own writes, also those of somebody it speaks for', async () => {
    answer = (_, response, n) => json(response, ACTED, { 'nonpaper-position': `L:${String([9, 7, 12][n - 1])}` });
    await client.as('other').act('text', 'draft', 'close-reading', {});
    await client.act('text', 'draft', 'close-reading', {});
    await client.get('texts/draft');
    expect(heard.map(({ headers }) => headers['nonpaper-position'])).toEqual([undefined, 'L:9', 'L:9']);
    expect(heard.map(({ headers }) => headers.authorization)).toEqual(['Bearer other', 'Bearer token', 'Bearer token']);
    await client.get('texts/draft');
    expect(heard[3]?.headers['nonpaper-position']).toBe('L:12');
  });

  it('takes the position of another ledger for what it is', async () => {
    answer = (_, response, n) => json(response, {}, { 'nonpaper-position': n === 1 ? 'old:90' : 'new:1' });
    await client.get('texts');
    await client.get('texts');
    await client.get('texts');
    expect(heard[2]?.headers['nonpaper-position']).toBe('new:1');
  });

  it('reads a list to its end', async () => {
    answer = ({ url }, response) =>
      url === '/texts?limit=2'
        ? json(response, [1, 2], { link: '</texts?limit=2&after=2>; rel="next"' })
        : json(response, [3]);
    expect(await client.get('texts?limit=2')).toEqual([1, 2, 3]);
    expect(heard.map(({ url }) => url)).toEqual(['/texts?limit=2', '/texts?limit=2&after=2']);
  });

  it('tries again with the same key what is not possible now', async () => {
    answer = (_, response, n) =>
      n < 3 ? json(response, { code: 'BUSY' }, { 'retry-after': '0' }, 503) : json(response, ACTED);
    await client.act('text', 'draft', 'close-reading', {});
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('gives up after a while', async () => {
    answer = (_, response) => json(response, { code: 'BUSY', detail: 'Not now.' }, { 'retry-after': '0' }, 503);
    await expect(client.get('texts')).rejects.toMatchObject({ problem: { code: 'BUSY', status: 503 } });
    expect(heard).toHaveLength(5);
  });

  it('tries again with the same key when the line breaks before the answer', async () => {
    answer = (_, response, n) => {
      if (n === 1) response.destroy();
      else json(response, ACTED);
    };
    expect(await client.act('text', 'draft', 'close-reading', {})).toEqual(ACTED);
    expect(heard[0]?.headers['idempotency-key']).toBe(heard[1]?.headers['idempotency-key']);
  });

  it('carries the problem that it was answered, and asks once', async () => {
    const problem = { code: 'PROPOSAL_STALE', detail: 'It collides.', rule: 'R28', overridable: true };
    answer = (_, response) => json(response, { ...problem, status: 409 }, {}, 409);
    const error = await client.act('text', 'draft', 'accept-proposal', {}).catch((e: unknown) => e as ProblemError);
    expect(error).toMatchObject({ message: 'It collides.', problem: { ...problem, status: 409 } });
    expect(heard).toHaveLength(1);
  });

  it('copes with an answer that is no problem of ours', async () => {
    answer = (_, response) => response.writeHead(502).end('<html>');
    await expect(client.get('texts')).rejects.toMatchObject({ problem: { code: 'HTTP_502', status: 502 } });
  });

  it('says so when nobody answers at all', async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await expect(client.get('texts')).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
  });
});
