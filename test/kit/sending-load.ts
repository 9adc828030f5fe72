import type { Acted, Client } from '#cli';
import { propose, screen, told, wording, type Stage } from './stage.js';

/** A command as the service said that it is on record. */
export interface Taken {
  readonly position: number;
  readonly events: readonly string[];
  readonly proposal?: string;
}

/** People who go on proposing and deciding, each waiting for the answer to what they said last. */
export class Load {
  readonly taken: Taken[] = [];
  private going = true;
  private noted: () => void = () => undefined;
  private readonly lines: Promise<unknown>;

  constructor(private readonly stage: Stage) {
    this.lines = Promise.all([this.deciding(), ...stage.delegates.map((client, n) => this.proposing(client, n))]);
  }

  /** Resolves once so many commands are on record. */
  async hasReached(commands: number): Promise<void> {
    while (this.taken.length < commands) await this.until(new Promise<void>((resolve) => (this.noted = resolve)));
  }

  /** What else is waited for meanwhile; rejects when somebody was refused. */
  async until(event: Promise<void>): Promise<void> {
    await Promise.race([event, this.lines]);
  }

  /** Resolves once everybody has had the answer to their last command. */
  async end(): Promise<readonly Taken[]> {
    this.going = false;
    await this.lines;
    return this.taken;
  }

  private async proposing(client: Client, line: number): Promise<void> {
    const { text, questions, chair } = this.stage;
    const { revision: base } = await chair.get<{ revision: string }>(`texts/${text}`);
    for (let n = 0; this.going; n++) {
      const edit = { base, wording: `${wording(0)} Line ${String(line)}, ${String(n)}.` };
      this.note(await client.act('text', text, 'propose-edit', { data: { questionId: questions[0], edit } }));
    }
  }

  /** Each of these makes notices. */
  private async deciding(): Promise<void> {
    const { text, chair, questions } = this.stage;
    for (let n = 0; this.going; n++) {
      const { proposalId } = await propose(this.stage, 0, 1, `Decided ${String(n)}.`);
      const seen = await screen(this.stage, questions[1] ?? '', proposalId);
      const data = { proposalId, reason: 'no-support' };
      this.note(await chair.act('text', text, 'not-retain', { data, seen }));
    }
  }

  private note(acted: Acted): void {
    const [proposal] = told(acted, 'EditProposed', 'proposalId');
    const position = Number(acted.position.split(':').at(-1));
    const events = acted.events.map(({ id }) => id);
    this.taken.push({ position, events, ...(proposal !== undefined && { proposal }) });
    this.noted();
  }
}
