import { makes, onText, type Act } from '../act.js';
import type { PlannedEdit, PlannedObjection, PlannedPut, PlannedSettlement } from '../drafting-plan.js';
import { EDITS, OBJECTIONS, PUTS, SETTLEMENTS } from '../drafting.js';
import type { ShownQuestion, Stage } from '../stage.js';

type Wording = { readonly base: string; readonly wording: string };

const worded = (stage: Stage, wording: string): Wording => ({ base: stage.revision, wording });

const proposed = ({ key, by, question, newWording, rationale, tabledAt }: PlannedEdit): Act =>
  onText({
    at: tabledAt,
    who: by,
    verb: 'propose-edit',
    key: `propose-${key}`,
    data: (stage) => ({ questionId: stage.id(`question:${question}`), edit: worded(stage, newWording), rationale }),
    makes: makes(`proposal:${key}`, 'proposalId'),
  });

/** The same change is not proposed a second time: who wants it too joins the proposal there is. */
const entered = (edit: PlannedEdit): Act[] => (edit.outcome === 'same-change' ? [] : [proposed(edit)]);

const DECISIONS = {
  accepted: 'accept-proposal',
  'accepted-as-amended': 'accept-as-amended',
  'in-brackets': 'reflect-in-brackets',
  'not-retained': 'not-retain',
  deferred: 'defer-proposal',
} as const;

/** The Chair decides on a proposal; what is not retained found no support. */
const decided = (
  { key, question }: PlannedEdit,
  outcome: keyof typeof DECISIONS,
  at: string,
  chairWording?: string,
): Act =>
  onText({
    at,
    who: 'chair',
    verb: DECISIONS[outcome],
    key: `${outcome}-${key}`,
    data: (stage) => ({
      proposalId: stage.id(`proposal:${key}`),
      ...(chairWording !== undefined && { edit: worded(stage, chairWording) }),
      ...(outcome === 'not-retained' && { reason: 'no-support' }),
    }),
    about: { question: `question:${question}`, proposal: `proposal:${key}` },
  });

/** Its sponsors do something with a proposal. */
const sponsored = (
  verb: string,
  who: string,
  key: string,
  at: string,
  more: (stage: Stage) => object = () => ({}),
): Act =>
  onText({
    at,
    who,
    verb,
    key: `${verb}-${key}-${who}`,
    data: (stage) => ({ proposalId: stage.id(`proposal:${key}`), ...more(stage) }),
  });

const outcomeOf = (edit: PlannedEdit): Act[] => {
  const { key, by } = edit;
  switch (edit.outcome) {
    case 'withdrawn':
      return [sponsored('withdraw-proposal', by, key, edit.withdrawnAt)];
    case 'same-change':
      return [sponsored('co-sponsor', by, edit.sameAs, edit.joinedAt)];
    case 'deferred':
      return [decided(edit, 'deferred', edit.deferredAt), decided(edit, edit.later.outcome, edit.later.decidedAt)];
    case 'stale': {
      const { wording, confirmedAt, decidedAt } = edit.restated;
      const restated = (stage: Stage) => ({ edit: worded(stage, wording) });
      return [sponsored('confirm-proposal', by, key, confirmedAt, restated), decided(edit, 'accepted', decidedAt)];
    }
    default:
      return [decided(edit, edit.outcome, edit.decidedAt, edit.chairWording)];
  }
};

const objection = ({ key, formal, by, question, ground, words, raisedAt, end }: PlannedObjection): Act[] => {
  const name = `objection:${key}`;
  const answered = (verb: string, who: string, at: string): Act =>
    onText({ at, who, verb, key: `${verb}-${key}`, data: (stage) => ({ objectionId: stage.id(name) }) });
  const raised = onText({
    at: raisedAt,
    who: by,
    verb: formal ? 'object-formally' : 'voice-concern',
    key: `raise-${key}`,
    data: (stage) => ({ questionId: stage.id(`question:${question}`), ground, words }),
    makes: makes(name, 'objectionId'),
  });
  return end.how === 'removed'
    ? [raised]
    : [raised, answered('mark-addressed', 'chair', end.addressedAt), answered('lift-objection', by, end.liftedAt)];
};

const floor = ({ key, question, wording, floatedAt, putAt, agreedAt }: PlannedPut): Act[] => {
  const on = `question:${question}`;
  const float = `float:${key}`;
  const put = `put:${key}`;
  return [
    onText({
      at: floatedAt,
      who: 'chair',
      verb: 'float-wording',
      key: float,
      data: (stage) => ({ questionId: stage.id(on), edit: worded(stage, wording) }),
      makes: makes(float, 'floatId'),
    }),
    onText({
      at: putAt,
      who: 'chair',
      verb: 'put-wording',
      key: put,
      data: (stage) => ({ questionId: stage.id(on), floatId: stage.id(float) }),
      about: { question: on },
      makes: makes(put, 'putId'),
    }),
    onText({
      at: agreedAt,
      who: 'chair',
      verb: 'agree-without-objection',
      key: `agree-${key}`,
      data: (stage) => ({ putId: stage.id(put) }),
      about: { question: on, put },
    }),
  ];
};

const settled = ({ edit, question, keep, reason, at }: PlannedSettlement): Act =>
  onText({
    at,
    who: 'chair',
    verb: 'settle-brackets',
    key: `settle-${edit}`,
    data: async (stage) => ({
      questionId: stage.id(`question:${question}`),
      choices: choicesIn(await stage.question(question), EDITS.find(({ key }) => key === edit)?.newWording ?? '', keep),
      reason,
    }),
    about: { question: `question:${question}` },
  });

/** What the proposal brought in is told from what it would strike by the wording that was proposed. */
export const choicesIn = (
  { spans, segments }: Pick<ShownQuestion, 'spans' | 'segments'>,
  proposed: string,
  keep: PlannedSettlement['keep'],
): { spanId: string; keep: boolean }[] =>
  spans.map((span) => {
    const theirs =
      span.kind === 'alternative' ? span.requestedBy.length > 0 : proposed.includes(wordsIn(segments, span.id));
    return { spanId: span.id, keep: theirs === (keep === 'proposed') };
  });

const wordsIn = (segments: ShownQuestion['segments'], spanId: string): string => {
  const from = segments.findIndex((segment) => 'open' in segment && segment.open.id === spanId);
  const to = segments.findIndex((segment) => 'close' in segment && segment.close.id === spanId);
  return segments
    .slice(from, to)
    .flatMap((segment) => ('text' in segment ? [segment.text] : []))
    .join('');
};

/** All that is said about wordings: proposals and what became of them, objections, and what the Chair put to the room. */
export const DRAFTING_ACTS: readonly Act[] = [
  ...EDITS.flatMap((edit) => [...entered(edit), ...outcomeOf(edit)]),
  ...SETTLEMENTS.map(settled),
  ...PUTS.flatMap(floor),
  ...OBJECTIONS.flatMap(objection),
];
