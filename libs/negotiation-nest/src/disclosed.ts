import { audienceKey, narrower, type AudienceEvent, type FactOf } from '#negotiation';
import type { ViewDefinition } from '#views';

type Database = Parameters<ViewDefinition['open']>[0];

/** A row tells what several events told: it is for those that all of them are for, unless it goes to everybody. */
export const seenOf = (before: string | undefined, own: string, published: boolean | undefined): string =>
  published === true ? 'public' : narrower(before ?? own, own);

/** Every row, with whom the event is for by now that it came of; only of things that one of these events told of. */
const TOLD = `
  select row.kind, row.key, row.since, row.audience, row.published, entry.audience as own from row
  join entry on entry.stream = row.stream and entry.revision = row.since
  where row.stream = :stream and (row.kind, row.key) in (
    select kind, key from row where stream = :stream and since in (select value from json_each(:revisions)))
  order by row.kind, row.key, row.since`;

interface Told {
  readonly kind: string;
  readonly key: string;
  readonly since: number;
  readonly audience: string;
  readonly published: number;
  readonly own: string;
}

/**
 * What was recorded for some is for more: its lines of history, and every row, also of the past, whose events are all for
 * them. How things stood at a moment is shown as far as it is disclosed now, not as far as it was then.
 */
export class Disclosed {
  private readonly sql;

  constructor(db: Database) {
    this.sql = {
      entries: db.prepare(
        'update entry set audience = :key where stream = :stream and revision in (select value from json_each(:revisions))',
      ),
      told: db.prepare(TOLD),
      row: db.prepare('update row set audience = ? where stream = ? and kind = ? and key = ? and since = ?'),
    };
  }

  by({ stream, data }: FactOf<AudienceEvent>): void {
    const revisions = JSON.stringify(data.revisions);
    this.sql.entries.run({ stream, revisions, key: audienceKey(data.audience) });
    let last: Told | undefined;
    let seen: string | undefined;
    for (const row of this.sql.told.all({ stream, revisions }) as unknown as Told[]) {
      const follows = last?.kind === row.kind && last.key === row.key;
      seen = seenOf(follows ? seen : undefined, row.own, row.published === 1);
      if (seen !== row.audience) this.sql.row.run(seen, stream, row.kind, row.key, row.since);
      last = row;
    }
  }
}
