import { questionsOf } from '../proposal/kinds.js';
import { lastInForce } from '../question/wording.js';
import { openReading, putOn, type Text } from '../text.js';
import { facetOf, rewordedBy, same, type Changed } from './standing-before.js';

/** Whether a text is still, in all that hangs together with an act, as the act left it. */
export type Untouched = (text: Text) => boolean;

/** What is compared of the text as an act left it with the text as it is now: by value, so that what was corrected since does not count. */
export const untouchedSince = (before: Text, after: Text, changes: readonly Changed[]): Untouched => {
  const reworded = rewordedBy(before, after);
  const said = changes.filter(({ kind }) => SAID.has(kind));
  const questions = concerned(after, without(changes, said), reworded);
  const spokenOn = concerned(after, said, []);
  const worded = [...new Set([...reworded, ...changes.filter(isStatus).map(({ id }) => id)])];
  const moved = !same(orderIn(before), orderIn(after));
  const kin = kinOf(after, changes);
  const left = (text: Text): unknown => [
    changes.map((change) => facetOf(text, change) ?? null),
    worded.map((id) => wordsIn(text, id)),
    questions.map((id) => standingIn(text, id)),
    spokenOn.map((id) => text.questions.get(id)?.since),
    kin.map((id) => text.proposals.get(id)?.status ?? null),
    openReading(text)?.n ?? null,
    moved && orderIn(text),
  ];
  const then = left(after);
  return (text) => same(left(text), then);
};

/** What somebody says of a question, which stands beside what is put and where it is read. */
const SAID = new Set<Changed['kind']>(['objections', 'reservations', 'comments']);

const without = (changes: readonly Changed[], some: readonly Changed[]): Changed[] =>
  changes.filter((change) => !some.includes(change));

const isStatus = ({ kind, facet }: Changed): boolean => kind === 'questions' && facet === 'status';

export const orderIn = ({ questions }: Text): string[] => questions.keySeq().toArray();

const wordsIn = ({ questions }: Text, id: string): number => {
  const question = questions.get(id);
  return question ? lastInForce(question.wording) : -1;
};

/** What it takes that what hangs on a question can stand as it stood. */
const standingIn = (text: Text, id: string): unknown => {
  const question = text.questions.get(id);
  return [
    question?.since,
    question?.carriedOver ?? null,
    putOn(text, id)?.putId ?? null,
    openReading(text)?.scope.includes(id) ?? null,
  ];
};

/** The questions that an act was about: its own, and those of all that it changed. */
export const concerned = (text: Text, changes: readonly Changed[], reworded: readonly string[]): string[] => {
  const of = ({ kind, id }: Changed): readonly string[] => {
    if (kind === 'questions') return [id];
    const proposal = kind === 'proposals' ? text.proposals.get(id) : undefined;
    if (proposal) return questionsOf(proposal).filter((one) => text.questions.has(one));
    const thing = kind === 'proposals' || kind === 'readings' ? undefined : text[kind].get(id);
    return thing ? [thing.questionId] : [];
  };
  return [...new Set([...reworded, ...changes.flatMap(of)])];
};

/** What amends a proposal, and what it amends: neither is before the room without the other. */
const kinOf = (text: Text, changes: readonly Changed[]): string[] =>
  changes
    .filter(({ kind }) => kind === 'proposals')
    .flatMap(({ id }) => {
      const proposal = text.proposals.get(id);
      if (proposal?.kind === 'sub-amendment') return [proposal.amends];
      return proposal?.kind === 'edit' ? (proposal.subs ?? []) : [];
    });
