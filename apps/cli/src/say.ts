import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Invalid } from '#eventsourcing';
import { envelope, register, verbOf, type Entry } from '#negotiation';
import { CONNECTION, flagged, given, readArguments, type Arguments, type Options } from './arguments.js';
import { Client, type Acted } from './client.js';
import { completed, type Said } from './completed.js';
import { fieldsOf, json, optionsFor, valuesIn, type Field, type JsonSchema } from './fields.js';
import { helpOn, verbsOf } from './help.js';
import { aligned, type Terminal } from './terminal.js';

/** What can be said in a command, and beside it. */
export interface Sayable {
  readonly data: readonly Field[];
  readonly beside: readonly Field[];
}

const schemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** Where a command and what goes beside it have the same word, it is the command's. */
export const sayable = ({ command }: Entry): Sayable => {
  const data = fieldsOf(schemaOf(command.input));
  const taken = new Set(data.map(({ path }) => path));
  const beside = fieldsOf(schemaOf(envelope(z.unknown()))).filter(({ path }) => path !== 'data' && !taken.has(path));
  return { data, beside };
};

const SAYING: Options = {
  ...CONNECTION,
  'data-json': { type: 'string' },
  file: { type: 'string' },
  key: { type: 'string' },
};

/** `nonpaper text accept-proposal <id> …`: one verb for each command of the register. */
export const say = async (
  subject: string,
  argv: readonly string[],
  connect: (args: Arguments) => Client,
  terminal: Terminal,
): Promise<void> => {
  const [verb] = argv;
  const entry = register.find((e) => e.subject === subject && verbOf(e.name) === verb);
  if (!entry) {
    noSuchVerb(subject, verb, terminal);
    return;
  }
  const { data, beside } = sayable(entry);
  const options = { ...wordingOption(data), ...optionsFor([...data, ...beside]), ...SAYING };
  const args = readArguments(argv.slice(1), options);
  if (flagged(args, 'help')) {
    terminal.out(...helpOn(entry, { data, beside }));
    return;
  }
  const [id = subject === 'access' ? 'access' : undefined] = args.words;
  if (id === undefined)
    throw new Invalid('ID_MISSING', `Say which ${subject}: nonpaper ${subject} ${verb ?? ''} <id> …`);
  const client = connect(args);
  const whole = await completed(entry, id, said(args, { data, beside }), client);
  const answer = await client.act(entry.subject, id, verb ?? '', whole, keyIn(args));
  tell(answer, whole, flagged(args, 'json'), terminal);
};

const noSuchVerb = (subject: string, verb: string | undefined, terminal: Terminal): void => {
  if (verb !== undefined && !verb.startsWith('-'))
    throw new Invalid('VERB_UNKNOWN', `Nothing is called ${verb} here. See nonpaper ${subject} --help.`);
  terminal.out(...verbsOf(subject));
};

/** `--wording` for short, where a command carries an edit. */
const wordingOption = (fields: readonly Field[]): Options =>
  fields.some(({ path }) => path === 'edit.wording') ? { wording: { type: 'string' } } : {};

const keyIn = (args: Arguments): { key?: string } => {
  const key = given(args, 'key');
  return key === undefined ? {} : { key };
};

/** What was typed as an envelope, before names are looked up. */
export const said = (args: Arguments, { data, beside }: Sayable): Said => {
  const { options } = args;
  const typed = given(args, 'data-json');
  const file = given(args, 'file');
  const base = typed ?? (file === undefined ? '{}' : readFileSync(file === '-' ? 0 : file, 'utf8'));
  const from = json(base, typed === undefined ? '--file' : '--data-json');
  if (typeof from !== 'object' || from === null || Array.isArray(from))
    throw new Invalid('DATA_MALFORMED', 'What a command says is a JSON object.');
  const wording = data.some(({ path }) => path === 'wording') ? undefined : given(args, 'wording');
  const more = wording === undefined ? {} : { 'edit.wording': wording };
  return {
    ...valuesIn(beside, options),
    data: valuesIn(data, { ...options, ...more }, from as Record<string, unknown>),
  };
};

const tell = (answer: Acted, { seen }: Said, asJson: boolean, terminal: Terminal): void => {
  if (asJson) {
    terminal.out(JSON.stringify(answer));
    return;
  }
  const rows = answer.events.map(({ revision, type, data }) => [revision, type, idsIn(data)]);
  terminal.out(...aligned(rows));
  if (typeof seen === 'object' && seen !== null)
    terminal.out(
      `on what was seen at: ${Object.entries(seen)
        .map(([what, at]) => `${what} ${String(at)}`)
        .join(', ')}`,
    );
};

const idsIn = (data: Readonly<Record<string, unknown>>): string =>
  Object.entries(data)
    .filter(
      ([name, value]) => typeof value === 'string' && /Id$|^(delegation|session|meeting|group|person)$/.test(name),
    )
    .map(([name, value]) => `${name.replace(/Id$/, '')} ${String(value)}`)
    .join('  ');
