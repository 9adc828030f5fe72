import type { Act } from '../../act.js';

/** How the words of a proposal, or of a comment, were given. Without a form they were given in writing. */
export interface Said {
  /** It was read out in the room; it counts from then. */
  readonly form?: 'oral' | undefined;
  /** Somebody else wrote down what was read out, and whose it is did not confirm that yet. */
  readonly unconfirmed?: true | undefined;
}

/** As its event tells it: a delegate who types what they read out has confirmed it by that. */
export const saidBy = ({ command, standing }: Act): Said => {
  if (command.given.form !== 'oral') return {};
  return { form: 'oral', ...(standing.role !== 'delegate' && { unconfirmed: true }) };
};

/** As it is remembered: nothing of it where it was given in writing. */
export interface HowSaid extends Said {
  /** When it was read out. */
  readonly readOut?: string | undefined;
  /** What whose it is holds against what was written down. */
  readonly disputed?: string | undefined;
}

interface Told {
  readonly data: Said;
  readonly meta: { readonly occurredAt: string };
}

/** How an event says that it was given; what was said of earlier words is over. */
export const howSaid = ({ data, meta }: Told): HowSaid => ({
  form: data.form,
  readOut: data.form && meta.occurredAt,
  unconfirmed: data.unconfirmed,
  disputed: undefined,
});

/** The same of something new. */
export const asSaid = (fact: Told): HowSaid => (fact.data.form ? howSaid(fact) : {});
