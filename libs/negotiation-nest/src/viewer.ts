import { Forbidden } from '#eventsourcing';
import { heldAt, NOBODY, officeFor, type Body, type Reader } from '#negotiation';
import type { Ledgers } from './ledgers.js';

const SEES_ALL = new Set(['chair', 'acting-chair', 'secretariat', 'auditor']);
const READS_THE_LEDGER = new Set(['secretariat', 'auditor']);

/** Who is asking: a person who has proved it, or nobody; and the instant of asking, which decides what they are. */
export interface Viewer {
  readonly person?: string;
  readonly operator: boolean;
  readonly now: string;
}

/** What a viewer is in a body right now. */
export const readerIn = (body: Body, { person, operator, now }: Viewer): Reader => {
  if (operator) return { participates: true, seesAll: true, groups: [] };
  if (person === undefined) return NOBODY;
  const held = heldAt(body.appointments, person, now);
  const delegation = held.find((a) => a.role === 'delegate')?.delegation;
  const groups = [...body.groups.values()].filter((g) => delegation !== undefined && g.members.includes(delegation));
  return {
    participates: held.length > 0,
    seesAll: held.some((a) => SEES_ALL.has(a.role)),
    delegation,
    office: held.map(({ role }) => officeFor(role)).find((office) => office !== undefined),
    groups: groups.map((g) => g.group),
  };
};

/** Finds out what a viewer is in the body that something belongs to. */
export class Readers {
  private readonly bodies = new Map<string, string>();

  constructor(private readonly ledgers: Ledgers) {}

  async body(id: string): Promise<Body> {
    return (await this.ledgers.body.load(`body-${id}`)).state;
  }

  async inBody(id: string, viewer: Viewer): Promise<Reader> {
    return readerIn(await this.body(id), viewer);
  }

  /**
   * The body of a text, or undefined where there is no such text. A text's first event says it, for good: so a text is read here
   * also when what was recorded of it later is for a newer version to decide on.
   */
  async bodyOfText(id: string): Promise<string | undefined> {
    const known = this.bodies.get(id) ?? (await this.tabledIn(id));
    if (known !== undefined) this.bodies.set(id, known);
    return known;
  }

  private async tabledIn(id: string): Promise<string | undefined> {
    for await (const { data } of this.ledgers.store.read(`text-${id}`)) return (data as { body?: string }).body;
    return undefined;
  }

  /** The raw ledger is for auditors and the secretariat. */
  async mayReadTheLedger(body: string, viewer: Viewer): Promise<void> {
    if (viewer.operator) return;
    const { appointments } = await this.body(body);
    const held = viewer.person === undefined ? [] : heldAt(appointments, viewer.person, viewer.now);
    if (!held.some((a) => READS_THE_LEDGER.has(a.role)))
      throw new Forbidden('LEDGER_NOT_FOR_YOU', 'The raw ledger is for auditors and the secretariat.');
  }
}
