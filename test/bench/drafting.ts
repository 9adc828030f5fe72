import { apply, diff, fold, open, tokenise, wordsAt, type Edit, type Weave, type WordingEvent } from '#text';

/** How much of everything: so many edits are accepted, in turn, on so many questions of so many words. */
export interface Extent {
  readonly questions: number;
  readonly edits: number;
  readonly words: number;
}

/** An event as the log has it, for one of the questions. */
export interface Recorded extends WordingEvent {
  readonly question: number;
}

export interface Drafting {
  readonly opened: readonly Weave[];
  readonly events: readonly Recorded[];
  /** The weaves after all events. */
  readonly weaves: readonly Weave[];
}

const VOCABULARY = (
  'the the the of of of and and to to in a or for States Parties shall should may consider adopt adopting measures ' +
  'legislative administrative appropriate effective domestic law legislation Protocol Convention migrants smuggling ' +
  'trafficking prevent combat punish competent authorities cooperation information exchange training technical ' +
  'assistance documents travel identity fraudulent vessel border control carriers sanctions offences established ' +
  'accordance article paragraph please describe specify explain whether country has experience practices'
).split(' ');
const DELEGATIONS = ['arg', 'bra', 'che', 'egy', 'fra', 'ind', 'jpn', 'ken', 'mex', 'nga', 'rus', 'zaf'];

/** The same numbers on every machine and in every round. */
export const dice = (seed: number): ((sides: number) => number) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

type Dice = ReturnType<typeof dice>;

const phrase = (roll: Dice, words: number): string =>
  Array.from({ length: words }, () => VOCABULARY[roll(VOCABULARY.length)] ?? '').join(' ');

/** A question of so many words, a comma among them now and then. */
export const wordingOf = (roll: Dice, words: number): string => {
  const clauses = Array.from({ length: Math.ceil(words / 10) }, () => phrase(roll, 10));
  return `${clauses.join(', ')}?`;
};

const uuid = (n: number): string => `5f0c3c1e-6f0a-5b7e-9d3a-${String(n).padStart(12, '0')}`;

/** Up to three words struck and up to three put in, anywhere in the wording at `base`. */
export const editOf = (roll: Dice, weave: Weave, base: number): Edit => {
  const words = wordsAt(weave, base);
  const from = roll(words.length - 4);
  const to = from + roll(4);
  const del = words.slice(from, to).reduce((run, { lead, word }) => run + lead + word, '');
  const put = roll(4);
  const ins = to === from || put > 0 ? ` ${phrase(roll, Math.max(1, put))}` : '';
  return { base, tokeniser: 1, hunks: [{ from, to, del, ins }] };
};

/** A negotiation as its log tells it. */
export const drafted = ({ questions, edits, words }: Extent): Drafting => {
  const roll = dice(questions + edits + words);
  const first = { revision: 0, reading: 0, by: ['secretariat'], decision: 'QuestionTabled' };
  const opened = Array.from({ length: questions }, () => open(wordingOf(roll, words), first, 1));
  const weaves = [...opened];
  const events: Recorded[] = [];
  for (let n = 1; n <= edits; n += 1) {
    const question = roll(questions);
    const weave = weaves[question];
    if (!weave) continue;
    const by = Array.from({ length: 1 + roll(3) }, () => DELEGATIONS[roll(DELEGATIONS.length)] ?? '');
    const applied = apply(weave, editOf(roll, weave, weave.revision), { by, proposal: uuid(n) });
    const event = {
      question,
      revision: n,
      reading: 1 + Math.floor((4 * n) / edits),
      decision: 'ProposalAccepted',
      applied,
    };
    events.push(event);
    weaves[question] = fold(weave, event, applied);
  }
  return { opened, events, weaves };
};

/** Two wordings of so many words, a dozen changes apart. */
export const rewritten = (words: number): { before: string; after: string } => {
  const roll = dice(words);
  const before = wordingOf(roll, words);
  const after = before.split(' ');
  for (let n = 0; n < 12; n += 1) after.splice(roll(after.length), roll(4), phrase(roll, 1 + roll(3)));
  return { before, after: after.join(' ') };
};

/** The hunks between two wordings, cut anew each time, as a command finds them. */
export const hunksBetween = ({ before, after }: { before: string; after: string }): number =>
  diff(tokenise(before), tokenise(after)).length;
