import type { CommandEvents, NewEvent } from '#eventsourcing';
import type { BareRow } from './bare-log.js';

const edit = {
  questionId: '5f0c3c1e-6f0a-5b7e-9d3a-0d6f5a6b7c8d',
  by: ['examplia'],
  base: 41,
  hunks: [{ from: 12, to: 15, words: 'relevant national authorities, where applicable' }],
  rationale: 'Brings the question into line with Article 8 and with the wording agreed for the section before it.',
};

/** The command as its first event carries it. */
const ProposeEdit = { name: 'ProposeEdit', schema: 1, input: { data: edit, form: 'written', language: 'en' } };

/** A proposal as a negotiation records it. */
const proposed = (commandId: string): NewEvent => ({
  type: 'EditProposed',
  schema: 1,
  data: {
    ...edit,
    proposalId: commandId,
    tokeniser: 'words-1',
    wordingHash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  },
  meta: {
    person: '0b8c1a52-7d55-5d0c-8a5e-6f1f9a3b2c4d',
    role: 'delegation',
    delegation: 'examplia',
    capacity: 'party',
    audience: { kind: 'participants' },
    channel: 'room',
    language: 'en',
    rules: { engine: '1', settings: 3 },
    relied: [{ stream: 'body-wg', revision: 17 }],
    overrides: [],
    occurredAt: '2018-02-01T10:00:00.000Z',
    receivedAt: '2018-02-01T10:00:00.000Z',
    recordedAt: '2018-02-01T10:00:00.000Z',
    commandId,
    correlationId: commandId,
  },
});

let commands = 0;

/** A command that recorded so many events. */
export const command = (events: number): CommandEvents => {
  const commandId = `c0ffee00-0000-5000-8000-${String(commands++).padStart(12, '0')}`;
  const [first, ...more] = Array.from({ length: events }, () => proposed(commandId));
  return { commandId, events: first === undefined ? [] : [{ ...first, command: ProposeEdit }, ...more] };
};

/** The same event for a log without anything around it. */
export const rowOf = ({ type, command: given, data, meta }: NewEvent, revision: number): BareRow => [
  'text-bare',
  revision,
  type,
  JSON.stringify({ command: given, data }),
  JSON.stringify(meta),
];
