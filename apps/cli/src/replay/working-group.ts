import type { Door } from './door.js';
import type { Commit } from './history.js';

const OFFICERS = ['chair', 'secretariat', 'auditor'] as const;
/** How many statuses the body takes in one list. */
const LIST = 400;

/** The author of a commit as a delegation: a name is one line, and never empty. */
export const delegateOf = ({ author }: Commit): string =>
  `author ${
    author
      .replace(/[\p{Cc}\u2028-\u202E]+/gu, ' ')
      .trim()
      .slice(0, 200) || 'unknown'
  }`;

const nameOf = (delegate: string): string => delegate.slice('author '.length);

/** The body that a replay is held in, its one session and, for each author, a delegation; the session's id. */
export const convene = async (door: Door, commits: readonly Commit[], at: string): Promise<string> => {
  const day = at.slice(0, 10);
  const last = commits.reduce((latest, commit) => (commit.at > latest ? commit.at : latest), at).slice(0, 10);
  const opening = `${day}T00:00:00Z`;
  await door.say('body', {
    ...{ who: 'operator', verb: 'register-body', key: 'register', at: opening },
    data: {
      name: { en: `Replay of ${door.text}` },
      instrument: { name: 'None: the history of a file is replayed' },
      settings: { languages: ['en'], daysToEffect: 30 },
      appointments: OFFICERS.map((role) => ({ person: door.personOf(role), role, from: opening })),
    },
  });
  const session = await door.say('body', {
    ...{ who: 'secretariat', verb: 'convene-session', key: 'session', at: opening },
    data: { n: 1, from: day, to: last },
  });
  await admit(door, [...new Set(commits.map(delegateOf))], day);
  return String(session.events[0]?.data.session);
};

/** Nobody accedes to anything: the status that lets authors propose is one printed in the replay's own list. */
const admit = async (door: Door, delegates: readonly string[], day: string): Promise<void> => {
  const secretariat = { who: 'secretariat', at: `${day}T00:00:00Z` };
  const admitted = await Promise.all(
    delegates.map(async (delegate) => {
      const data = { kind: 'state', names: { en: nameOf(delegate) }, from: day };
      const key = `admit-${door.personOf(delegate)}`;
      const { events } = await door.say('body', { ...secretariat, verb: 'admit-delegation', key, data });
      return { delegate, delegation: String(events[0]?.data.delegation) };
    }),
  );
  for (let from = 0; from < admitted.length; from += LIST) {
    const some = admitted.slice(from, from + LIST);
    const appointments = some.map(({ delegate, delegation }) => ({
      ...{ person: door.personOf(delegate), role: 'delegate', delegation, from: secretariat.at },
    }));
    await door.say('body', { ...secretariat, verb: 'appoint', key: `appoint-${from}`, data: { appointments } });
    const list = some.map(({ delegate, delegation }) => ({ delegation, status: 'party', asPrinted: nameOf(delegate) }));
    const data = { document: { title: 'Authors of the history replayed' }, date: day, list };
    await door.say('body', { ...secretariat, verb: 'record-printed-status', key: `status-${from}`, data });
  }
};
