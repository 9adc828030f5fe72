import { existsSync } from 'node:fs';
import { issueToken, makeKeys, operatorToken, readKeys, readSettings } from '#api';
import { Invalid, NotFound } from '#eventsourcing';
import { COMMON, flagged, given, readArguments } from './arguments.js';
import { asSettings } from './local.js';
import type { Terminal } from './terminal.js';

const KEYS_HELP = [
  'nonpaper keys --out FILE',
  'Makes the keys that the nodes of one service share: give the file to every api node, as NONPAPER_KEYS, and to nobody else.',
];

/** `nonpaper keys`: what makes and proves tokens, made once. */
export const keys = async (argv: readonly string[], _: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, out: { type: 'string' } });
  if (flagged(args, 'help')) {
    terminal.out(...KEYS_HELP);
    return;
  }
  const file = given(args, 'out');
  if (file === undefined || file === '' || args.words.length > 0)
    throw new Invalid('ARGUMENTS', 'Say where the keys are to be: nonpaper keys --out FILE');
  await makeKeys(file);
  terminal.out(
    flagged(args, 'json')
      ? JSON.stringify({ keys: file })
      : `The keys are in ${file}: whoever can read them can make tokens.`,
  );
};

const TOKEN_HELP = [
  'nonpaper token <person-id> [--data DIR]    a token that proves this person',
  'nonpaper token --operator [--data DIR]     the operator’s: registers bodies, appoints where nobody else can',
  'Made with the keys of the service: NONPAPER_KEYS, or keys.json in NONPAPER_DATA (./data).',
];

const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `nonpaper token`: whoever can read the service's keys makes tokens. */
export const token = async (argv: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<void> => {
  const args = readArguments(argv, { ...COMMON, data: { type: 'string' }, operator: { type: 'boolean' } });
  if (flagged(args, 'help')) {
    terminal.out(...TOKEN_HELP);
    return;
  }
  const [person] = args.words;
  const operator = flagged(args, 'operator');
  if (operator === (person !== undefined) || (person !== undefined && !PERSON.test(person)))
    throw new Invalid('PERSON_MISSING', 'Say whose token: a person’s id, or --operator.', [
      { path: '<person-id>', message: 'must be a UUID in lower case' },
    ]);
  const file = keysIn(asSettings(args, env), given(args, 'data') === undefined);
  if (!existsSync(file))
    throw new NotFound(
      'KEYS_UNKNOWN',
      `There are no keys at ${file}: start the service there once, or say where they are.`,
    );
  const held = await readKeys(file);
  const made = person === undefined ? await operatorToken(held) : await issueToken(held, person);
  terminal.out(flagged(args, 'json') ? JSON.stringify({ token: made }) : made);
};

/** The file alone is looked for, whatever else the environment says of a service; who names a folder means the keys in it. */
const keysIn = ({ NONPAPER_DATA, NONPAPER_KEYS }: NodeJS.ProcessEnv, named: boolean): string =>
  readSettings({
    ...(NONPAPER_DATA !== undefined && { NONPAPER_DATA }),
    ...(named && NONPAPER_KEYS !== undefined && { NONPAPER_KEYS }),
  }).keys;
