import { makes, onText, type Act } from '../act.js';
import type { PlannedPut, PlannedSlip, PlannedStatement } from '../drafting-plan.js';
import { EDITS, PACKAGES, PUTS, SETTLEMENTS, SLIPS, STATEMENTS } from '../drafting.js';
import { OBJECTIONS } from '../drafting/objections.js';
import { decided, outcomeOf, packageOf } from './deciding-acts.js';
import { entered, worded } from './entering-acts.js';
import { objection } from './objection-acts.js';
import { settled } from './settling-acts.js';

const floor = ({ key, question, wording, floatedAt, putAt, agreedAt, notwithstanding }: PlannedPut): Act[] => {
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
      key: `agree-${key}`,
      about: { question: on, put },
      ...gavel(put, notwithstanding),
    }),
  ];
};

/** Agreed without objection; or the Chair passes the rule that an objection blocks, and says why (R11). */
const gavel = (put: string, ruling: string | undefined): Pick<Act, 'verb' | 'data' | 'envelope'> =>
  ruling === undefined
    ? { verb: 'agree-without-objection', data: (stage) => ({ putId: stage.id(put) }) }
    : {
        verb: 'agree-notwithstanding',
        data: (stage) => ({ putId: stage.id(put), words: ruling }),
        envelope: () => ({ overrides: [{ rule: 'R11', code: 'OBJECTION_LIVE', words: ruling }] }),
      };

/** A group is spoken for by a member; another one dissociates itself. */
const stated = ({ key, group, by, put, position, words, at, dissociation }: PlannedStatement): Act[] => {
  const name = `position:${key}`;
  const question = PUTS.find((one) => one.key === put)?.question ?? '';
  return [
    onText({
      at,
      who: by,
      verb: 'take-position',
      key: `state-${key}`,
      data: (stage) => ({
        questionId: stage.id(`question:${question}`),
        floatId: stage.id(`float:${put}`),
        position,
        words,
      }),
      envelope: (stage) => ({ onBehalfOf: { group: stage.id(`group:${group}`) } }),
      makes: makes(name, 'positionId'),
    }),
    onText({
      at: dissociation.at,
      who: dissociation.by,
      verb: 'dissociate',
      key: `dissociate-${key}`,
      data: (stage) => ({ positionId: stage.id(name), words: dissociation.words }),
    }),
  ];
};

/** A wrong key, and its correction: what was meant is done after it, as planned for the proposal. */
const slipped = ({ edit: key, recorded, at, correctedAt, words }: PlannedSlip): Act[] => {
  const edit = EDITS.find((one) => one.key === key);
  if (!edit) return [];
  const slip = `slip:${key}`;
  return [
    { ...decided(edit, recorded, at), makes: ([event]) => [[slip, String(event?.revision)]] },
    onText({
      at: correctedAt,
      who: 'chair',
      verb: 'correct-slip',
      key: `correct-${key}`,
      data: (stage) => ({ revision: stage.id(slip), words }),
      about: {},
    }),
  ];
};

/** All that is said about wordings: proposals and what became of them, objections, and what the Chair put to the room. */
export const DRAFTING_ACTS: readonly Act[] = [
  ...EDITS.flatMap((edit) => [...entered(edit), ...outcomeOf(edit)]),
  ...PACKAGES.map((name) =>
    packageOf(
      name,
      EDITS.filter((edit) => 'package' in edit && edit.package === name),
    ),
  ),
  ...SLIPS.flatMap(slipped),
  ...SETTLEMENTS.map(settled),
  ...PUTS.flatMap(floor),
  ...STATEMENTS.flatMap(stated),
  ...OBJECTIONS.flatMap(objection),
];
