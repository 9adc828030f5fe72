import { aligned } from '../terminal.js';
import { called, changes, clipped, onQuestions, text, type Doc, type Names } from './lists.js';

/** What proposals want of a question that are not laid over its words. */
export const WANTED: Readonly<Record<string, string>> = {
  addition: 'to add a question',
  deletion: 'to delete it',
  move: 'to move it',
  split: 'to split it',
  merge: 'to merge it with another',
  'sub-amendment': 'to amend another proposal',
};

/** How a proposal stands, and what else is to be known of it at a glance. */
const marks = ({ status, stale, unconfirmed, disputed, packageId, collidesWith }: Doc): string =>
  [
    text(status),
    stale === true && 'stale',
    unconfirmed === true && (disputed === undefined ? 'unconfirmed' : 'transcript disputed'),
    packageId !== undefined && 'in a package',
    collides(collidesWith),
  ]
    .filter(Boolean)
    .join(', ');

/** With how many other open proposals it collides; which they are is told by `--collisions`. */
export const collides = (collidesWith: unknown): string =>
  Array.isArray(collidesWith) && collidesWith.length > 0 ? `collides with ${String(collidesWith.length)}` : '';

export const proposalLines = (docs: readonly Doc[], names: Names): string[] =>
  aligned(
    onQuestions(docs, 'proposalId', names).map(([reference, doc]) => [
      reference,
      marks(doc),
      called(doc.by, names),
      wanted(doc, names),
    ]),
  );

const wanted = (doc: Doc, { questions }: Names): string => {
  const { kind, words, addition, amendment } = doc;
  switch (kind) {
    case 'idea':
      return `${clipped(words)} (wording to follow)`;
    case 'addition':
      return `to add: ${clipped((addition as Doc | undefined)?.wording)}`;
    case 'merge':
      return `to merge ${(doc.questions as readonly string[]).map((id) => questions.get(id) ?? 'one taken out').join(' and ')}`;
    case 'sub-amendment':
      return `to amend #${text(doc.amends).slice(0, 4)}: ${changes(amendment)}`;
    default:
      return WANTED[text(kind)] ?? changes(doc.edit);
  }
};
