import type { Objection, ObjectionEvent } from '../objection/objection.js';
import { blockingOn, type Text } from '../text.js';
import type { Put } from './floor.js';

/**
 * The objections that the gavel on a put wording finds not maintained: of parties that were in the room when it was put, and
 * did not renew them since. A party that was absent keeps its objection, whatever it heard of afterwards.
 */
export const silencedBy = (text: Text, { questionId, objections = [], entered }: Put): Objection[] => {
  const heard = new Set(objections.filter(({ present }) => present).map(({ objectionId }) => objectionId));
  return [...blockingOn(text, questionId)].filter(
    ({ objectionId, maintained = -1 }) => heard.has(objectionId) && maintained < entered,
  );
};

/** Their disposal, recorded before the agreement: at no revision is a question agreed while they are live. */
export const silencing = (text: Text, put: Put): ObjectionEvent[] =>
  silencedBy(text, put).map(({ objectionId, questionId }) => ({
    type: 'ObjectionNotMaintained',
    data: { objectionId, questionId, putId: put.putId },
  }));
