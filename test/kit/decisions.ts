import type { Acted } from '#cli';
import type { DeliveryFact } from './deliveries.js';
import { propose, screen, told, type Stage } from './stage.js';

/** A delivery as the view of a text's deliveries shows it. */
export interface Told {
  readonly notice: string;
  readonly recipient: string;
  readonly channel: string;
  readonly status: string;
  readonly kind: string;
}

export interface Decided {
  readonly revision: string;
  /** Which notice tells its sponsor so. */
  readonly notice: string;
}

export const WORDS = 'The other proposal was meant.';

/** What the Chair decides in a meeting, and what is on record of who was told; `stage` is asked each time: its clients may change. */
export class Decisions {
  constructor(private readonly stage: () => Stage) {}

  /** A proposal of the first delegation is accepted. */
  async accepted(question: number): Promise<Decided> {
    const stage = this.stage();
    const { proposalId, questionId } = await propose(stage, 0, question, 'Please explain.');
    const seen = await screen(stage, questionId, proposalId);
    const acted = await stage.chair.act('text', stage.text, 'accept-proposal', { data: { proposalId }, seen });
    expect(told(acted, 'ProposalAccepted', 'proposalId')).toEqual([proposalId]);
    const { revision = '' } = acted.events[0] ?? {};
    return { revision, notice: `proposal-decided.${stage.text}.${revision}.${proposalId}` };
  }

  correct(revision: string): Promise<Acted> {
    return this.chair('correct-slip', { revision, words: WORDS });
  }

  async pause(): Promise<void> {
    await this.chair('suspend-reading', { words: 'Ten minutes.' });
    await this.chair('resume-reading', {});
  }

  withdrawn(notice: string): Promise<Told[]> {
    return this.become(is(notice), 'inbox withdrawn', 'e-mail withdrawn');
  }

  delivered(notice: string): Promise<Told[]> {
    return this.become(is(notice), 'inbox delivered', 'e-mail delivered');
  }

  /** The notice of a correction, to the same recipient. */
  corrected({ events }: Acted): Promise<Told[]> {
    const of = `correction.${this.stage().text}.${events[0]?.revision ?? ''}.`;
    return this.become(
      ({ kind, notice }) => kind === 'correction' && notice.startsWith(of),
      'inbox delivered',
      'e-mail delivered',
    );
  }

  evidence({ notice, recipient }: Pick<Told, 'notice' | 'recipient'>): Promise<DeliveryFact[]> {
    return this.stage().auditor.get(`ledger/${encodeURIComponent(`delivery-${notice}~${recipient}`)}`);
  }

  /** Asks until it is so: what is awaited is what is on record, not a time. */
  private async become(of: (one: Told) => boolean, ...expected: readonly string[]): Promise<Told[]> {
    for (;;) {
      const stage = this.stage();
      const all = await stage.secretariat.get<Told[]>(`texts/${stage.text}/deliveries?limit=1000`);
      const found = all.filter(of);
      const now = found.map(({ channel, status }) => `${channel} ${status}`).sort();
      if (JSON.stringify(now) === JSON.stringify([...expected].sort())) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async chair(verb: string, data: object): Promise<Acted> {
    const { chair, text } = this.stage();
    const { revision } = await chair.get<{ revision: string }>(`texts/${text}`);
    return chair.act('text', text, verb, { data, seen: { text: revision } });
  }
}

const is =
  (notice: string) =>
  (one: Told): boolean =>
    one.notice === notice;
