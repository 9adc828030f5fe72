import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service, Settings } from '#api';
import { COMMON, flagged, given, readArguments, type Arguments } from './arguments.js';
import { Client } from './client.js';
import { Position } from './position.js';
import { personOf } from './demo/cast.js';
import { isPlayed, playSample } from './demo/play.js';
import { SHOWN, summaryLines, summaryOf, type Summary } from './demo/summary.js';
import { settingsFor, started, untilStopped } from './local.js';
import { aligned, type Terminal } from './terminal.js';

const DEMO_HELP = [
  'nonpaper demo [--data DIR] [--port N]     start on the sample and stay until Ctrl-C; ./data/demo by default',
  'nonpaper demo --once [--json]             play the sample into a new folder, say what it came to, and end',
  'The sample enters through the public HTTP door. Delegations that speak in it are invented.',
];

/** `nonpaper demo`. */
export const demo = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const text = { type: 'string' } as const;
  const args = readArguments(argv, { ...COMMON, once: { type: 'boolean' }, data: text, port: text });
  if (flagged(args, 'help')) terminal.out(...DEMO_HELP);
  else await (flagged(args, 'once') ? once : stay)(args, env, terminal);
};

const once = async (args: Arguments, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const asked = given(args, 'data');
  const data = asked ?? mkdtempSync(join(tmpdir(), 'nonpaper-demo-'));
  try {
    const service = await started(settingsFor(env, data, given(args, 'port') ?? '0'));
    try {
      print(await played(service), flagged(args, 'json'), terminal);
    } finally {
      await service.close();
    }
  } finally {
    if (asked === undefined) rmSync(data, { recursive: true, force: true });
  }
};

/** Plays the sample, waits until everything is delivered, and counts. */
const played = async (service: Service): Promise<Summary> => {
  const began = performance.now();
  const position = new Position();
  const door = new Client(service.url, undefined, position);
  await playSample(door, service.tokens);
  await service.settled();
  const auditor = door.as(await service.tokens.issue(personOf('auditor')));
  const verification = await service.verify();
  // Nothing was forgotten, so the last position is as high as there are events: the views are read once they have it.
  position.upTo(verification.events);
  return summaryOf(auditor, verification, Math.round(performance.now() - began) / 1000);
};

const print = (summary: Summary, asJson: boolean, terminal: Terminal): void => {
  terminal.out(...(asJson ? [JSON.stringify(summary)] : aligned(summaryLines(summary))));
};

const stay = async (args: Arguments, env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const settings = settingsFor(env, given(args, 'data') ?? './data/demo', given(args, 'port'));
  const service = await started(settings);
  try {
    const door = new Client(service.url);
    if (!(await isPlayed(door, service.tokens))) {
      terminal.note('Loading the sample through the public door…');
      await playSample(door, service.tokens);
    }
    await service.settled();
    await welcome(service, settings, flagged(args, 'json'), terminal);
  } catch (error) {
    await service.close();
    throw error;
  }
  await untilStopped(service);
};

const welcome = async (service: Service, { data }: Settings, asJson: boolean, terminal: Terminal): Promise<void> => {
  const issue = (name: string): Promise<string> => service.tokens.issue(personOf(name));
  const { url } = service;
  const tokens = {
    chair: await issue('chair'),
    delegation: await issue(SHOWN.delegation),
    auditor: await issue('auditor'),
  };
  if (asJson) {
    terminal.out(JSON.stringify({ url, data, tokens }));
    return;
  }
  const run = (token: string, command: string): string[] => [
    `NONPAPER_URL=${url} NONPAPER_TOKEN=${token} \\`,
    `  npm run -s nonpaper -- ${command}`,
  ];
  terminal.out(
    `Nonpaper listens at ${url}, on ${data}. Everything that the sample's delegations say is invented.`,
    '',
    ...aligned([
      ['Chair', tokens.chair],
      ['Delegation of Ardovia (fictitious)', tokens.delegation],
      ['Auditor', tokens.auditor],
    ]),
    '',
    'The Chair reads the text as the second reading left it:',
    ...run(tokens.chair, `show ${SHOWN.text} --at reading:2`),
    'Ardovia asks what it was told:',
    ...run(tokens.delegation, `show ${SHOWN.text} --inbox`),
    'The auditor reads the raw record of the text:',
    `curl -s -H "Authorization: Bearer ${tokens.auditor}" "${url}/ledger/text-${SHOWN.text}?limit=5"`,
    '',
    'Ctrl-C stops it.',
  );
};
