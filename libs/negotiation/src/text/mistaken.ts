import { Refused } from '#eventsourcing';

/** How a thing stands that a slip brought about, once that is corrected: nobody withdrew it; it is in the record, and nowhere else. */
export const MISTAKEN = 'recorded-by-mistake';
export type Mistaken = typeof MISTAKEN;

interface Standing {
  readonly status?: string | undefined;
}

export const isMistaken = (thing: object): boolean => (thing as Standing).status === MISTAKEN;

/** R29: nothing more is done with what was recorded by mistake. */
export const meant = <T extends object>(thing: T): T => {
  if (isMistaken(thing))
    throw new Refused(
      'R29',
      'RECORDED_BY_MISTAKE',
      'It was recorded by a slip, which was corrected: it stays in the record, and is not there otherwise.',
    );
  return thing;
};
