import { sha256 } from '#eventsourcing';
import {
  becauseOf,
  correctionOf,
  digestOn,
  holdOf,
  noticesOf,
  wayKey,
  type Because,
  type Body,
  type Hold,
  type HourOfDay,
  type LanguageAndWay,
  type Notice,
  type SetAside,
  type Text,
  type TextFact,
} from '#negotiation';
import type { NewJob } from '#queue';
import type { Happening } from './consequences.js';

/** Which of a version's papers: as issued, or as certified. */
export type PaperKind = 'conference-ready' | 'version-issued';

/** Names the paper to render; everything else is in the record. */
export interface RenderData {
  readonly text: string;
  readonly version: string;
  /** Who is told after that was perhaps told before. */
  readonly again?: true;
}

/** An address by whose it is: the n-th of a person's. Addresses themselves stay in the person's stream. */
export interface AddressOf {
  readonly person: string;
  readonly n: number;
}

/** How often it waited for an address, and until when it is worth waiting, in milliseconds since 1970. */
export interface Owed {
  readonly times: number;
  readonly until: number;
}

export interface NotifyData {
  readonly body: string;
  readonly notice: Notice;
  /** All ways in which this recipient is to hear it, and the one that is this job's. */
  readonly ways: readonly LanguageAndWay[];
  readonly way: LanguageAndWay;
  /** It was perhaps sent: the queue believed it done and the record does not, or the ledger was restored. */
  readonly again?: true;
  /** Nobody had an address: it is tried again once somebody may have one. */
  readonly owed?: Owed | undefined;
  /** Only these were put off by the attempt of that number; the others have it. */
  readonly rest?: { readonly of: number; readonly addresses: readonly AddressOf[] };
}

/** A notice that a slip has overtaken, and the one that corrects it where somebody has it. */
export interface TakeBackData {
  readonly body: string;
  readonly notice: Notice;
  readonly ways: readonly LanguageAndWay[];
  readonly because: Because;
  readonly correction: Notice;
}

/** One mail for a person and a day. */
export interface DigestData {
  readonly body: string;
  readonly person: string;
  readonly day: string;
  readonly again?: true | undefined;
  readonly owed?: Owed | undefined;
}

/** What goes to the Conference goes first. */
const PRIORITY: Record<PaperKind, number> = { 'conference-ready': 0, 'version-issued': 5 };
const OTHER = 10;

const CHANNELS = ['inbox', 'e-mail'] as const;

/** How long somebody who wants to hear in a pause waits for one. */
const LONGEST_MEETING_MS = 12 * 3_600_000;

/** What has to be done because of an event: to render a paper, whose notices follow, to tell people, or to take back what they were told. */
export const jobsOf = (happening: Pick<Happening, 'fact' | 'before' | 'after' | 'body' | 'undone'>): NewJob[] => {
  const { fact, before, after, body, undone = [] } = happening;
  const kind = paperKind(fact);
  if (kind !== undefined) return [renderJob(kind, after.id, fact.data as { versionId: string })];
  const told = noticesOf(fact, before, after, body).flatMap((notice) =>
    notifyJobs(notice, [languageOf(body)], body.id, holdOf(notice.kind, fact.meta.recordedAt, body)),
  );
  return [...undone.flatMap((done) => takeBackJobs(done, fact)), ...told];
};

/** In which a body is written to. */
export const languageOf = ({ registered }: Body): LanguageAndWay['language'] =>
  registered?.settings.languages[0] ?? 'en';

/** Before what is held: whoever was not told yet is not to be told. */
const takeBackJobs = ({ fact, before, after, body }: Happening, slip: TextFact): NewJob[] => {
  const because = becauseOf(slip);
  return noticesOf(fact, before, after, body).map((notice) => {
    const ways = waysIn([languageOf(body)]);
    const data: TakeBackData = { body: body.id, notice, ways, because, correction: correctionOf(notice, because) };
    const id = `take-back.${String(slip.revision)}.${notice.notice}~${notice.recipient}`;
    return { id, name: 'take-back', data, priority: 0 };
  });
};

/** The notices that correct another one, where somebody had it. */
export const correctionJobs = ({ body, correction, ways }: TakeBackData): NewJob[] => {
  const all = ways.filter(({ person }) => person === undefined);
  return all.map((way) => notifyJob({ body, notice: correction, ways: all, way }));
};

/** Which paper an event calls for. */
export const paperKind = (fact: TextFact): PaperKind | undefined => {
  if (fact.type === 'ConferenceReadyCertified') return 'conference-ready';
  if (fact.type === 'InterimRevisionIssued') return 'version-issued';
  return fact.type === 'VersionIssued' && fact.data.kind === 'concluding' ? 'version-issued' : undefined;
};

