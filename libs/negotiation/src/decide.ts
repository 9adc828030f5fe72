import { Forbidden, Invalid, type Draft } from '#eventsourcing';
import { Act, ENGINE } from './act.js';
import { audienceOf } from './audience.js';
import { noBody, type Body } from './body/body.js';
import { meetingAt } from './body/session/session.js';
import type { Command } from './command.js';
import type { Happening, Meta } from './fact.js';
import type { Entry } from './register.js';
import { standingOf, type Standing } from './standing.js';
import type { Text } from './text/text.js';

/** A clock at the door may run a little behind the one in the room. */
const SKEW_MS = 60_000;

/** What a decision is taken on beside the state of its own stream. */
export interface Setting {
  /** The body whose appointments give the right to speak; none where the command concerns no body. */
  readonly body?: Body;
  /** True for the holder of the operator's key. */
  readonly operator: boolean;
}

/** Decides a registered command: in what standing it is given, what it does, and what every event of it carries. */
export const decide = (entry: Entry, command: Command, state: unknown, setting: Setting): Draft[] => {
  const { receivedAt } = command.caller;
  const occurredAt = command.given.occurredAt ?? receivedAt;
  if (Date.parse(occurredAt) > Date.parse(receivedAt) + SKEW_MS)
    throw new Invalid('OCCURRED_IN_THE_FUTURE', 'What is recorded has happened: occurredAt lies in the future.', [
      { path: 'occurredAt', message: 'must not be later than now' },
    ]);
  const standing = standingIn(entry, command, setting, occurredAt);
  noEmptyWords(command, standing);
  notBeforeTheTabling(state, occurredAt);
  const act = new Act(command, standing, occurredAt, setting.body ?? noBody(''));
  const happenings = entry.decide(command, state, act);
  noEmptyForm(command, happenings);
  const meta = metaOf(command, act, setting, entry, languageOf(command, state));
  return happenings.map(({ type, data, audience }) => ({
    type,
    schema: 1,
    data,
    meta: { ...meta, audience: audienceOf(type, command.given.audience, audience) },
  }));
};

const standingIn = (entry: Entry, command: Command, { body, operator }: Setting, occurredAt: string): Standing => {
  const { person, receivedAt } = command.caller;
  if (operator && entry.speakers.includes('operator')) return { role: 'operator', capacity: 'operator' };
  if (entry.subject === 'person' && command.id === person && body === undefined) return SELF;
  if (body === undefined)
    throw new Forbidden('NOT_YOURS_TO_SAY', `This is for: ${entry.speakers.join(', ')}; name the body you speak in.`);
  return standingOf(body, entry.speakers, person, command.given, { occurredAt, receivedAt });
};

/** What would have no effect is refused, so that the record holds nothing that was not so. */
const noEmptyWords = ({ given }: Command, { capacity, instructedBy }: Standing): void => {
  const presides = capacity === 'chair' || instructedBy !== undefined;
  if (given.overrides !== undefined && given.overrides.length > 0 && !presides)
    throw new Forbidden('OVERRIDE_NOT_YOURS', 'Only the Chair passes a rule on the record.');
  if (given.instructedBy !== undefined && instructedBy === undefined)
    throw new Invalid('INSTRUCTION_OF_NO_EFFECT', 'Only the secretariat records acts of the Chair on instruction.', [
      { path: 'instructedBy', message: 'must be left out here' },
    ]);
  if (given.audience !== undefined && !presides && capacity !== 'secretariat')
    throw new Forbidden('AUDIENCE_NOT_YOURS', 'The Chair or the secretariat widens an audience.');
};

/** Only what is said by it carries that it was said aloud; every other act has no form to record. */
const noEmptyForm = ({ given }: Command, happenings: readonly Happening[]): void => {
  if (given.form === 'oral' && !happenings.some(({ data }) => 'form' in data))
    throw new Invalid('FORM_OF_NO_EFFECT', 'Proposals, their wording and comments are given orally or in writing.', [
      { path: 'form', message: 'must be left out here' },
    ]);
};

/** Nothing happened to a text before there was one. */
const notBeforeTheTabling = (state: unknown, occurredAt: string): void => {
  const { tabledAt } = state as Partial<Text>;
  if (tabledAt !== undefined && occurredAt < tabledAt)
    throw new Invalid('BEFORE_THE_TABLING', `The text was tabled at ${tabledAt}; this cannot have happened before.`, [
      { path: 'occurredAt', message: 'must not be before the text was tabled' },
    ]);
};

/** What is said about a text is said in its language, unless it is said in which. */
const languageOf = ({ data }: Command, state: unknown): string =>
  (state as Partial<Text>).tabled?.originalLanguage ?? (data as { originalLanguage?: string }).originalLanguage ?? 'en';

/** People describe themselves, whatever they are in a body. */
const SELF: Standing = { role: 'delegate', capacity: 'entity' };

const metaOf = (
  command: Command,
  act: Act,
  { body }: Setting,
  entry: Entry,
  tongue: string,
): Omit<Meta, 'commandId' | 'recordedAt' | 'audience'> => {
  const { given, caller } = command;
  return {
    person: caller.person,
    ...act.standing,
    channel: given.channel ?? 'console',
    language: given.language ?? tongue,
    ...groundsIn(body, entry, act.occurredAt),
    overrides: act.overrides,
    ...(given.source && { source: given.source }),
    occurredAt: act.occurredAt,
    receivedAt: caller.receivedAt,
    correlationId: caller.correlationId,
  };
};

/** On what of the body the decision was taken: its settings, its record as it stood, the meeting under way. */
const groundsIn = (
  body: Body | undefined,
  entry: Entry,
  occurredAt: string,
): Pick<Meta, 'rules' | 'relied' | 'meeting'> => {
  if (!body) return { rules: { engine: ENGINE }, relied: [] };
  const meeting = meetingAt(body, occurredAt)?.meeting;
  return {
    rules: { engine: ENGINE, ...(body.registered && { settings: String(body.registered.settingsRevision) }) },
    relied: entry.subject === 'body' ? [] : [{ stream: `body-${body.id}`, revision: String(body.revision) }],
    ...(meeting !== undefined && { meeting }),
  };
};
