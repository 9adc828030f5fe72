import type { DeliveryRecord, Notice } from '../delivery/delivery.js';

/** A time of day in UTC, such as 18:00. */
export type HourOfDay = `${string}:${string}`;

/** The next digest after an instant: its day, and when it goes out, in milliseconds since 1970. */
export const digestAfter = (now: string, hour: HourOfDay): { day: string; at: number } => {
  const today = digestOn(now.slice(0, 10), hour);
  const at = today > Date.parse(now) ? today : today + DAY_MS;
  return { day: new Date(at).toISOString().slice(0, 10), at };
};

const DAY_MS = 86_400_000;

/** When the digest of a day goes out, in milliseconds since 1970. */
export const digestOn = (day: string, hour: HourOfDay): number => Date.parse(`${day}T${hour}:00.000Z`);

/** One mail for a person and a day: what they were to hear, in the order in which it came. */
export const digestOf = (person: string, day: string, { gathered }: DeliveryRecord): Notice | undefined => {
  const [first] = gathered;
  if (!first) return undefined;
  const many = gathered.length === 1 ? 'one notice' : `${String(gathered.length)} notices`;
  return {
    notice: `digest.${day}`,
    kind: 'digest',
    recipient: person,
    text: first.text,
    title: `Your digest of ${day}: ${many}`,
    lines: gathered.map(({ title, lines }) => [title, ...lines].join('\n')),
  };
};
