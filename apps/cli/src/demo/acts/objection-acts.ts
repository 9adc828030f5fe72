import { makes, onText, type Act } from '../act.js';
import type { PlannedObjection } from '../drafting-plan.js';

/** A concern or an objection, and how it ended. */
export const objection = ({ key, formal, by, question, ground, words, raisedAt, end }: PlannedObjection): Act[] => {
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
  switch (end.how) {
    case 'lifted':
      return [
        raised,
        answered('mark-addressed', 'chair', end.addressedAt),
        answered('lift-objection', by, end.liftedAt),
      ];
    case 'reserved':
      return [raised, reserved(by, question, name, end)];
    default:
      return [raised]; // removed with its question, or not renewed when a wording of it was put
  }
};

/** Its party stands aside: the objection becomes a reservation beside what was agreed. */
const reserved = (
  who: string,
  question: string,
  objectionName: string,
  { words, at }: { readonly words: string; readonly at: string },
): Act =>
  onText({
    at,
    who,
    verb: 'make-reservation',
    key: `reserve-${objectionName}`,
    data: (stage) => ({
      questionId: stage.id(`question:${question}`),
      words,
      objectionId: stage.id(objectionName),
    }),
  });
