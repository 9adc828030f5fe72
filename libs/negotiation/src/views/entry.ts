import type { Fact } from '#eventsourcing';
import type { Meta } from '../fact.js';
import { actAt } from '../text/instruction/instruction.js';
import type { Text } from '../text/text.js';
import type { Theirs } from '../text/remark/remark.js';
import { questionNamed, questionsConcerned, theirs, type NamingQuestion, type NamingTheirs } from '../text/theirs.js';

/** One line of a history: what happened, by whom, when, with all that was said. */
export interface Entry {
  readonly type: string;
  /** The question that it is about, if it is about one. */
  readonly question?: string;
  /** Every question in whose history it is. */
  readonly questions: readonly string[];
  readonly doc: object;
}

/** The history line of an event. `after` tells which question a proposal or a put belongs to. */
export const entryOf = ({ type, revision, data, command, meta }: Fact, after?: Text): Entry => {
  // A later version may write less into a header: a view copes with every recorded event.
  const {
    person,
    role,
    delegation,
    capacity,
    instructedBy,
    meeting,
    overrides = [],
    commandId,
  } = meta as Partial<Meta>;
  const act = instructedBy !== undefined && after ? actAt(after.instructed, revision)?.revision : undefined;
  const named = after && inHistories(after, data as Named);
  return {
    type,
    questions: [],
    ...named,
    doc: {
      data,
      by: { person, role, delegation, capacity, instructedBy },
      meeting,
      overrides: overrides.map((one) => ({ ...one, ...wordsFor(one, command) })),
      commandId,
      ...(command && { command: command.name }),
      // By the revision of its first event: whether the Chair confirmed it is told there.
      ...(act !== undefined && { act }),
      ...(after && around(data as Named, after)),
    },
  };
};

const inHistories = (after: Text, data: Named): Pick<Entry, 'question' | 'questions'> => {
  const question = questionNamed(after, data);
  return { ...(question !== undefined && { question }), questions: questionsConcerned(after, { ...data }) };
};

/** Whose it is what it is about, what it answers, and whether that stands as somebody else wrote it down. */
const around = (data: Named, after: Text): object => {
  const of = theirs(after, data);
  const answers = answersIn(data, after);
  return {
    ...(of && { of }),
    ...(answers.length > 0 && { answers }),
    ...(isUnconfirmed(data, after) && { unconfirmed: true }),
  };
};

type Override = Meta['overrides'][number];

/** With which words a rule was passed: they are in the command, which comes with the first event of an act. */
const wordsFor = ({ rule, code }: Override, command: Fact['command']): { words?: string } => {
  const { overrides = [] } = (command?.input ?? {}) as { overrides?: readonly (Override & { words: string })[] };
  const given = overrides.find((one) => one.rule === rule && one.code === code);
  return given ? { words: given.words } : {};
};

interface Named extends NamingTheirs, NamingQuestion {
  readonly proposalId?: string;
  readonly answers?: NamingTheirs | readonly NamingTheirs[];
}

/** What a wording answers, and whose that is: of a redraft, of a put, and of the gavel on one. */
const answersIn = ({ answers, putId = '' }: Named, after: Text): Theirs[] => {
  const answered = answers ?? after.puts.get(putId)?.answers ?? [];
  return [answered].flat().flatMap((one) => theirs(after, one) ?? []);
};

/** Whether the proposal that it is about, or that a wording was put in answer to, stands as somebody else wrote it down. */
const isUnconfirmed = ({ proposalId, putId = '' }: Named, after: Text): boolean => {
  const about = proposalId ?? after.puts.get(putId)?.answers?.proposalId ?? '';
  return after.proposals.get(about)?.unconfirmed === true;
};
