import { pendingOn } from '../text/hanging.js';
import type { Text, TextFact } from '../text/text.js';
import { concerned } from './concerned.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who must hear how the Chair conducts the reading: where the floor is, what is read, what was left. */
export const heardOfConduct = (fact: TextFact, after: Text): Tidings[] => {
  switch (fact.type) {
    case 'QuestionTakenUp':
      return floorMoved(fact.data, after);
    case 'ScopeChanged':
      return rescoped(fact.data, after);
    case 'EverythingCarriedOver':
      return leftOver(fact.data, after);
    default:
      return [];
  }
};

type Data<T extends TextFact['type']> = Extract<TextFact, { type: T }>['data'];

/** Whose the question is hears that the room is on it; whose are the next ones, in about how many. Each once. */
const floorMoved = ({ questionId, next, words }: Data<'QuestionTakenUp'>, text: Text): Tidings[] => {
  const now = `Now on ${titleOf(text, questionId)}`;
  const lines = words === undefined ? [] : [words];
  const told = new Set<string>();
  return [questionId, ...next].flatMap((id, ahead) => {
    const to = concerned(text, id).filter((delegation) => !told.has(delegation));
    to.forEach((delegation) => told.add(delegation));
    const title = `${now}${waiting(ahead, titleOf(text, id))}`;
    return to.length === 0 ? [] : [{ kind: 'question-taken-up', about: id, to, question: id, title, lines }];
  });
};

const ABOUT = ['', '', 'two', 'three'];

/** How long it will be, counted in questions. */
const waiting = (ahead: number, question: string): string => {
  if (ahead === 0) return ', on which you spoke';
  return ahead === 1
    ? `; yours, ${question}, is next`
    : `; yours, ${question}, in about ${ABOUT[ahead] ?? String(ahead)}`;
};

const rescoped = ({ reading, added, removed, carriedOver, words }: Data<'ScopeChanged'>, text: Text): Tidings[] => {
  const lines = words === undefined ? [] : [words];
  const left = new Set(carriedOver);
  const told = (id: string, what: string): Tidings[] => {
    const title = `${titleOf(text, id)} ${what} in reading ${String(reading)}`;
    const hanging = pendingOn(text, id).some((p) => left.has(p.proposalId));
    const to = concerned(text, id);
    const tidings = {
      kind: 'scope-changed',
      about: id,
      to,
      question: id,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      lines: [...lines, ...(hanging ? ['What nobody had decided on it is carried over to the next reading.'] : [])],
    };
    return to.length === 0 ? [] : [tidings];
  };
  return [...added.flatMap((id) => told(id, 'is read')), ...removed.flatMap((id) => told(id, 'is not read further'))];
};

/** One notice for each delegation, however much of its own is left. */
const leftOver = ({ proposals, words }: Data<'EverythingCarriedOver'>, text: Text): Tidings[] => {
  const theirs = new Map<string, Set<string>>();
  for (const id of proposals) {
    const proposal = text.proposals.get(id);
    for (const by of proposal?.by ?? []) theirs.set(by, (theirs.get(by) ?? new Set()).add(proposal?.questionId ?? ''));
  }
  return [...theirs].map(([by, questions]) => ({
    kind: 'everything-carried-over',
    about: by,
    to: [by],
    title: 'What the reading did not settle is carried over to the next, your proposals among it',
    lines: [
      ...(words === undefined ? [] : [words]),
      `Yours are on ${[...questions].map((id) => titleOf(text, id)).join(', ')}.`,
    ],
  }));
};
