import { Invalid } from '#eventsourcing';
import { flagged, given, readArguments, type Arguments } from '../arguments.js';
import type { Client } from '../client.js';
import { Directory, type QuestionShown, type TextShown } from '../directory.js';
import type { Terminal } from '../terminal.js';
import {
  blockerLines,
  commentLines,
  deliveryLines,
  inboxLines,
  objectionLines,
  reservationLines,
  textLines,
  versionLines,
  type Doc,
  type Names,
} from './lists.js';
import { historyLines } from './history.js';
import { preferenceLines, recipientLines, unacknowledgedLines } from './delivery-lists.js';
import { namesIn } from './names.js';
import { askedFor, supportLines } from './stands.js';
import { SHOW_HELP, SHOWING } from './options.js';
import { paperLines, questionSheet } from './paper.js';
import { proposalLines } from './proposed.js';
import { registerNamed } from './register.js';
import { collisionLines } from './collisions.js';
import { attributionLines, negotiationLines } from './wording.js';

/** What hangs on questions: in which view, how it is told, under which title on the question's sheet. */
const HANGING = [
  ['proposals', proposalLines, 'Proposals'],
  ['comments', commentLines, 'Comments'],
  ['objections', objectionLines, 'Concerns and objections'],
  ['reservations', reservationLines, 'Reservations'],
] as const;

/** The wording of each question: with all that is open on it, with whose words they are, with what is in the way of what. */
const WORDED = [
  ['negotiation', negotiationLines],
  ['attribution', attributionLines],
  ['collisions', collisionLines],
] as const;

/** What was asked for: as it came from the service, and as people read it. */
interface Shown {
  readonly body: unknown;
  readonly lines: () => Promise<readonly string[]> | readonly string[];
}

/** `nonpaper show`: reads the views. */
export const show = async (
  argv: readonly string[],
  connect: (args: Arguments) => Client,
  terminal: Terminal,
): Promise<void> => {
  const args = readArguments(argv, SHOWING);
  if (flagged(args, 'help')) {
    terminal.out(...SHOW_HELP);
    return;
  }
  const { body, lines } = await shown(args, connect(args), terminal);
  if (flagged(args, 'json')) terminal.out(JSON.stringify(body));
  else terminal.out(...(await lines()));
};

const shown = async (args: Arguments, client: Client, terminal: Terminal): Promise<Shown> => {
  const [id, named, ...more] = args.words;
  if (more.length > 0) throw new Invalid('ARGUMENTS', 'A question is one word: put "3 (a)" in quotation marks.');
  if (id === undefined) {
    const texts = await client.get<Doc[]>('texts');
    return { body: texts, lines: () => textLines(texts) };
  }
  if (flagged(args, 'preferences')) return preferencesOf(client, id);
  const screen = new Screen(client, encodeURIComponent(id), given(args, 'at'), terminal);
  return (await screen.wording(args, named)) ?? (await screen.list(args, named)) ?? (await screen.paper(named));
};

const preferencesOf = async (client: Client, person: string): Promise<Shown> => {
  const body = await client.get<Doc>(`persons/${encodeURIComponent(person)}/preferences`);
  return { body, lines: () => preferenceLines(body) };
};

/** One text, looked at in one way or another. */
class Screen {
  private readonly directory: Directory;

  constructor(
    private readonly client: Client,
    private readonly id: string,
    private readonly at: string | undefined,
    private readonly terminal: Terminal,
  ) {
    this.directory = new Directory(client, id);
  }

  async paper(named: string | undefined): Promise<Shown> {
    if (named === undefined) {
      const text = await this.read<TextShown>('', this.when());
      return { body: text, lines: async () => paperLines(text, this.terminal, await this.names()) };
    }
    const { questionId } = await this.directory.question(named);
    const question = await this.read<QuestionShown>(`/questions/${questionId}`, this.when());
    return { body: question, lines: () => this.sheet(question) };
  }

  /** A question, and what is proposed and held against it. */
  private async sheet(question: QuestionShown): Promise<string[]> {
    const of = { ...this.when(), question: question.questionId };
    const names = await this.names();
    const sheet = questionSheet(question, this.terminal, names);
    for (const [kind, told, title] of HANGING) {
      const lines = told(await this.read<Doc[]>(`/${kind}`, of), names);
      if (lines.length > 0) sheet.push('', title, ...lines.map((line) => `  ${line}`));
    }
    return sheet;
  }

