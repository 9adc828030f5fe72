import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MemoryStore, sha256, verifyStored, type Fact, type StoredEvent } from '#eventsourcing';
import { contentHash, contentOf, textDecider, weaveOf, type Text } from '#negotiation';
import { blame, spansAt, wordingAt } from '#text';

/** The sample's ledger as version 0.1.0 stored it, and what that version said each question read like at each version. */
const lines = <T>(file: string): T[] =>
  gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', file)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

interface Told {
  readonly revision: number;
  readonly questionId: string;
  readonly wording: string;
  readonly runs: readonly object[];
  readonly spans: readonly object[];
}

const stored = lines<StoredEvent>('ledger-0.1.0.jsonl.gz');
const told = lines<Told>('wordings-0.1.0.jsonl.gz');

const factOf = ({ stream, revision, id, type, schema, payload, meta }: StoredEvent): Fact => ({
  ...{ stream, revision, id, type, schema },
  data: (JSON.parse(payload) as { data: object }).data,
  meta: JSON.parse(meta) as Fact['meta'],
});

const facts = stored.filter(({ stream }) => stream.startsWith('text-')).map(factOf);
const textAt = (revision: number): Text =>
  facts.filter((fact) => fact.revision <= revision).reduce(textDecider.evolve, textDecider.initial(facts[0]!.stream));
const text = textAt(Infinity);

/** As a fold in another process finds it: what is undefined is not there. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('the ledger of version 0.1.0', () => {
  it('is whole: every hash comes out as it was stored', async () => {
    const store = new MemoryStore();
    for (const event of stored) await store.adopt([event]);
    expect(await verifyStored(store)).toMatchObject({ ok: true, events: stored.length });
  });

  it('reads as it did at every version, each word and each struck word credited as it was', () => {
    expect(told.length).toBeGreaterThan(100);
    for (const { revision, questionId, wording, runs, spans } of told) {
      const weave = weaveOf(text.questions.get(questionId)!.wording);
      expect(wordingAt(weave, revision)).toBe(wording);
      expect(plain(blame(weave, { revision, struck: true }))).toEqual(runs);
      expect(plain(spansAt(weave, revision))).toEqual(spans);
    }
  });

  it('gives every wording and every paper the hash that its event holds', () => {
    for (const { type, revision, data } of facts) {
      const { questionId, applied, wordingHash } = data as {
        questionId: string;
        applied?: object;
        wordingHash: string;
      };
      if (applied)
        expect(sha256(wordingAt(weaveOf(text.questions.get(questionId)!.wording), revision))).toBe(wordingHash);
      if (type !== 'VersionIssued') continue;
      const { languages, form = 1 } = data as { languages: { contentHash: string }[]; form?: number };
      expect(languages[0]?.contentHash).toBe(contentHash(contentOf(textAt(revision - 1), form)));
    }
  });
});
