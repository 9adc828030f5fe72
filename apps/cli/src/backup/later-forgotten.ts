import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { openLedger } from '#api';
import { Invalid, Ledger, type MovableStore } from '#eventsourcing';
import { accessDecider, decide, register, streamOf, type Caller, type Given } from '#negotiation';

const PERSON = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Person ids as they were typed after `--forget`: ids, or files that hold one in each line. */
export const personsIn = (typed: readonly string[]): string[] =>
  typed.flatMap((one) => (PERSON.test(one) ? [one] : inFile(one)));

const inFile = (file: string): string[] => {
  if (!existsSync(file))
    throw new Invalid('ARGUMENTS', `--forget ${file}: it is neither a person’s id nor a file of them.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const ids = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const wrong = ids.findIndex((id) => !PERSON.test(id));
  if (wrong >= 0) throw new Invalid('ARGUMENTS', `${file}: the ${wrong + 1}. entry is no person’s id.`);
  return ids;
};

/** The people whom another ledger has forgotten: the one that was lost, if it can still be read. */
export const forgottenIn = async (setting: string): Promise<string[]> => {
  const ledger = await openLedger(setting);
  try {
    return (await ledger.forgotten()).map((stream) => stream.slice('person-'.length));
  } finally {
    await ledger.close();
  }
};

/** Forgets people on the word of the record: the operator says it, and then their names are closed. */
export const forgetIn = async (store: MovableStore, persons: readonly string[]): Promise<void> => {
  const access = new Ledger(store, accessDecider);
  const entry = register.find(({ name }) => name === 'ForgetPerson');
  if (!entry) throw new Error('nobody can be forgotten');
  for (const person of persons) {
    const given = { data: { person }, channel: 'console' } as Given<never>;
    const command = new entry.command('access', given, operator());
    await access.transact('access', {
      commandId: command.caller.commandId,
      command: { name: entry.name, schema: 1, input: command.given },
      decide: (state) => decide(entry, command, state, { operator: true }),
    });
    await store.forget(streamOf('person', person));
  }
};

const operator = (): Caller => {
  const commandId = randomUUID();
  return {
    person: 'operator',
    operator: true,
    commandId,
    correlationId: commandId,
    receivedAt: new Date().toISOString(),
  };
};
