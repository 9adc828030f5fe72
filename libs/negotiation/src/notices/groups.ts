import type { Body } from '../body/body.js';
import { nameOn } from '../body/delegation/delegation.js';
import type { Text, TextFact } from '../text/text.js';
import { nameIn } from '../vocabulary.js';
import type { Tidings } from './tidings.js';
import { titleOf } from './title.js';

/** What one may say on behalf of a group, as its members read it. */
const SAID: Readonly<Record<string, string>> = {
  PositionTaken: 'took a position',
  ConcernVoiced: 'voiced a concern',
  FormalObjectionRaised: 'objected formally',
  ConcernMadeFormal: 'objected formally',
  ReservationMade: 'made a reservation',
  EditProposed: 'made a proposal',
  QuestionProposed: 'proposed a new question',
  DeletionProposed: 'made a proposal',
  MoveProposed: 'made a proposal',
  SplitProposed: 'made a proposal',
  MergeProposed: 'made a proposal',
  SubAmendmentProposed: 'made a proposal',
  ReopeningAsked: 'asked to reopen',
};

/** The members of a group hear that it spoke for them; the one who spoke hears who says otherwise. */
export const heardInGroups = (fact: TextFact, after: Text, body: Body): Tidings[] => {
  if (fact.type === 'Dissociated') return saidOtherwise(fact.data, fact.meta.occurredAt, after, body);
  const said = SAID[fact.type];
  const { onBehalfOf, delegation = '' } = fact.meta;
  if (said === undefined || !onBehalfOf) return [];
  const { questionId, ...data } = fact.data as { questionId: string; position?: string; words?: string };
  const group = nameIn(body.groups.get(onBehalfOf.group)?.names ?? {});
  const title = `${called(body, delegation, fact.meta.occurredAt)} ${said} for ${group} on ${titleOf(after, questionId)}`;
  return [
    {
      kind: 'group-spoke',
      about: questionId,
      to: onBehalfOf.members.filter((member) => member !== delegation),
      question: questionId,
      title,
      lines: [data.position, data.words, fact.type === 'PositionTaken' ? COUNTS : OTHERWISE].filter(
        (line) => line !== undefined,
      ),
    },
  ];
};

const COUNTS =
  'It counts for you, unless you take a position of your own after it, or dissociate: until the text is certified you may.';
const OTHERWISE = 'It is said for the group, and takes nothing from what you say yourself.';

const called = (body: Body, id: string, instant: string): string => {
  const delegation = body.delegations.get(id);
  return delegation ? nameOn(delegation, instant) : id;
};

const saidOtherwise = (
  {
    positionId,
    questionId,
    by,
    words,
  }: { positionId: string; questionId: string; by: string; words?: string | undefined },
  instant: string,
  text: Text,
  body: Body,
): Tidings[] => {
  const position = text.positions.get(positionId);
  if (!position) return [];
  const title = `${called(body, by, instant)} dissociated from what you said for a group on ${titleOf(text, questionId)}`;
  const lines = words === undefined ? [] : [words];
  return [{ kind: 'dissociated', about: positionId, to: [position.by], question: questionId, title, lines }];
};
