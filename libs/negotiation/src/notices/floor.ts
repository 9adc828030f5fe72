import type { Body } from '../body/body.js';
import { presenceAt } from '../body/presence/presence.js';
import type { Objector, Overruled } from '../text/floor/floor.js';
import { toRenew } from '../text/floor/silenced.js';
import { objectionsOn, pendingOn } from '../text/hanging.js';
import type { Text, TextFact } from '../text/text.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** Who must hear that a wording is put, and what the gavel made of an objection. */
export const heardOnTheFloor = (fact: TextFact, after: Text, body: Body): Tidings[] => {
  switch (fact.type) {
    case 'WordingPut':
      return [
        ...(fact.data.objections ?? []).map((objector) => putTo(objector, fact, after, body)),
        ...putInAbsence(fact, after, body),
      ];
    case 'ObjectionNotMaintained':
      return notMaintained(fact.data, after);
    case 'AgreedNotwithstanding':
      return fact.data.objections.map((overruled) => overruling(overruled, fact.data, after));
    default:
      return [];
  }
};

type Put = Extract<TextFact, { type: 'WordingPut' }>;

/** What silence will mean: as it was when the wording was put, so that the same is said however often it is asked. */
const putTo = ({ by, objectionId }: Objector, { data, meta }: Put, text: Text, body: Body): Tidings => {
  const { questionId, putId, wording } = data;
  const live = text.puts.get(putId);
  const put = `A wording of ${titleOf(text, questionId)} is put`;
  const told = { about: objectionId, to: [by], question: questionId, lines: [wording] };
  if (live && toRenew(text, live).some((objection) => objection.objectionId === objectionId))
    return {
      ...told,
      kind: 'objection-to-renew',
      title: `${put}: renew your objection, or it is taken not to be maintained`,
    };
  const away = presenceAt(body, by, meta.occurredAt) === 'absent' ? `${put} while you are absent` : put;
  return { ...told, kind: 'put-to-an-objector', title: `${away}: your objection stays live` };
};

/**
 * Who has a proposal on it that the gavel would dispose of, or a concern that lives, hears too, where the record knows who is in
 * the room and they are not.
 */
const putInAbsence = ({ data, meta }: Put, text: Text, body: Body): Tidings[] => {
  const { putId, questionId: question, wording, objections = [] } = data;
  const told = new Set(objections.map(({ by }) => by));
  const concerns = objectionsOn(text, question).filter((o) => o.status === 'live' || o.status === 'addressed');
  const to = [...pendingOn(text, question).flatMap(({ by }) => by), ...concerns.map(({ by }) => by)].filter(
    (delegation) => !told.has(delegation) && presenceAt(body, delegation, meta.occurredAt) === 'absent',
  );
  const title = `A wording of ${titleOf(text, question)} is put while you are absent`;
  return to.length === 0 ? [] : [{ kind: 'put-while-absent', about: putId, to, question, title, lines: [wording] }];
};

const notMaintained = (data: { objectionId: string; questionId: string }, text: Text): Tidings[] => {
  const objection = text.objections.get(data.objectionId);
  if (!objection) return [];
  return [
    {
      kind: 'objection-not-maintained',
      about: data.objectionId,
      to: [objection.by],
      question: data.questionId,
      title: `Your objection on ${titleOf(text, data.questionId)} was taken not to be maintained`,
      lines: ['You were in the room when the wording was put.', WAYS_BACK],
    },
  ];
};

const WAYS_BACK =
  'Until the text is certified you may maintain it, ask that the question be reopened, or make a reservation.';

const overruling = (
  { objectionId, by }: Overruled,
  { questionId, words }: { questionId: string; words?: string | undefined },
  text: Text,
): Tidings => ({
  kind: 'agreed-notwithstanding',
  about: objectionId,
  to: [by],
  question: questionId,
  title: `The Chair declared ${titleOf(text, questionId)} agreed notwithstanding your objection`,
  lines: [...(words === undefined ? [] : [words]), 'Your objection stays live, and every paper names it.'],
});
