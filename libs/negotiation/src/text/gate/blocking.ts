import { Invalid } from '#eventsourcing';
import { noBody } from '../../body/body.js';
import type { Moment } from '../floor/silenced.js';
import { knownQuestion, questionBeforeTheRoom, readingUnderWay, settleable, tabledText } from '../guards.js';
import type { Question } from '../question/question.js';
import { openReading, putOn, type Text } from '../text.js';
import { blocksAgreement, type Way } from './agree.js';
import { blocksCertifying } from './certify.js';
import { blocksClosing } from './close.js';
import { guarded, type Blocker } from './gate.js';
import { toAReading, toTheRoom } from './ways.js';

/** `close`, `certify`, `agree:<question id>` (as it stands) or `gavel:<question id>` (the wording that is put). */
export type Goal = string;

type Dry = ((text: Text, goal: 'close' | 'certify' | `agree:${string}`) => Blocker[]) &
  ((text: Text, goal: Goal, now: Moment) => Blocker[]);

/** The gate run dry: empty if and only if the act would pass it. What the gavel makes of an objection depends on who was there. */
export const blocking: Dry = (text: Text, goal: Goal, now: Moment = NOWHERE): Blocker[] => {
  tabledText(text);
  const [act, question] = goal.split(':', 2);
  if (act === 'close' && question === undefined) return closing(text);
  if (act === 'certify' && question === undefined) return blocksCertifying(text);
  if (act === 'agree' && question !== undefined) return agreeing(text, knownQuestion(text, question), 'as-it-stands');
  if (act === 'gavel' && question !== undefined) return agreeing(text, knownQuestion(text, question), { gavel: now });
  throw new Invalid('GOAL_UNKNOWN', 'A goal is close, certify, agree:<question> or gavel:<question>.', [
    { path: 'goal', message: 'must be one of these' },
  ]);
};

const closing = (text: Text): Blocker[] => {
  const reading = openReading(text);
  const since = reading === undefined ? lastReadingMoved(text) : (reading.suspended ?? reading.opened);
  const way = { by: toAReading(text), since };
  return [...guarded(() => readingUnderWay(text), way), ...(reading ? blocksClosing(text, reading) : [])];
};

const lastReadingMoved = (text: Text): number => text.readings.at(-1)?.closed ?? 0;

const NOWHERE: Moment = { body: noBody(''), occurredAt: '' };

/** Where the question is not before the room, nothing else matters yet. */
const agreeing = (text: Text, question: Question, way: Way): Blocker[] => {
  const { questionId, since } = question;
  const elsewhere = guarded(
    () => (way === 'as-it-stands' ? settleable(text, questionId) : questionBeforeTheRoom(text, questionId)),
    {
      question: questionId,
      by: toTheRoom(text, question),
      since,
    },
  );
  if (elsewhere.length > 0) return elsewhere;
  return way !== 'as-it-stands' && !putOn(text, questionId)
    ? [nothingPut(question)]
    : blocksAgreement(text, question, way);
};

const nothingPut = ({ questionId, touched }: Question): Blocker => ({
  rule: 'R29',
  code: 'NOTHING_PUT',
  message: 'No wording of it is before the room.',
  question: questionId,
  who: ['chair'],
  by: ['PutWording'],
  overridable: false,
  since: touched,
});
