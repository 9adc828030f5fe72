import { nonpaper } from './kit/command-line.js';

interface Summary {
  readonly text: { id: string; revision: string; questions: number };
  readonly readings: { n: number; scope: number; base: string; issued: string }[];
  readonly proposals: Record<string, number>;
  readonly objections: { raised: number; live: number };
  readonly conferenceReady: { symbol: string | null; stamp?: string; contentHash: string };
  readonly overrides: number;
  readonly corrections: number;
  readonly unconfirmed: number;
  readonly contestedAfterwards: number;
  readonly deliveries: { due: number; delivered: number; failed: number; corrected: number };
  readonly ledger: { events: number; streams: number; verified: boolean };
  readonly seconds: number;
}

describe('nonpaper demo --once --json', () => {
  it('plays the whole sample and prints one JSON object', async () => {
    const { code, out, err } = await nonpaper(['demo', '--once', '--json']);
    expect({ code, err }).toMatchObject({ code: 0 });
    const summary = JSON.parse(out) as Summary;
    expect(out.trimEnd()).not.toContain('\n');
    expect(summary.readings.map(({ n }) => n)).toEqual([1, 2, 3]);
    const [first, second, third] = summary.readings;
    expect(first?.scope).toBeGreaterThan(second?.scope ?? 0);
    expect(second?.scope).toBeGreaterThan(third?.scope ?? 0);
    const { tabled, ...outcomes } = summary.proposals;
    expect(Object.values(outcomes).reduce((sum, n) => sum + n, 0)).toBe(tabled);
    expect(outcomes.accepted).toBeGreaterThan(0);
    expect(outcomes.inBrackets).toBeGreaterThan(0);
    expect(summary.objections).toMatchObject({ live: 0 });
    expect(summary.conferenceReady.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(summary.conferenceReady.symbol ?? summary.conferenceReady.stamp).toBeDefined();
    // 86 real and 6 fictitious participants, one language, two channels
    expect(summary.deliveries).toMatchObject({ due: 184, delivered: 184, failed: 0 });
    // one slip, told to one delegation, in two channels
    expect(summary).toMatchObject({
      overrides: 1,
      corrections: 1,
      unconfirmed: 1,
      contestedAfterwards: 1,
      deliveries: { corrected: 2 },
    });
    expect(summary.ledger.verified).toBe(true);
    expect(summary.ledger.events).toBeGreaterThan(500);
  });
});
