import type { Acted } from '../client.js';
import { partingsOf, sourcesOf } from './changes.js';
import type { Door } from './door.js';
import { editOf, originsOf, type Edit } from './edits.js';
import { flowOf } from './flow.js';
import { opened, stayingOf, written, type Followed, type Opened } from './followed.js';
import type { Commit } from './history.js';
import { paragraphsOf } from './paragraphs.js';
import { delegateOf } from './working-group.js';

/** What every question of a replay has beside its wording. */
const FACETS = { answer: { type: 'text' }, articles: [] };

/** A paragraph of the next state: the question that it is, if it is one already, and the edit that makes it that. */
interface Reshaped {
  readonly wording: string;
  readonly question?: Followed;
  readonly edit?: Edit;
}

/** The same, and whether the question has to be moved. */
interface Next extends Reshaped {
  readonly moves: boolean;
}

/** A text as it is recorded of a history, commit by commit. */
export class Recording {
  /** The commit that each proposal was made of; what was tabled is of the first. */
  readonly commits = new Map<string, string>();
  private standing: readonly Followed[] = [];
  private section = '';
  private revision = 0;

  constructor(
    private readonly door: Door,
    private readonly session: string,
  ) {}

  /** Without a question that stands, nothing can be read or issued. */
  get isEmpty(): boolean {
    return this.standing.length === 0;
  }

  /** The first state that has words is tabled, and read. */
  async table(title: string, { id, at, text }: Commit): Promise<void> {
    const wordings = paragraphsOf(text);
    const questions = wordings.map((wording) => ({ wording, ...FACETS }));
    const data = {
      ...{ body: this.door.body, kind: 'report', title, originalLanguage: 'en' },
      sections: [{ title, questions }],
    };
    const { events } = await this.chair('table-text', id, at, data);
    const tabled = events.filter(({ type }) => type === 'QuestionTabled');
    this.section = String(tabled[0]?.data.sectionId);
    this.standing = tabled.map(({ data: { questionId }, revision }, i) =>
      written(String(questionId), wordings[i] ?? '', revision),
    );
    await this.chair('open-reading', id, at, { session: this.session });
  }

  /** What a commit changes, as proposals of its author that the Chair accepts one by one. */
  async record(commit: Commit): Promise<void> {
    const wordings = paragraphsOf(commit.text);
    const reshaped = await this.reshaped(commit, wordings);
    const became = reshaped.map(({ question }) => question);
    const kept = new Set(became);
    const deleted = this.standing.filter((question) => !kept.has(question));
    await Promise.all(
      deleted.map((question) =>
        this.accepted(commit, 'propose-deletion', question.questionId, { questionId: question.questionId }, question),
      ),
    );
    this.standing = this.standing.filter((question) => kept.has(question));
    const inPlace = stayingOf(this.standing, became);
    const next = reshaped.map((one): Next => ({
      ...one,
      moves: one.question !== undefined && !inPlace.has(one.question),
    }));
    await this.place(commit, await Promise.all(next.map((one) => this.worded(commit, one))));
  }

  /** Parts questions and joins parts as the words went; what each paragraph of the next state is now. */
  private async reshaped(commit: Commit, wordings: readonly string[]): Promise<Reshaped[]> {
    const flow = flowOf(this.standing, wordings);
    const partings = partingsOf(flow);
    const parted = await Promise.all(
      this.standing.map((question, i) => this.parted(commit, question, partings[i]?.cuts ?? [])),
    );
    this.standing = parted.flat();
    const sources = sourcesOf(partings);
    return Promise.all(
      wordings.map(async (wording, j) => {
        const parts = sources.get(j) ?? [];
        const found = parts.flatMap(({ from, part }) => parted[from]?.[part] ?? []);
        const question = await this.joined(commit, found);
        if (!question || question.wording === wording) return { wording, ...(question && { question }) };
        return { wording, question, edit: editOf(flow, j, question.words, originsOf(flow, partings, parts)) };
      }),
    );
  }

  private async parted(commit: Commit, question: Followed, cuts: readonly number[]): Promise<Followed[]> {
    if (cuts.length === 0) return [question];
    const { questionId } = question;
    const data = { questionId, base: String(this.revision), cuts };
    const { events, revision } = await this.accepted(commit, 'propose-split', questionId, data, question);
    return (events[0]?.data.parts as Opened[]).map((part) => opened(part, revision));
  }

