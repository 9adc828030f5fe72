import type { Meta } from '../../fact.js';
import type { Passed } from '../gate/passed.js';
import type { Question, Questions } from '../question/question.js';
import { isSaid } from '../slip/correctable.js';
import type { Text, TextFact } from '../text.js';
import { questionNamed, theirs, type NamingQuestion, type NamingTheirs } from '../theirs.js';
import type { Override, Remark, UnderWay } from './remark.js';

/** A text with what a fact gives papers to remark; `before` it, things have the names by which it calls them. */
export const remarked = (text: Text, before: Text, fact: TextFact): Text => {
  const underWay = actOf(before.underWay, fact);
  const undone = fact.type === 'SlipCorrected' ? withoutSlip(text, fact.data.events) : text;
  const on = [...overridden(text, fact, underWay), ...happened(text, fact, underWay)];
  return on.reduce(attached, { ...undone, underWay });
};

const actOf = (before: UnderWay | undefined, { revision, meta, command }: TextFact): UnderWay => {
  const { commandId } = meta as Partial<Meta>;
  if (before?.commandId !== undefined && before.commandId === commandId) return before;
  const { overrides = [] } = (command?.input ?? {}) as { overrides?: readonly Override[] };
  return { at: revision, commandId, said: overrides };
};

interface On {
  /** Undefined: on nothing that is read. */
  readonly question: string | undefined;
  readonly remark: Remark;
}

/** What a gate lets pass it names item by item; every other override is on what its event is about. */
const overridden = (text: Text, fact: TextFact, { at, said }: UnderWay): On[] => {
  const { overrides = [] } = fact.meta as Partial<Meta>;
  if (overrides.length === 0) return [];
  const questions = questionsNamed(text, fact.data);
  const each: readonly (Override & Pick<Passed, 'question'>)[] =
    'passed' in fact.data
      ? fact.data.passed
      : overrides.flatMap((one) => questions.map((question) => ({ question, ...one })));
  return each.map(({ question, ...one }) => ({ question, remark: passing(at, one, said) }));
};

const passing = (at: number, { rule, code, over, words }: Override, said: readonly Override[]): Remark => {
  const why = words ?? wordsOf(said, rule, code);
  return { kind: 'override', at, rule, code, ...(why !== undefined && { words: why }), ...(over && { over }) };
};

const wordsOf = (said: readonly Override[], rule: string, code: string): string | undefined =>
  said.find((one) => one.rule === rule && one.code === code)?.words;

const happened = (text: Text, fact: TextFact, { at }: UnderWay): On[] => {
  const on = (questions: readonly string[], remark: Remark): On[] =>
    questions.map((question) => ({ question, remark }));
  if (fact.type === 'SlipCorrected') {
    const { corrects, questions, words } = fact.data;
    // What a delegation says is on no paper; nor is that it was recorded for another.
    return isSaid(corrects) ? [] : on(questions, { kind: 'correction', at, on: fact.meta.occurredAt, words });
  }
  if (fact.type === 'QuestionRedrafted') {
    const { questionId, reading, answers } = fact.data;
    const answered = answers.flatMap((one: NamingTheirs) => theirs(text, one) ?? []);
    return on([questionId], { kind: 'redraft', at, reading, answers: answered });
  }
  const { packageId } = fact.data as { packageId?: string };
  if (packageId === undefined || fact.type === 'PackageDecided' || fact.type === 'ProposalNotRetained') return [];
  return on(questionsNamed(text, fact.data), { kind: 'package', at, packageId });
};

/** The questions that an event is about, by what they have become in it. */
const questionsNamed = (text: Text, data: object): readonly string[] => {
  const { parts, into } = data as NamingQuestions;
  if (parts) return parts.map(({ questionId }) => questionId);
  const one = into?.questionId ?? questionNamed(text, data);
  return one === undefined ? [] : [one];
};

interface NamingQuestions extends NamingQuestion {
  readonly parts?: readonly { readonly questionId: string }[];
  readonly into?: { readonly questionId: string };
}

/** Said once of each question, however many events of the act are about it; no ETag changes by it. */
const attached = (text: Text, { question: id = '', remark }: On): Text => {
  const question = text.questions.get(id);
  const known = question ? (question.remarks ?? []) : text.remarks;
  if (known.some((one) => isSame(one, remark))) return text;
  const remarks = [...known, remark];
  return question ? { ...text, questions: text.questions.set(id, { ...question, remarks }) } : { ...text, remarks };
};

const isSame = (one: Remark, other: Remark): boolean =>
  one.kind === other.kind && one.at === other.at && codeOf(one) === codeOf(other);

const codeOf = (remark: Remark): string =>
  remark.kind === 'override' ? [remark.rule, remark.code, ...(remark.over ?? [])].join(' ') : '';

/** What was a slip did not happen: nothing is remarked of it but its correction. */
const withoutSlip = (text: Text, events: readonly { readonly revision: number }[]): Text => {
  const undone = new Set(events.map(({ revision }) => revision));
  const rest = (all: readonly Remark[]): readonly Remark[] => all.filter(({ at }) => !undone.has(at));
  const affected = ({ remarks = [] }: Question): boolean => remarks.some(({ at }) => undone.has(at));
  const questions: Questions = [...text.questions.values()]
    .filter(affected)
    .reduce((all, q) => all.set(q.questionId, { ...q, remarks: rest(q.remarks ?? []) }), text.questions);
  return { ...text, questions, remarks: rest(text.remarks) };
};
