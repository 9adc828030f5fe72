import { aligned } from '../terminal.js';
import type { Doc, Names } from './lists.js';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string => (Array.isArray(value) ? (value as unknown[]).map(text).join(', ') : '');

/** Who would be told, how, and what keeps them from it. */
export const recipientLines = (docs: readonly Doc[]): string[] =>
  aligned(
    docs.map(({ name, kind, languages, channels, held, unreachable, later, declined }) => [
      text(name),
      text(kind),
      list(languages),
      list(channels),
      [
        held === true && 'held until a pause or for a minute',
        unreachable === true && 'nobody has an address: the inbox only',
        some(later, 'later'),
        some(declined, 'declined'),
      ]
        .filter(Boolean)
        .join('; '),
    ]),
  );

const some = (n: unknown, what: string): string | false => typeof n === 'number' && n > 0 && `${String(n)} ${what}`;

export const unacknowledgedLines = (docs: readonly Doc[], { delegations }: Names): string[] =>
  aligned(
    docs.map(({ notice, recipient, title }) => [
      delegations.get(text(recipient)) ?? text(recipient),
      text(title),
      `${text(notice)}~${text(recipient)}`,
    ]),
  );

export const preferenceLines = ({ when, declined, mayDecline }: Doc): string[] => [
  `Written to: ${text(when)}`,
  `Declined: ${list(declined) || 'nothing'}`,
  `May be declined: ${list(mayDecline)}`,
];