  private async joined(commit: Commit, sources: readonly Followed[]): Promise<Followed | undefined> {
    const [first] = sources;
    if (!first || sources.length === 1) return first;
    const data = { questions: sources.map(({ questionId }) => questionId), base: String(this.revision) };
    const { events, revision } = await this.accepted(commit, 'propose-merge', first.questionId, data, first);
    const question = opened(events[0]?.data.into as Opened, revision);
    this.standing = this.standing.flatMap((one) => (one === first ? [question] : sources.includes(one) ? [] : [one]));
    return question;
  }

  /** The version of a state: everything is carried over, the reading closed, its revision issued, the next one opened. */
  async issue({ id, at }: Commit): Promise<string> {
    await Promise.all(
      this.standing.map(({ questionId, touched }) =>
        this.chair('carry-over', `${id}-${questionId}`, at, { questionId }, { question: touched }),
      ),
    );
    await this.chair('close-reading', id, at, {}, {});
    const { events } = await this.chair('issue-revision', id, at, {}, {});
    // What was carried over is before the room again, and so touched.
    const { revision } = await this.chair('open-reading', id, at, { session: this.session });
    this.standing = this.standing.map((question) => ({ ...question, touched: revision }));
    return String(events[0]?.data.versionId);
  }

  private async worded(commit: Commit, { question, edit, ...one }: Next): Promise<Next> {
    if (!question || !edit) return { ...one, ...(question && { question }) };
    const { questionId } = question;
    const { words, ...stated } = edit;
    const data = { questionId, edit: { base: String(this.revision), ...stated } };
    const { revision } = await this.accepted(commit, 'propose-edit', questionId, data, question);
    const worded = { ...question, wording: one.wording, words, touched: revision };
    this.standing = this.standing.map((standing) => (standing === question ? worded : standing));
    return { ...one, question: worded };
  }

  /** From the head of the text to its end, each behind the one before it. */
  private async place(commit: Commit, next: readonly Next[]): Promise<void> {
    let behind: Followed | undefined;
    for (const [n, one] of next.entries()) {
      const { question } = one;
      if (!question) behind = this.put(await this.added(commit, n, one.wording, behind), behind);
      else if (!one.moves || this.isBehind(question, behind)) behind = question;
      else behind = this.put(await this.moved(commit, question, behind), behind);
    }
  }

  private isBehind(question: Followed, behind: Followed | undefined): boolean {
    return this.standing[(behind ? this.standing.indexOf(behind) : -1) + 1] === question;
  }

  private put(question: Followed, behind: Followed | undefined): Followed {
    const others = this.standing.filter(({ questionId }) => questionId !== question.questionId);
    this.standing = others.toSpliced(behind ? others.indexOf(behind) + 1 : 0, 0, question);
    return question;
  }

  private async added(commit: Commit, n: number, wording: string, behind: Followed | undefined): Promise<Followed> {
    const data = { ...this.placeOf(behind), wording, ...FACETS };
    const { events, revision } = await this.accepted(commit, 'propose-question', String(n), data);
    return written(String(events[0]?.data.questionId), wording, revision);
  }

  private async moved(commit: Commit, question: Followed, behind: Followed | undefined): Promise<Followed> {
    const { questionId } = question;
    const data = { questionId, ...this.placeOf(behind) };
    const { revision } = await this.accepted(commit, 'propose-move', questionId, data, question);
    return { ...question, touched: revision };
  }

  private placeOf(behind: Followed | undefined): object {
    return { sectionId: this.section, after: behind?.questionId ?? null };
  }

  /** The author of a commit proposes, the Chair accepts. */
  private async accepted(
    commit: Commit,
    verb: string,
    about: string,
    data: object,
    question?: Followed,
  ): Promise<Acted> {
    const { id, at } = commit;
    const key = `${id}-${about}`;
    const source = { document: `commit ${id}` };
    const proposed = this.reached(
      await this.door.say('text', { who: delegateOf(commit), verb, key: `${verb}-${key}`, at, data, source }),
    );
    const proposalId = String(proposed.events[0]?.data.proposalId);
    this.commits.set(proposalId, id);
    const seen = { proposal: proposed.revision, ...(question && { question: question.touched }) };
    return this.chair('accept-proposal', `${verb}-${key}`, at, { proposalId }, seen);
  }

  private async chair(verb: string, key: string, at: string, data: object, seen?: object): Promise<Acted> {
    const saw = seen && { seen: { text: String(this.revision), ...seen } };
    return this.reached(await this.door.say('text', { who: 'chair', verb, key: `${verb}-${key}`, at, data, ...saw }));
  }

  private reached(acted: Acted): Acted {
    this.revision = Math.max(this.revision, Number(acted.revision));
    return acted;
  }
}
