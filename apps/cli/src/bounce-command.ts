import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Invalid } from '#eventsourcing';
import { CONNECTION, flagged, readArguments, type Arguments } from './arguments.js';
import type { Client } from './client.js';
import type { Terminal } from './terminal.js';

const BOUNCE_HELP = `nonpaper bounce [file]     hand in a message that says that a notice came back

Reads a delivery status notification (RFC 3464) as the mail server sent it, from standard input unless a file is named, and puts on
record which notice did not arrive. For the secretariat of the body, or with the operator's token for the mail server itself:

  bounces: "|nonpaper bounce --url https://nonpaper.example --token … || [ $? -ne 7 ] || exit 75"

It exits 7 while the service is away: 75 tells the mail server to hand it in again. What is no such report, or of another's mail, ends there.`.split(
  '\n',
);

interface Answer {
  readonly bounces: readonly { readonly notice: string; readonly recipient: string; readonly code: string }[];
}

/** `nonpaper bounce`: where a mail server's pipe ends. */
export const bounce = async (
  argv: readonly string[],
  connect: (args: Arguments) => Client,
  terminal: Terminal,
): Promise<void> => {
  const args = readArguments(argv, CONNECTION);
  if (flagged(args, 'help')) {
    terminal.out(...BOUNCE_HELP);
    return;
  }
  const [file, ...more] = args.words;
  if (more.length > 0) throw new Invalid('ARGUMENTS', 'One message at a time. See --help.');
  const answer = await connect(args).handIn<Answer>('bounces', 'message/rfc822', await messageIn(file));
  if (flagged(args, 'json')) terminal.out(JSON.stringify(answer));
  else terminal.out(...answer.bounces.map(({ notice, code }) => `${notice} came back: ${code}`));
};

const messageIn = async (file: string | undefined): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(file === undefined ? await buffer(process.stdin) : await readFile(file));
  } catch (error) {
    throw new Invalid('MESSAGE_UNREADABLE', `The message cannot be read: ${(error as Error).message}`);
  }
};
