import { undecidedOn } from '../hanging.js';
import { idsIn } from '../named.js';
import { isTombstone } from '../question/question.js';
import type { Text, TextFact } from '../text.js';
import type { Proposal } from './kinds.js';

/**
 * Proposals before the room that an event may have made stale, or let apply again: on a question that it reworded, of a proposal
 * that it redrafted, or to be read in a place that it changed. Asked first, because it costs little. `ids`: all that it names.
 */
export const shakenBy = (
  fact: TextFact,
  before: Text,
  after: Text,
  ids: ReadonlySet<string> = idsIn(fact.data),
): Proposal[] => {
  const concerned = [
    ...rewordedBy(fact).flatMap((id) => undecidedOn(after, id)),
    ...[...ids].flatMap((id) => amending(id, before, after)),
    ...(placedOtherwise(fact, ids, before, after) ? placing(after) : []),
  ];
  return [...new Set(concerned)].filter(({ status }) => status === 'tabled');
};

const rewordedBy = ({ data }: TextFact): readonly string[] => {
  if ('reworded' in data) return data.reworded.map(({ questionId }) => questionId);
  return 'applied' in data ? [data.questionId] : [];
};

/** What would amend a proposal that is in other words than before. */
const amending = (id: string, before: Text, after: Text): Proposal[] => {
  const [was, is] = [before.proposals.get(id), after.proposals.get(id)];
  if (was?.kind !== 'edit' || is?.kind !== 'edit' || was.edit === is.edit) return [];
  return (is.subs ?? []).flatMap((sub) => after.proposals.get(sub) ?? []);
};

/** Whether questions are read elsewhere than before, or no more, or again: new ones are in nobody's way. */
const placedOtherwise = (fact: TextFact, ids: ReadonlySet<string>, before: Text, after: Text): boolean =>
  [...(fact.type === 'SlipCorrected' ? before.questions.keys() : ids)].some((id) => {
    const [was, is] = [before.questions.get(id), after.questions.get(id)];
    return was !== undefined && (was.sectionId !== is?.sectionId || isTombstone(was) !== isTombstone(is));
  });

/** What would put a question in a place. */
const placing = ({ proposals }: Text): Proposal[] =>
  [...proposals.values()].filter(({ kind }) => kind === 'addition' || kind === 'move');
