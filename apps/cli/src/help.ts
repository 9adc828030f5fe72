import { register, verbOf, type Entry } from '#negotiation';
import { described, type Field } from './fields.js';
import { aligned } from './terminal.js';

/** What `nonpaper` says when nothing is asked of it. */
export const HELP = `nonpaper: the record of a negotiated text

  nonpaper demo                          start on a sample, loaded through the public door
  nonpaper serve                         start the service on ./data
  nonpaper show                          the texts you may see
  nonpaper show <text> [question]        a text, or a question of it, as it stands; --help for more
  nonpaper compare <text> <from> <to>    what differs between two moments, word by word, and by whom
  nonpaper text <verb> <text> …          act on a text: propose-edit, accept-proposal, close-reading…
  nonpaper body|person|access <verb> …   act on a working group, a person, access
  nonpaper notice <verb> <notice> …      acknowledge what your delegation was told
  nonpaper bounce < message              hand in a message that says that a notice came back
  nonpaper token <person-id>             make a token, beside the service's data
  nonpaper keys --out FILE               make the keys that several nodes share
  nonpaper audit verify                  compute every hash of a ledger again
  nonpaper backup FILE                   write the whole ledger to a file, while the service runs
  nonpaper restore FILE                  put a backup back, as a ledger of its own
  nonpaper doctor                        how each part is, and what would mend it
  nonpaper queue parked|retry            jobs that were given up, and another go
  nonpaper ledger copy                   take a ledger to another store
  nonpaper replay git <dir> <file>       record the history of a file as a negotiation

--json prints one JSON value; --help after anything says more.
The service is --url or NONPAPER_URL (http://127.0.0.1:3000); who you are, --token or NONPAPER_TOKEN.`.split('\n');

/** The verbs of a subject, with who may say them. */
export const verbsOf = (subject: string): string[] => [
  `nonpaper ${subject} <verb>${subject === 'access' ? '' : ' <id>'} [fields]; nonpaper ${subject} <verb> --help lists its fields`,
  '',
  ...aligned(
    register
      .filter((e) => e.subject === subject)
      .map(({ name, speakers }) => [`  ${verbOf(name)}`, speakers.join(', ')]),
  ),
];

const NAMES = [
  'A question may be named by its number in the text as it stands (14, "3 (a)"), what hangs on it by the number of the',
  'question: proposal 14 is the undecided one on question 14; where there are several, 14#74b1 as "show" lists them.',
  'What proposes a question that is not there yet is new#74b1, and what hung on one that is gone "taken out#74b1".',
];
const SEEN = [
  'A decision says what you saw. Unless --seen says it, that is what the command has just read: the proposal, its question',
  'and the text as they stand now. Whoever looked earlier gives the revisions they had: --seen.text 12 --seen.question 9 …',
  'With --key, give --seen too: the same key must come with the same words.',
];

/** One command: whose it is, and all that can be said in it. */
export const helpOn = (
  { name, subject, speakers }: Entry,
  { data, beside }: { readonly data: readonly Field[]; readonly beside: readonly Field[] },
): string[] => [
  `nonpaper ${subject} ${verbOf(name)}${subject === 'access' ? '' : ` <${subject}>`} [--data-json '{…}' | --file f | fields]`,
  `for: ${speakers.join(', ')}`,
  '',
  ...(data.length === 0 ? ['It needs no fields.'] : table(data)),
  ...(data.some(({ path }) => path === 'edit.wording')
    ? ['', '--wording says the whole new wording, against the text as it stands now.']
    : []),
  '',
  'Beside it:',
  ...table([...beside.filter(({ path }) => isOf(subject, path)), KEY]),
  ...(subject === 'text' ? ['', ...NAMES] : []),
  ...(subject === 'text' && speakers[0] === 'chair' ? ['', ...SEEN] : []),
];

/** Only what is decided about a text says what was seen. */
const isOf = (subject: Entry['subject'], path: string): boolean =>
  path !== 'form' && (subject === 'text' || !path.startsWith('seen'));

const KEY: Field = {
  path: 'key',
  required: false,
  schema: { type: 'string', description: 'Idempotency-Key; by default a new one' },
};

const table = (fields: readonly Field[]): string[] =>
  aligned(fields.map((field) => [`  --${field.path}`, field.required ? 'required' : '', described(field)]));
