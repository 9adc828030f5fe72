import { NotFound } from '#eventsourcing';
import { wordsOf, type Word } from './attribution.js';
import type { Door } from './door.js';
import type { Commit, History } from './history.js';
import { paragraphsOf } from './paragraphs.js';
import { Recording } from './recording.js';
import { walk } from './walk.js';
import { convene } from './working-group.js';

/** Without tags, so many commits make a version. */
const COMMITS_A_VERSION = 20;

/** What a replay came to. */
export interface Replay {
  readonly commits: number;
  readonly versions: number;
  readonly words: number;
  readonly exactVersions: number;
  readonly attribution: { readonly agree: number; readonly total: number };
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

/** A version that was issued, and the state of the file that it is to be. */
interface Issued {
  readonly versionId: string;
  readonly commit: Commit;
}

/** Records a history through the door, reads back what was recorded, and compares it with the file and with git. */
export const replay = async (
  history: History,
  door: Door,
  env: NodeJS.ProcessEnv,
  progress: (commit: number) => void,
): Promise<{ report: Replay; words: readonly Word[] }> => {
  const began = performance.now();
  const { commits, issued } = await recorded(history, door, progress);
  const seconds = (performance.now() - began) / 1000;
  const exact = await Promise.all(issued.map((version) => isExact(door, version)));
  const first = firstWithWords(history);
  const commitOf = (proposal: string | undefined): string =>
    proposal === undefined ? first.id : (commits.get(proposal) ?? '');
  const words = await wordsOf(door, commitOf, await walk(history.commits, env, true));
  return {
    words,
    report: {
      commits: history.commits.length,
      versions: issued.length,
      words: words.length,
      exactVersions: exact.filter((is) => is).length,
      attribution: { agree: words.filter(({ ours, theirs }) => ours === theirs).length, total: words.length },
      seconds: Math.round(seconds * 1000) / 1000,
      eventsPerSecond: Math.round(door.events / seconds),
    },
  };
};

const firstWithWords = ({ commits, path }: History): Commit => {
  const first = commits.find(({ text }) => text !== '');
  if (!first) throw new NotFound('HISTORY_EMPTY', `${path} never held a word: there is nothing to replay.`);
  return first;
};

const recorded = async (
  history: History,
  door: Door,
  progress: (commit: number) => void,
): Promise<{ commits: ReadonlyMap<string, string>; issued: Issued[] }> => {
  const first = firstWithWords(history);
  const from = history.commits.indexOf(first);
  const commits = inOrder(history.commits.slice(from));
  const recording = new Recording(door, await convene(door, commits, first.at));
  const issued: Issued[] = [];
  let due = false;
  for (const [n, commit] of commits.entries()) {
    if (n === 0) await recording.table(history.path.slice(-500), commit);
    else await recording.record(commit);
    due ||= isVersion(history, from + n);
    if (due && !recording.isEmpty) {
      issued.push({ versionId: await recording.issue(commit), commit });
      due = false;
    }
    progress(from + n + 1);
  }
  return { commits: recording.commits, issued };
};

/** The dates of commits go back now and then, or lie ahead; those of a record do not. */
const inOrder = (commits: readonly Commit[]): Commit[] => {
  const now = new Date().toISOString();
  let latest = '';
  return commits.map((commit) => {
    latest = commit.at > latest ? commit.at : latest;
    return { ...commit, at: latest < now ? latest : now };
  });
};

/** What is tagged, every twentieth where nothing is, and in any case the last state. */
const isVersion = ({ tags, commits }: History, place: number): boolean =>
  place + 1 === commits.length || (tags.size > 0 ? tags.has(place) : (place + 1) % COMMITS_A_VERSION === 0);

interface ShownText {
  readonly sections: readonly { readonly questions: readonly { readonly wording: string }[] }[];
}

/** Exact: the version's paragraphs are the file's at that commit, after TEXT's normalisation, to the character and in order. */
const isExact = async (door: Door, { versionId, commit }: Issued): Promise<boolean> => {
  const { revision } = await door.read<{ revision: string }>(`/versions/${versionId}`);
  const { sections } = await door.read<ShownText>(`?at=${revision}`);
  const wordings = sections.flatMap(({ questions }) => questions.map(({ wording }) => wording));
  return JSON.stringify(wordings) === JSON.stringify(paragraphsOf(commit.text));
};
