import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { readSettings, startService, type Service } from '#api';
import { envelope, register } from '#negotiation';
import type { Order, Outcome } from './load.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
const ROUND_MS = 3000;
const WARM_UP_MS = 1500;
const QUESTIONS = 40;
const DELEGATIONS = 6;

const proposeEdit = register.find(({ name }) => name === 'ProposeEdit');

/** An authenticated, validated POST that does nothing, on the same application. */
class Nothing {
  nothing(_: unknown): object {
    return { revision: '1', position: '2', events: [] };
  }
}
const method = Object.getOwnPropertyDescriptor(Nothing.prototype, 'nothing') as TypedPropertyDescriptor<unknown>;
if (proposeEdit) Body({ schema: envelope(proposeEdit.command.input) })(Nothing.prototype, 'nothing', 0);
Reflect.defineMetadata('design:paramtypes', [Object], Nothing.prototype, 'nothing');
Post('nothing')(Nothing.prototype, 'nothing', method);
HttpCode(200)(Nothing.prototype, 'nothing', method);
Controller('bench')(Nothing);

/** Proposals over HTTP on one text: decided, durable and readable before they are answered, against a POST that does nothing. */
export const benchCommands = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'nonpaper-bench-'));
  const settings = readSettings({ NONPAPER_DATA: folder, NONPAPER_PORT: '0', NONPAPER_LOG: 'error' });
  const service = await startService(settings, [Nothing]);
  const client = fork(new URL('./load.js', import.meta.url));
  try {
    const stage = await set(service);
    const run = (path: string, ms: number): Promise<Outcome> =>
      ordered(client, { ...stage, url: service.url + path, connections: CONNECTIONS, ms });
    const rounds = { bare: [] as Outcome[], ours: [] as Outcome[] };
    await run('/bench/nothing', WARM_UP_MS);
    await run('/texts/bench/propose-edit', WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round++) {
      rounds.bare.push(await run('/bench/nothing', ROUND_MS));
      rounds.ours.push(await run('/texts/bench/propose-edit', ROUND_MS));
    }
    return summary(rounds.ours, rounds.bare);
  } finally {
    client.kill();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const ordered = async (client: ChildProcess, order: Order): Promise<Outcome> => {
  client.send(order);
  const [outcome] = (await once(client, 'message')) as [Outcome];
  return outcome;
};

const rate = ({ answered, ms }: Outcome): number => (answered * 1000) / ms;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

const summary = (ours: readonly Outcome[], bare: readonly Outcome[]): object => {
  const latencies = ours.flatMap((o) => o.latencies).sort((a, b) => a - b);
  const at = (share: number): number => rounded(latencies[Math.floor(latencies.length * share)] ?? 0);
  return {
    ratio: rounded(median(ours.map((o, i) => rate(o) / rate(bare[i] ?? o)))),
    commandsPerSecond: Math.round(median(ours.map(rate))),
    nothingPerSecond: Math.round(median(bare.map(rate))),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    refused: ours.reduce((sum, o) => sum + o.refused, 0),
  };
};

const person = (n: number): string => `be4c0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const FROM = '2020-01-01T00:00:00.000Z';

/** A body of six parties and a text of forty questions, open in its first reading. */
const set = async (service: Service): Promise<Pick<Order, 'tokens' | 'bodies' | 'headers'>> => {
  const chair = await service.tokens.issue(person(0));
  const secretariat = await service.tokens.issue(person(1));
  const act = async (token: string, path: string, data: object): Promise<Answered> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify({ data }) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return (await response.json()) as Answered;
  };
  await act(await service.tokens.operator(), '/bodies/bench/register-body', {
    name: { en: 'Bench' },
    instrument: { name: 'Protocol' },
    settings: { languages: ['en'], daysToEffect: 30 },
    appointments: [
      { person: person(0), role: 'chair', from: FROM },
      { person: person(1), role: 'secretariat', from: FROM },
    ],
  });
  for (let n = 0; n < DELEGATIONS; n++) await admit(act, secretariat, n);
  const session = await act(chair, '/bodies/bench/convene-session', { n: 1, from: '2020-01-01', to: '2020-01-02' });
  const tabled = await act(chair, '/texts/bench/table-text', tabling);
  const opened = await act(chair, '/texts/bench/open-reading', { session: session.events[0]?.data.session });
  const base = opened.revision;
  const questions = tabled.events.filter((e) => e.type === 'QuestionTabled').map((e) => e.data.questionId);
  const bodies = questions.map((questionId, n) =>
    JSON.stringify({
      data: { questionId, edit: { base, wording: `${wording(n)} Please also attach statistics {n}.` } },
    }),
  );
  const tokens = await Promise.all(Array.from({ length: DELEGATIONS }, (_, n) => service.tokens.issue(person(10 + n))));
  return { tokens, bodies, headers: { 'nonpaper-visible': 'wait' } };
};

interface Answered {
  readonly revision: string;
  readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

type Acting = (token: string, path: string, data: object) => Promise<Answered>;

const admit = async (act: Acting, token: string, n: number): Promise<void> => {
  const names = { en: `Delegation ${String(n)}` };
  const { events } = await act(token, '/bodies/bench/admit-delegation', { kind: 'state', names, from: '2020-01-01' });
  const delegation = events[0]?.data.delegation;
  const list = [{ delegation, status: 'party', asPrinted: names.en }];
  await act(token, '/bodies/bench/record-printed-status', { document: { title: 'List' }, date: '2020-01-01', list });
  const appointments = [{ person: person(10 + n), role: 'delegate', delegation, from: FROM }];
  await act(token, '/bodies/bench/appoint', { appointments });
};

const wording = (n: number): string =>
  `Has your country adopted legislative or other measures with regard to matter ${String(n)} of the Protocol, and if so which?`;

const tabling = {
  body: 'bench',
  kind: 'questionnaire',
  title: 'Bench',
  originalLanguage: 'en',
  sections: [
    {
      title: 'Questions',
      questions: Array.from({ length: QUESTIONS }, (_, n) => ({
        wording: wording(n),
        answer: { type: 'yes-no' },
        articles: [],
      })),
    },
  ],
};
