import type { Verification } from '#store-sqlite';
import type { Client } from '../client.js';
import { BODY, TEXT } from './cast.js';

/** What the sample came to: everything is counted from what the service answers. */
export interface Summary {
  readonly text: { readonly id: string; readonly revision: string; readonly questions: number };
  readonly readings: readonly {
    readonly n: number;
    readonly scope: number;
    /** Symbol of the version it was held on, or its status stamp. */
    readonly base: string;
    readonly issued: string;
  }[];
  readonly proposals: Readonly<Record<keyof typeof OUTCOMES | 'tabled', number>>;
  readonly objections: { readonly raised: number; readonly live: number };
  /** Rules that the Chair passed on the record. */
  readonly overrides: number;
  /** Slips that were corrected. */
  readonly corrections: number;
  /** Acts recorded on the Chair’s instruction that the Chair has not confirmed. */
  readonly unconfirmed: number;
  /** Agreements that a party contested afterwards, before certification. */
  readonly contestedAfterwards: number;
  readonly conferenceReady: { readonly symbol: string | null; readonly contentHash: string; readonly stamp?: string };
  /** Of the notice of what is Conference-ready; `corrected`: of all notices, those that a slip had told, withdrawn or corrected. */
  readonly deliveries: {
    readonly due: number;
    readonly delivered: number;
    readonly failed: number;
    readonly corrected: number;
  };
  readonly ledger: { readonly events: number; readonly streams: number; readonly verified: boolean };
  readonly seconds: number;
}

interface Version {
  readonly versionId: string;
  readonly kind: 'tabled' | 'interim' | 'concluding';
  readonly symbol: string | null;
  readonly stamp: string;
  readonly reading?: number;
  readonly certified?: number;
  readonly languages: readonly { readonly language: string; readonly contentHash: string }[];
}

interface Reading {
  readonly n: number;
  readonly scope: readonly string[];
  readonly base: string;
}

interface Standing {
  readonly status: string;
}

interface Delivery extends Standing {
  readonly notice: string;
  readonly withdrawn?: object;
  readonly corrected?: readonly string[];
}

/** A line of the history, or of a register. */
interface Line {
  readonly type: string;
  readonly overrides: readonly object[];
}

type Views = Omit<Summary, 'ledger' | 'seconds'>;

/** Reads the views of the sample's text, as somebody who may see all of it. */
export const summaryOf = async (
  reader: Client,
  { events, streams, ok }: Verification,
  seconds: number,
): Promise<Summary> => ({ ...(await views(reader)), ledger: { events, streams, verified: ok }, seconds });

const views = async (reader: Client): Promise<Views> => {
  const read = <T>(view: string): Promise<T> => reader.get<T>(`texts/${TEXT}${view}`);
  const { id, revision, sections } = await read<{ id: string; revision: string; sections: { questions: unknown[] }[] }>(
    '',
  );
  const versions = await read<Version[]>('/versions');
  const ready = certifiedOf(versions);
  const history = await read<Line[]>('/history');
  return {
    text: { id, revision, questions: sections.flatMap(({ questions }) => questions).length },
    readings: (await read<Reading[]>('/readings')).map((reading) => readingOf(reading, versions)),
    proposals: outcomesOf(await read<Standing[]>('/proposals')),
    objections: objectionsOf(await read<Standing[]>('/objections')),
    overrides: (await read<Line[]>('/register/overrides')).flatMap(({ overrides }) => overrides).length,
    corrections: (await read<Line[]>('/register/corrections')).length,
    unconfirmed: (await read<Line[]>('/register/unconfirmed')).length,
    contestedAfterwards: history.filter(({ type }) => type === 'AgreementContested').length,
    conferenceReady: readyOf(ready),
    deliveries: deliveriesOf(await read<Delivery[]>('/deliveries'), noticeOf(ready)),
  };
};

const certifiedOf = (versions: readonly Version[]): Version => {
  const ready = versions.find(({ certified }) => certified !== undefined);
  if (!ready) throw new Error('No version of the sample is Conference-ready.');
  return ready;
};

/** The notice that goes to every delegation when a version is certified. */
const noticeOf = ({ versionId }: Version): string => `conference-ready.${TEXT}.${versionId}`;

