import { sha256 } from '#eventsourcing';
import { noticesOf, wayKey, type Body, type LanguageAndWay, type Notice, type Text, type TextFact } from '#negotiation';
import type { NewJob } from '#queue';

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

export interface NotifyData {
  readonly body: string;
  readonly notice: Notice;
  /** All ways in which this recipient is to hear it, and the one that is this job's. */
  readonly ways: readonly LanguageAndWay[];
  readonly way: LanguageAndWay;
  /** It was perhaps sent: the queue believed it done and the record does not, or the ledger was restored. */
  readonly again?: true;
  /** Only these were put off by the attempt of that number; the others have it. */
  readonly rest?: { readonly of: number; readonly addresses: readonly AddressOf[] };
}

/** What goes to the Conference goes first. */
const PRIORITY: Record<PaperKind, number> = { 'conference-ready': 0, 'version-issued': 5 };
const OTHER = 10;

const CHANNELS = ['inbox', 'e-mail'] as const;

/** What has to be done because of an event: to render a paper, whose notices follow, or to tell people at once. */
export const jobsOf = (fact: TextFact, before: Text, after: Text, body: Body): NewJob[] => {
  const kind = paperKind(fact);
  if (kind !== undefined) return [renderJob(kind, after.id, fact.data as { versionId: string })];
  const language = body.registered?.settings.languages[0] ?? 'en';
  return noticesOf(fact, before, after, body).flatMap((notice) => notifyJobs(notice, [language], body.id));
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
): NewJob[] => {
  const ways = languages.flatMap((language) => CHANNELS.map((channel) => ({ language, channel })));
  return ways.map((way) => notifyJob({ body, notice, ways, way }));
};

const notifyJob = (data: NotifyData): NewJob => ({
  id: `notify.${data.notice.notice}~${data.notice.recipient}.${wayKey(data.way).replace(' ', '.')}`,
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

/** The same once more, under an id of its own for that ledger: for what the queue believes done and the record does not. */
export const jobAgain = (job: NewJob, ledgerId: string): NewJob => ({
  ...markedAgain(job),
  id: `${job.id}.again-${sha256(ledgerId).slice(0, 8)}`,
});

/** The same job, where what it is about was perhaps sent before. */
export const markedAgain = (job: NewJob): NewJob => ({ ...job, data: { ...(job.data as object), again: true } });

/** The id of the job that this one only repeats or finishes. */
export const plainId = (id: string): string => id.replace(/(\.(again|rest)-[0-9a-f]+)+$/, '');
