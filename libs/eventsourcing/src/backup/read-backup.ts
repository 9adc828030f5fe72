import { createHash } from 'node:crypto';
import type { StoredEvent } from '../chain.js';
import { Invalid, NotProven, Unavailable } from '../errors.js';
import type { Checkpoint } from '../event.js';
import type { PlacedEvent, WholeLedger } from '../stored-events.js';
import { Proof } from '../verification.js';
import { END, endLine, FORMAT, MAGIC, type Backup, type Title } from './backup.js';
import { linesOf, type Line } from './lines.js';

/** Gives the bytes of a backup, from the beginning each time. */
export type BackupBytes = () => AsyncIterable<Uint8Array>;

type Entry = Partial<{ readonly forgotten: string }> & Partial<StoredEvent> & { readonly position?: number };

/**
 * Reads a backup to its end, with every hash computed again. `NotProven('BACKUP_CUT_SHORT' | 'BACKUP_DAMAGED')` says what is wrong
 * with it, `Invalid('BACKUP_UNKNOWN')` that it is none, `Unavailable('NEWER_LEDGER')` that a later version made it.
 */
export const verifyBackup = async (bytes: BackupBytes): Promise<BackedUp> => {
  const reading = new Reading();
  for await (const line of linesOf(bytes())) reading.take(line);
  return new BackedUp(reading.end(), reading.toBeForgotten, reading.people, bytes);
};

/** A backup that was found whole, as a ledger to read; without those of whom the record already says that they are to be forgotten. */
export class BackedUp implements WholeLedger {
  constructor(
    readonly backup: Backup,
    private readonly gone: ReadonlySet<string>,
    private readonly people: ReadonlySet<string>,
    private readonly bytes: BackupBytes,
  ) {}

  /** The streams of people that come back with it. */
  get persons(): string[] {
    return [...this.people].filter((stream) => !this.gone.has(stream));
  }

  get ledgerId(): string {
    return this.backup.ledgerId;
  }

  head(): Promise<Checkpoint> {
    return Promise.resolve({ ledgerId: this.ledgerId, ...this.backup.head });
  }

  forgotten(): Promise<readonly string[]> {
    return Promise.resolve([...this.gone]);
  }

  /** Read from the bytes again: a ledger may be larger than what memory holds. */
  async *stored(): AsyncGenerator<readonly PlacedEvent[]> {
    const reading = new Reading();
    let page: PlacedEvent[] = [];
    for await (const line of linesOf(this.bytes())) {
      const event = reading.take(line);
      if (event && !this.gone.has(event.stored.stream)) page.push(event);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    reading.end();
    yield page;
  }
}

const PAGE = 256;

/** A backup as far as it was read. */
class Reading {
  /** The streams of people that it holds. */
  readonly people = new Set<string>();
  private readonly forgotten: string[] = [];
  private readonly digest = createHash('sha256');
  private readonly proof = new Proof();
  private title: Title | undefined;
  private whole: Backup | undefined;
  private position = 0;
  private lines = 0;

  get toBeForgotten(): ReadonlySet<string> {
    return this.proof.toBeForgotten;
  }

  /** Takes the next line; the event on it, if there is one. */
  take(line: Line): PlacedEvent | undefined {
    this.lines++;
    if (this.whole) throw this.damaged('goes on after its end');
    if (!this.title) this.title = this.titleIn(line);
    else if (!line.ended) throw this.cutShort();
    else if (line.text.startsWith(END)) this.whole = this.endIn(line.text, this.title);
    else return this.entryIn(line, this.title);
    this.digest.update(line.bytes);
    return undefined;
  }

  end(): Backup {
    if (!this.whole) throw this.cutShort();
    return this.whole;
  }

  private titleIn({ text, ended }: Line): Title {
    if (!text.startsWith(MAGIC) && (ended || !MAGIC.startsWith(text)))
      throw new Invalid('BACKUP_UNKNOWN', 'This file is no backup of a ledger; "nonpaper backup" makes one.');
    if (!ended) throw this.cutShort();
    const { format, ledgerId, takenAt, head } = this.parsed(text) as Title & { format: number };
    if (format > FORMAT)
      throw new Unavailable(
        'NEWER_LEDGER',
        `The backup has format ${String(format)}; this version knows ${String(FORMAT)}.`,
      );
    if (format !== FORMAT || typeof ledgerId !== 'string' || !isPlace(head))
      throw this.damaged('does not say whose it is');
    return { ledgerId, takenAt, head };
  }

  private entryIn({ text, bytes }: Line, { head }: Title): PlacedEvent | undefined {
    const entry = this.parsed(text) as Entry;
    this.digest.update(bytes);
    if (entry.forgotten !== undefined) {
      this.forgotten.push(entry.forgotten);
      return undefined;
    }
    const { position = 0, ...stored } = entry as Entry & StoredEvent;
    if (!(position > this.position && position <= head.position) || !this.proof.take(stored))
      throw this.damaged('is not what was written');
    this.position = position;
    if (stored.stream.startsWith('person-')) this.people.add(stored.stream);
    return { position, stored };
  }

  private endIn(text: string, title: Title): Backup {
    const { events, streams } = this.proof;
    const sha256 = this.digest.copy().digest('hex');
    const found = { ...title, events, streams, forgotten: this.forgotten.length, sha256 };
    if (text !== endLine(found)) throw this.damaged('does not agree with its end mark');
    if (!this.proof.result(this.forgotten).ok) throw this.damaged('does not say why somebody is forgotten');
    return found;
  }

  private parsed(text: string): unknown {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // said below
    }
    throw this.damaged('is not what was written');
  }

  private cutShort(): NotProven {
    const { title } = this;
    const far = title
      ? `it ends after position ${String(this.position)} of ${String(title.head.position)}`
      : 'it ends in its first line';
    return new NotProven('BACKUP_CUT_SHORT', `The backup was cut short: ${far}, before its end mark. Use another one.`);
  }

  private damaged(how: string): NotProven {
    const where = `line ${String(this.lines)}, after position ${String(this.position)}`;
    return new NotProven('BACKUP_DAMAGED', `The backup ${how}: ${where}. Use another one.`);
  }
}

const isPlace = (head: unknown): head is Title['head'] => {
  const { position, hash } = (head ?? {}) as Partial<Title['head']>;
  return Number.isSafeInteger(position) && typeof hash === 'string';
};