const called = (version: Version | undefined): string => version?.symbol ?? version?.stamp ?? '';

const readingOf = ({ n, scope, base }: Reading, versions: readonly Version[]): Summary['readings'][number] => ({
  n,
  scope: scope.length,
  base: called(versions.find(({ versionId }) => versionId === base)),
  issued: called(versions.find(({ reading, kind }) => reading === n && kind === 'concluding')),
});

const OUTCOMES = {
  accepted: 'accepted',
  acceptedAsAmended: 'accepted-as-amended',
  inBrackets: 'in-brackets',
  notRetained: 'not-retained',
  deferred: 'deferred',
  withdrawn: 'withdrawn',
} as const;

const countOf = (items: readonly Standing[], ...statuses: readonly string[]): number =>
  items.filter(({ status }) => statuses.includes(status)).length;

/** `tabled`: how many there were in all; the others: what became of them in the end. */
const outcomesOf = (proposals: readonly Standing[]): Summary['proposals'] => {
  const counted = Object.entries(OUTCOMES).map(([name, status]) => [name, countOf(proposals, status)]);
  return { tabled: proposals.length, ...(Object.fromEntries(counted) as Record<keyof typeof OUTCOMES, number>) };
};

const objectionsOf = (objections: readonly Standing[]): Summary['objections'] => ({
  raised: objections.length,
  live: countOf(objections, 'live', 'addressed'),
});

const readyOf = ({ symbol, stamp, languages }: Version): Summary['conferenceReady'] => ({
  symbol,
  ...(symbol === null && { stamp }),
  contentHash: languages[0]?.contentHash ?? '',
});

const deliveriesOf = (all: readonly Delivery[], notice: string): Summary['deliveries'] => {
  const deliveries = all.filter((delivery) => delivery.notice === notice);
  return {
    due: deliveries.length,
    delivered: countOf(deliveries, 'delivered'),
    failed: countOf(deliveries, 'failed', 'given-up'),
    corrected: all.filter(({ withdrawn, corrected }) => withdrawn !== undefined || corrected !== undefined).length,
  };
};

/** The same for people. */
export const summaryLines = (summary: Summary): [label: string, value: string][] => {
  const { text, readings, proposals, objections, conferenceReady, deliveries, ledger, seconds } = summary;
  const { overrides, corrections, unconfirmed, contestedAfterwards } = summary;
  return [
    ['Text', `${text.id}, ${text.questions} questions, revision ${text.revision}`],
    ...readings.map(({ n, scope, base, issued }): [string, string] => [
      `Reading ${n}`,
      `${scope} questions, on ${base}; issued ${issued}`,
    ]),
    [
      'Proposals',
      `${proposals.tabled} tabled: ${proposals.accepted} accepted, ${proposals.acceptedAsAmended} accepted as amended, ` +
        `${proposals.inBrackets} in brackets, ${proposals.notRetained} not retained, ${proposals.deferred} deferred, ` +
        `${proposals.withdrawn} withdrawn`,
    ],
    ['Objections', `${objections.raised} concerns and objections, ${objections.live} live`],
    [
      'The Chair',
      `rules passed on the record: ${overrides}, slips corrected: ${corrections}, agreements contested afterwards: ${contestedAfterwards}`,
    ],
    ['', `acts recorded on instruction and not confirmed: ${unconfirmed}`],
    ['For the Conference', conferenceReady.symbol ?? conferenceReady.stamp ?? ''],
    ['', `content ${conferenceReady.contentHash}`],
    ['Deliveries', `${deliveries.due} due, ${deliveries.delivered} delivered, ${deliveries.failed} failed`],
    ['', `${deliveries.corrected} that a slip had told, withdrawn before they were sent or corrected after`],
    [
      'Ledger',
      `${ledger.events} events in ${ledger.streams} streams, ${ledger.verified ? 'every hash verified' : 'DAMAGED'}`,
    ],
    ['Took', `${seconds.toFixed(1)} s`],
  ];
};

/** The delegation whose token the demonstration prints, and where its body is. */
export const SHOWN = { body: BODY, text: TEXT, delegation: 'ardovia' } as const;
