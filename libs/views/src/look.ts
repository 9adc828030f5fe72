import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Checkpoint } from '#eventsourcing';
import type { ViewDefinition } from './view.js';
import { checkpointIn, fileOf } from './view-file.js';

/** A view's file as it lies in its folder. */
export interface ViewSeen {
  readonly file: string;
  /** Absent while there is no file of this definition. */
  readonly checkpoint?: Checkpoint | 'start';
  /** Files of other definitions. */
  readonly others: readonly string[];
}

/** Looks at a view beside whoever keeps it, and changes nothing; throws what SQLite says of a file that cannot be read. */
export const lookAtView = (
  folder: string,
  definition: Pick<ViewDefinition, 'name' | 'version' | 'schema'>,
): ViewSeen => {
  const file = fileOf(folder, definition);
  const all = existsSync(folder) ? readdirSync(folder).filter((name) => /^[\w-]+-[0-9a-f]{12}\.db$/.test(name)) : [];
  const others = all.filter((name) => name.startsWith(`${definition.name}-`) && name !== basename(file));
  if (!existsSync(file)) return { file, others };
  const db = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    return { file, others, checkpoint: checkpointIn(db) };
  } finally {
    db.close();
  }
};
