import { aligned } from '../terminal.js';
import { called, changes, clipped, text, type Doc, type Names } from './lists.js';
import { moment } from './moment.js';

/** What happened, one line each: when, who, what, and the words that tell it. */
export const historyLines = (docs: readonly Doc[], names: Names): string[] => {
  const ofSeveral = new Set(docs.flatMap(({ question }) => (question === undefined ? [] : [question]))).size > 1;
  return linesOf(docs, names, ofSeveral);
};

/** What waits for the Chair: whoever is to confirm it must know on which question it is, also where that was taken out. */
export const unconfirmedLines = (docs: readonly Doc[], names: Names): string[] => linesOf(docs, names, true);

const linesOf = (docs: readonly Doc[], names: Names, ofSeveral: boolean): string[] =>
  aligned(
    docs.map((doc) => {
      const { revision, occurredAt, type, by, data, unconfirmed, overrides, audience, instructed, correctedBy } = doc;
      const who = whoDid(by, names);
      const said = (data ?? {}) as Doc;
      return [
        text(revision),
        moment(text(occurredAt)),
        who,
        text(type),
        [
          ...(ofSeveral ? onWhich(doc, names) : []),
          ...passing(overrides),
          saidIn(said),
          ...whose(doc, who, names),
          ...which(said, names),
          ...asides(said, unconfirmed, names),
          ...answered(instructed),
          ...corrected(correctedBy, names),
          ...forWhom(text(audience), names),
        ]
          .filter(Boolean)
          .join('; '),
      ];
    }),
  );

/** In a list about several questions each line says about which. */
const onWhich = ({ question, was }: Doc, { questions }: Names): string[] => {
  if (question === undefined) return [];
  if (was !== undefined) return [`what was question ${text(was)}`];
  return [`question ${questions.get(text(question)) ?? 'no longer read'}`];
};

/** Whose proposal, objection or comment it is about, and what a wording answers; not of what somebody says of their own. */
const whose = ({ of, answers }: Doc, who: string, names: Names): string[] => {
  const told = (theirs: unknown): string => {
    const { what, by } = theirs as Doc;
    return `${text(what)} of ${called(by, names)}`;
  };
  const ofOthers = of !== undefined && called((of as Doc).by, names) !== who ? [told(of)] : [];
  const all = (answers ?? []) as readonly unknown[];
  return [...ofOthers, ...(all.length === 0 ? [] : [`in answer to ${all.map(told).join(', ')}`])];
};

/** Of which reading or paper, what was a slip, which acts are confirmed, what comes into scope or goes. */
const which = ({ reading, symbol, corrects, revisions, revision, added, removed }: Doc, names: Names): string[] => {
  const slip = corrects as Doc | undefined;
  return [
    ...(typeof reading === 'number' ? [`reading ${text(reading)}`] : []),
    text(symbol),
    ...(slip ? [`${text(slip.type)} at revision ${text(slip.revision)}`] : []),
    ...entries('of revision', revisions ?? (revision === undefined ? [] : [revision]), text),
    ...entries('adds question', added, (id) => names.questions.get(text(id)) ?? 'no longer read'),
    ...entries('leaves out question', removed, (id) => names.questions.get(text(id)) ?? 'no longer read'),
  ];
};

const entries = (words: string, ids: unknown, told: (id: unknown) => string): string[] => {
  const all = Array.isArray(ids) ? (ids as unknown[]) : [];
  return all.length === 0 ? [] : [`${words} ${all.map(told).join(', ')}`];
};

const whoDid = (by: unknown, names: Names): string => {
  const { role, delegation } = (by ?? {}) as Doc;
  return delegation === undefined ? text(role) : called(delegation, names);
};

/** Said to those who see every line, and only where it is not for the participants, as most are. */
const forWhom = (audience: string, names: Names): string[] => {
  if (audience === '' || audience === 'participants') return [];
  const [kind = '', id] = audience.split(':');
  return [`for ${id === undefined ? kind.replaceAll('-', ' ') : `${kind} ${called(id, names)}`}`];
};

/** A rule that the Chair passed is seen before anything else. */
const passing = (overrides: unknown): string[] =>
  ((overrides ?? []) as readonly Doc[]).map(({ rule, code, words }) =>
    [`passes ${text(rule)} ${text(code)}`, words === undefined ? '' : `: ${clipped(words)}`].join(''),
  );

/** Whether the Chair, for whom it was recorded, stands by it. */
const answered = (instructed: unknown): string[] => {
  const { status, words } = (instructed ?? {}) as Doc;
  if (status === 'unconfirmed') return ['not yet confirmed by the Chair'];
  return status === 'disputed' ? [`disputed by the Chair: ${clipped(words)}`] : [];
};

/** What was a slip is told as one, with who says so. */
const corrected = (correctedBy: unknown, names: Names): string[] => {
  if (correctedBy === undefined) return [];
  const { by, revision } = correctedBy as Doc;
  return [`a slip, corrected${by === undefined ? '' : ` by ${whoDid(by, names)}`} at ${text(revision)}`];
};

/** Over whom it was declared, for whom it was said, whose words were taken up, and that nobody confirmed what was written down. */
const asides = ({ suggestedBy, objections, group, packageId }: Doc, unconfirmed: unknown, names: Names): string[] => [
  ...notwithstanding(objections, names),
  ...(group === undefined ? [] : [`for ${called(group, names)}`]),
  ...(suggestedBy === undefined ? [] : [`suggested by ${called(suggestedBy, names)}`]),
  ...(packageId === undefined ? [] : ['in a package']),
  ...(unconfirmed === true ? ['unconfirmed'] : []),
];

/** Those named at a gavel have a ground; those named when a wording is put were in the room, or not. */
const notwithstanding = (objections: unknown, names: Names): string[] => {
  const all = Array.isArray(objections) ? (objections as readonly Doc[]) : [];
  return [
    ...listed(
      'notwithstanding',
      all.filter(({ ground }) => ground !== undefined),
      names,
    ),
    ...listed(
      'to be renewed by',
      all.filter(({ present }) => present === true),
      names,
    ),
    ...listed(
      'absent:',
      all.filter(({ present }) => present === false),
      names,
    ),
  ];
};

const listed = (words: string, docs: readonly Doc[], names: Names): string[] =>
  docs.length === 0 ? [] : [`${words} ${docs.map(({ by }) => called(by, names)).join(', ')}`];

/** The words that make a line of history worth reading. */
const saidIn = ({ rationale, words, reason, position, hunks, wording, ground }: Doc): string =>
  clipped([ground, reason, position, rationale ?? words].map(text).filter(Boolean).join(': '), 70) ||
  changes({ hunks: hunks ?? [] }) ||
  clipped(wording, 70);
