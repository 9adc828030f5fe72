import { z } from 'zod';
import { Forbidden, Invalid } from '#eventsourcing';
import {
  choicesOf,
  decide,
  envelope,
  holdOf,
  isAtOnce,
  isVersionKind,
  MAY_DECLINE,
  nameOn,
  officeOf,
  noticesOfDrafts,
  noticesOfVersion,
  peopleOf,
  register,
  streamOf,
  verbOf,
  type Body,
  type Entry,
  type Given,
  type Notice,
  type Person,
  type Text,
} from '#negotiation';
import { inText, type Answering, type Sources } from './answers.js';
import type { Viewer } from './viewer.js';
import type { QueryEntry } from './wording-queries.js';

/** Who would hear of it, before it is said: for whoever takes part; how each is reached, for those who see all. */
const recipients: Answering = async ({ id = '', command = '', input }, viewer, sources) => {
  const { reader, body: bodyId } = await inText(id, viewer, sources);
  if (!reader.participates) throw new Forbidden('NO_ROLE', 'You hold no appointment in this body.');
  const body = await sources.readers.body(bodyId);
  const { state: text, revision } = await sources.ledgers.text.load(streamOf('text', id));
  const notices = noticesOn(command, input, text, body, viewer);
  const told = await Promise.all(
    notices.map((notice) => reached(notice, text, body, viewer.now, sources, reader.seesAll)),
  );
  return { body: { revision: String(revision), command, recipients: told } };
};

const noticesOn = (verb: string, input: string | undefined, text: Text, body: Body, viewer: Viewer): Notice[] => {
  if (input === undefined && isVersionKind(verb)) return noticesOfVersion(verb, text, body, viewer.now);
  const entry = register.find(({ name, subject }) => subject === 'text' && (verbOf(name) === verb || name === verb));
  if (!entry) throw new Invalid('COMMAND_UNKNOWN', `No command to a text is called ${verb}.`);
  return noticesOfDrafts(wouldRecord(entry, given(entry, input), text, body, viewer), text, body, viewer.now);
};

/** The command's own decision, which refuses as the command would; nothing is recorded. */
const wouldRecord = (
  entry: Entry,
  said: Given<never>,
  text: Text,
  body: Body,
  { person = '', operator, now }: Viewer,
) => {
  const caller = { person, commandId: NOT_GIVEN, correlationId: NOT_GIVEN, receivedAt: now, operator };
  const { command: CommandClass } = entry;
  return decide(entry, new CommandClass(text.id, said, caller), text, { body, operator });
};

const NOT_GIVEN = '00000000-0000-0000-0000-000000000000';

const given = ({ command }: Entry, input: string | undefined): Given<never> => {
  const read = envelope(command.input).safeParse(json(input ?? '{"data":{}}'));
  if (read.success) return read.data as Given<never>;
  const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Invalid('INVALID', 'The input is not what that command takes.', issues);
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Invalid('JSON_MALFORMED', 'The input is the command as JSON: { "data": … }.');
  }
};

const reached = async (
  { recipient, kind, title }: Notice,
  { versions }: Text,
  body: Body,
  now: string,
  { ledgers }: Sources,
  seesAll: boolean,
): Promise<object> => {
  const delegation = body.delegations.get(recipient);
  const settings = body.registered?.settings.languages ?? ['en'];
  const issued = versions.at(-1)?.languages.map(({ language }) => language);
  const languages = PAPERS.has(kind) ? (issued ?? settings) : settings.slice(0, 1);
  const told = {
    ...{
      recipient,
      name: delegation ? nameOn(delegation, now) : (officeOf(recipient)?.name ?? recipient),
      kind,
      title,
    },
    ...{
      channels: ['inbox', 'e-mail'],
      languages,
      atOnce: isAtOnce(kind),
      held: holdOf(kind, now, body) !== undefined,
    },
  };
  if (!seesAll) return told;
  const people = await Promise.all(
    peopleOf(body, recipient, now).map(async (one) => (await ledgers.person.load(streamOf('person', one))).state),
  );
  return { ...told, ...reach(people, kind, body, now) };
};

const PAPERS = new Set(['version-issued', 'conference-ready']);

/** Who of a delegation has an address, and who chose to hear it later or not at all. */
const reach = (people: readonly Person[], kind: string, body: Body, now: string): object => {
  const withAddress = people.filter(({ addresses }) => addresses.length > 0);
  const { persons, declined, left } = choicesOf(withAddress, kind, body, now, '00:00');
  return {
    people: people.length,
    withoutAddress: people.length - withAddress.length,
    unreachable: withAddress.length === 0,
    ...{ now: left, later: persons.length, declined: declined.length },
  };
};

/** What was sent and nobody of the recipient says that they have. */
const unacknowledged: Answering = async ({ id = '' }, viewer, sources) => {
  const { reader } = await inText(id, viewer, sources);
  if (!reader.seesAll)
    throw new Forbidden('NOT_FOR_DELEGATIONS', 'What is unacknowledged is for the Chair and the secretariat to see.');
  const told = new Map<string, object>();
  for (const { stream, doc } of allDeliveries(id, reader, sources)) {
    const { notice, recipient, kind, title, status, acknowledged } = doc;
    if (acknowledged !== undefined || status !== 'delivered' || kind === 'digest' || officeOf(String(recipient)))
      continue;
    told.set(stream, { notice, recipient, kind, title });
  }
  return { body: [...told.values()] };
};

const PAGE = 1000;

function* allDeliveries(id: string, reader: Parameters<Sources['record']['deliveries']>[1], { record }: Sources) {
  for (let after = ''; ;) {
    const rows = record.deliveries(id, reader, { after, limit: PAGE });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = `${last.stream} ${last.key}`;
  }
}

const preferences: Answering = async ({ id = '' }, { person, operator }, { ledgers }) => {
  if (!operator && person !== id)
    throw new Forbidden('NOT_YOUR_PREFERENCES', 'When a person is written to is theirs to see and to choose.');
  const { state, revision } = await ledgers.person.load(streamOf('person', id));
  return {
    body: { ...state.preferences, mayDecline: MAY_DECLINE },
    etag: Math.max(revision === 'none' ? 0 : revision, 0),
  };
};

/** Who is told, who was, and who has it. */
export const deliveryQueries: readonly QueryEntry[] = [
  {
    name: 'ShowRecipients',
    summary: 'Who would be told of a command before it is given, how, and who cannot be reached; nothing is recorded',
    path: 'texts/:id/recipients',
    params: z.strictObject({
      command: z.string().max(60).describe('the command’s verb, such as certify-conference-ready'),
      input: z
        .string()
        .max(20_000)
        .optional()
        .describe('the command as JSON; not needed to issue or to certify a version'),
    }),
    answer: recipients,
  },
  {
    name: 'ListUnacknowledged',
    summary: 'What was sent about a text and not acknowledged; for the Chair and the secretariat',
    path: 'texts/:id/unacknowledged',
    params: z.strictObject({}),
    answer: unacknowledged,
  },
  {
    name: 'ShowPreferences',
    summary: 'When a person is written to, what they do without, and what they may; for that person',
    path: 'persons/:id/preferences',
    params: z.strictObject({}),
    answer: preferences,
  },
];
