/** An event of a delivery stream, as far as the checks here look. */
export interface DeliveryFact {
  readonly type: string;
  readonly data: unknown;
}

interface Step {
  readonly language?: string;
  readonly channel?: string;
  readonly person?: string;
  readonly perhapsTwice?: boolean;
}

/** What in a delivery stream is not as it must be: each way is accepted once; an attempt after one whose end is unknown says that it is perhaps the second. */
export const unexplained = <E extends DeliveryFact>(events: readonly E[]): E[] => {
  const open = new Set<string>();
  const done = new Set<string>();
  return events.filter(({ type, data }) => {
    const { language = '', channel = '', person = '', perhapsTwice } = data as Step;
    const way = `${language} ${channel} ${person}`;
    if (type === 'DeliveryAttempted') {
      const silent = open.has(way) && perhapsTwice !== true;
      open.add(way);
      return silent;
    }
    open.delete(way);
    if (type !== 'DeliveryAccepted') return false;
    const twice = done.has(way);
    done.add(way);
    return twice;
  });
};