const renderJob = (kind: PaperKind, text: string, { versionId: version }: { versionId: string }): NewJob => {
  const name = kind === 'conference-ready' ? kind : 'render';
  const data: RenderData = { text, version };
  return { id: `${name}.${text}.${version}`, name, data, priority: PRIORITY[kind] };
};

/** Who is told of a version once its papers are rendered, in every language of the version. */
export const jobsAfterRendering = (
  fact: TextFact,
  text: Text,
  body: Body,
  languages: readonly LanguageAndWay['language'][],
): NewJob[] => noticesOf(fact, text, text, body).flatMap((notice) => notifyJobs(notice, languages, body.id));

/** One job for each language and channel in which a recipient is to hear of it. */
export const notifyJobs = (
  notice: Notice,
  languages: readonly LanguageAndWay['language'][],
  body: string,
  hold?: Hold,
): NewJob[] => {
  const ways = waysIn(languages);
  return ways.map((way) => ({
    ...notifyJob({ body, notice, ways, way }),
    ...(hold && { notBefore: hold.until, heldBy: hold.meeting }),
  }));
};

const waysIn = (languages: readonly LanguageAndWay['language'][]): LanguageAndWay[] =>
  languages.flatMap((language) => CHANNELS.map((channel) => ({ language, channel })));

export const notifyJob = (data: NotifyData): NewJob => ({
  id: `notify.${data.notice.notice}~${data.notice.recipient}.${wayKey(data.way).replaceAll(' ', '.')}`,
  name: 'notify',
  data,
  priority: data.notice.kind in PRIORITY ? PRIORITY[data.notice.kind as PaperKind] : OTHER,
  ...(data.way.channel === 'e-mail' && { channel: 'e-mail' }),
});

/** Those whom the mail server put off are tried again, alone. */
export const restJob = (data: NotifyData, of: number, addresses: readonly AddressOf[]): NewJob => {
  const job = notifyJob({ ...data, rest: { of, addresses } });
  return { ...job, id: `${job.id}.rest-${String(of)}` };
};

/** For one who hears it later than the others: in a pause, or in a digest, which is seen to at once. */
export const laterJob = (data: NotifyData, { person, until, meeting }: SetAside, now: number): NewJob => ({
  ...notifyJob({ ...data, way: { ...data.way, person } }),
  ...(until === 'pause' && { notBefore: now + LONGEST_MEETING_MS, ...(meeting !== undefined && { heldBy: meeting }) }),
});

/** The holder of what waits for an address. */
export const ADDRESS = 'address';

/** After that nobody wants to hear it by e-mail any more; it is in the inbox all the while. */
const OWED_MS = 30 * 86_400_000;

/** So often it is looked whether there is one without anybody being described or appointed: an appointment may begin later. */
const LOOK_AGAIN_MS = 86_400_000;

/** The same once more, when somebody may have an address; undefined where that is no longer waited for. */
export const owedJob = (job: NewJob, now: number): NewJob | undefined => {
  const data = job.data as Pick<NotifyData, 'owed'>;
  const { times, until } = data.owed ?? { times: 0, until: now + OWED_MS };
  if (now >= until) return undefined;
  const owed: Owed = { times: times + 1, until };
  return {
    ...job,
    id: `${job.id}.owed-${String(owed.times)}`,
    data: { ...data, owed },
    notBefore: Math.min(until, now + LOOK_AGAIN_MS),
    heldBy: ADDRESS,
  };
};

export const digestJob = (data: DigestData, hour: HourOfDay): NewJob => ({
  ...{ id: `digest.${data.day}~${data.person}`, name: 'digest', data, priority: OTHER, channel: 'e-mail' },
  notBefore: digestOn(data.day, hour),
});

/** The same once more, under an id of its own for that ledger: for what the queue believes done and the record does not. */
export const jobAgain = ({ notBefore: _, heldBy: __, ...job }: NewJob, ledgerId: string): NewJob => ({
  ...markedAgain(job),
  id: `${job.id}.again-${sha256(ledgerId).slice(0, 8)}`,
});

/** The same job, where what it is about was perhaps sent before. */
export const markedAgain = (job: NewJob): NewJob => ({ ...job, data: { ...(job.data as object), again: true } });

/** The id of the job that this one only repeats or finishes. */
export const plainId = (id: string): string => id.replace(/(\.(again|rest|owed)-[0-9a-f]+)+$/, '');
