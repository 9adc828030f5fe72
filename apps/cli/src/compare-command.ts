import { Invalid } from '#eventsourcing';
import { CONNECTION, flagged, readArguments, type Arguments } from './arguments.js';
import type { Client } from './client.js';
import { Directory } from './directory.js';
import { namesIn } from './show/names.js';
import { comparisonLines, type Comparison } from './show/comparison.js';
import type { Terminal } from './terminal.js';

const COMPARE_HELP =
  `nonpaper compare <text> <from> <to>              what differs between two moments, word by word, and by whom
nonpaper compare <text> <from> <to> <question>   of one question, by number (14, "3 (a)") or id

A moment is a revision (87), an instant or date (2017-09-12), recorded:<instant>, reading:<n> or version:<symbol>; "now" is now.
In colour on a terminal; elsewhere {+inserted+} {-struck-} {>moved here<} {<moved away>}.
A question that was split or merged is followed to what it became, and back; brackets that were put or settled are shown.`.split(
    '\n',
  );

/** `nonpaper compare`: two states of a text. */
export const compare = async (
  argv: readonly string[],
  connect: (args: Arguments) => Client,
  terminal: Terminal,
): Promise<void> => {
  const args = readArguments(argv, CONNECTION);
  if (flagged(args, 'help')) {
    terminal.out(...COMPARE_HELP);
    return;
  }
  const [text, from, to, named, ...more] = args.words;
  if (text === undefined || from === undefined || to === undefined || more.length > 0)
    throw new Invalid('ARGUMENTS', 'Say nonpaper compare <text> <from> <to>, and perhaps a question. See --help.');
  const client = connect(args);
  const id = encodeURIComponent(text);
  const directory = new Directory(client, id);
  const of = named === undefined ? '' : `/questions/${(await directory.question(named)).questionId}`;
  const asked = new URLSearchParams({ from: await momentIn(from, directory), ...(to !== 'now' && { to }) }).toString();
  const body = await client.get<Comparison>(`texts/${id}${of}/compare?${asked}`);
  if (flagged(args, 'json')) terminal.out(JSON.stringify(body));
  else terminal.out(...comparisonLines(body, await namesIn(directory, client), terminal));
};

const momentIn = async (moment: string, directory: Directory): Promise<string> =>
  moment === 'now' ? (await directory.text()).revision : moment;