  /** The view of the wording that was asked for, if one was. */
  async wording(args: Arguments, named: string | undefined): Promise<Shown | undefined> {
    const asked = WORDED.find(([view]) => flagged(args, view));
    if (!asked) return undefined;
    const [view, lines] = asked;
    const { body, all } = await this.worded(view, named);
    return { body, lines: async () => lines(all as never[], await this.names(), this.terminal) };
  }

  private async worded(view: string, named: string | undefined): Promise<{ body: unknown; all: readonly unknown[] }> {
    const of = named === undefined ? '' : `/questions/${(await this.directory.question(named)).questionId}`;
    const body = await this.read<{ questions?: readonly unknown[] }>(`${of}/${view}`, this.when());
    return { body, all: body.questions ?? [body] };
  }

  /** The list that was asked for, if one was. */
  async list(args: Arguments, named: string | undefined): Promise<Shown | undefined> {
    const of = async () => (named === undefined ? {} : { question: (await this.directory.question(named)).questionId });
    for (const [kind, lines] of HANGING)
      if (flagged(args, kind)) return this.docs(`/${kind}`, { ...this.when(), ...(await of()) }, lines);
    const register = registerNamed(given(args, 'register'));
    if (register) return this.docs(register.view, {}, register.lines);
    if (flagged(args, 'versions')) return this.docs('/versions', this.when(), versionLines);
    if (flagged(args, 'deliveries')) return this.docs('/deliveries', {}, deliveryLines);
    if (flagged(args, 'support')) return this.docs('/support', { ...this.when(), ...(await of()) }, supportLines);
    return (await this.missed(args)) ?? (await this.told(args)) ?? this.further(args);
  }

  /** What is outstanding, or what one has missed. */
  private async missed(args: Arguments): Promise<Shown | undefined> {
    const asked = askedFor(args, this.when());
    if (!asked) return undefined;
    const body = await this.read<Doc>(asked.view, asked.query);
    return { body, lines: async () => asked.lines(body, await this.names()) };
  }

  /** Who was told, or would be. */
  private async told(args: Arguments): Promise<Shown | undefined> {
    if (flagged(args, 'unacknowledged')) return this.docs('/unacknowledged', {}, unacknowledgedLines);
    const command = given(args, 'recipients');
    if (command === undefined) return undefined;
    const input = given(args, 'input');
    const body = await this.read<{ recipients: Doc[] }>('/recipients', {
      command,
      ...(input !== undefined && { input }),
    });
    const { recipients } = body;
    return { body, lines: () => (recipients.length === 0 ? ['Nobody.'] : recipientLines(recipients)) };
  }

  private async further(args: Arguments): Promise<Shown | undefined> {
    const history = given(args, 'history');
    const goal = given(args, 'blocking');
    if (history !== undefined) {
      const { questionId } = await this.directory.question(history);
      return this.docs(`/questions/${questionId}/history`, {}, historyLines);
    }
    if (goal !== undefined) return this.blocking(goal);
    return flagged(args, 'inbox') ? this.inbox(given(args, 'delegation')) : undefined;
  }

  private async blocking(goal: string): Promise<Shown> {
    const [act = '', named] = goal.split(':', 2);
    const whole = named === undefined ? act : `${act}:${(await this.directory.question(named)).questionId}`;
    const body = await this.read<{ blocking: Doc[] }>('/blocking', { goal: whole });
    const lines = async () =>
      body.blocking.length === 0 ? ['Nothing stands in the way.'] : blockerLines(body.blocking, await this.names());
    return { body, lines };
  }

  private async inbox(delegation: string | undefined): Promise<Shown> {
    const { body } = await this.directory.text();
    const query = delegation === undefined ? '' : `?${new URLSearchParams({ delegation }).toString()}`;
    const docs = await this.client.get<Doc[]>(`bodies/${body}/inbox${query}`);
    return { body: docs, lines: () => (docs.length === 0 ? ['Nothing yet.'] : inboxLines(docs)) };
  }

  private async docs(
    view: string,
    query: Record<string, string>,
    lines: (docs: readonly Doc[], names: Names) => string[],
  ): Promise<Shown> {
    const docs = await this.read<Doc[]>(view, query);
    return { body: docs, lines: async () => (docs.length === 0 ? ['None.'] : lines(docs, await this.names())) };
  }

  private names(): Promise<Names> {
    return namesIn(this.directory, this.client);
  }

  private when(): Record<string, string> {
    return this.at === undefined ? {} : { at: this.at };
  }

  private read<T>(view: string, query: Record<string, string>): Promise<T> {
    const asked = new URLSearchParams(query).toString();
    return this.client.get<T>(`texts/${this.id}${view}${asked && `?${asked}`}`);
  }
}
