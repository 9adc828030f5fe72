import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdmitGroup } from './body/delegation/admit-group.js';
import { RecordTreatyAction } from './body/delegation/record-treaty-action.js';
import {
  accept,
  agree,
  agreeNotwithstanding,
  allCarriedOver,
  amend,
  but,
  carryProposalOver,
  certified,
  closed,
  data,
  decide,
  delegationId,
  dispose,
  given,
  issued,
  object,
  overtaken,
  personId,
  proposed,
  propose,
  proposeSplit,
  put,
  Q1,
  Q3,
  QUESTIONS,
  reading,
  tabled,
  text,
  type Room,
  type Step,
} from './testing/index.js';
import type { Meta } from './fact.js';
import { AcceptProposal } from './text/proposal/accept-proposal.js';
import { entryOf } from './views/entry.js';

interface Overridable {
  readonly act: string;
  readonly rule: string;
  readonly code: string;
  /** The file whose rule it is. */
  readonly of: string;
  readonly scene: readonly Step[];
  /** As the Chair does it; of a delegation's own right, as it does it itself. */
  readonly step: Step;
  readonly event: string;
  /** Whose right it is; then the secretariat records it for them, on the Chair's instruction. */
  readonly speaker?: 'Avalon';
}

const agreedAll = QUESTIONS.map((question) => dispose(question, 'agreed'));
const UNION = delegationId('Union of the Isles');
const union: readonly Step[] = [
  () => ({
    command: RecordTreatyAction,
    who: 'secretariat',
    data: { delegation: UNION, action: 'accession', deposited: '2010-01-01' },
  }),
  () => ({
    command: AdmitGroup,
    who: 'secretariat',
    data: { names: { en: 'Members of the Union' }, members: [delegationId('Avalon')], organization: UNION },
  }),
];

/** Everything that the Chair may pass on the record. */
const TABLE: readonly Overridable[] = [
  {
    act: 'splitting a question that a party objects to',
    ...{ rule: 'R11', code: 'OBJECTION_LIVE', of: 'text/structure/closing.ts' },
    scene: [tabled, reading, proposeSplit('Avalon', Q3, [3]), object('Borealia', Q3)],
    step: accept,
    event: 'SplitAccepted',
  },
  {
    act: 'declaring a wording agreed notwithstanding an objection',
    ...{ rule: 'R11', code: 'OBJECTION_LIVE', of: 'text/floor/agree-notwithstanding.ts' },
    scene: [tabled, reading, object('Borealia', Q1), put(Q1)],
    step: given(agreeNotwithstanding(), { overrides: undefined }),
    event: 'AgreedNotwithstanding',
  },
  {
    act: 'objecting beside one’s regional organization',
    ...{ rule: 'R12', code: 'ORGANIZATION_OBJECTS', of: 'text/objection/one-voice.ts' },
    scene: [...union, tabled, reading, object('Union of the Isles', Q1, 'union')],
    step: object('Avalon', Q1),
    event: 'FormalObjectionRaised',
    speaker: 'Avalon',
  },
  {
    act: 'closing a reading over a question that is open',
    ...{ rule: 'R13', code: 'QUESTION_NOT_DISPOSED', of: 'text/gate/close.ts' },
    scene: [tabled, reading],
    step: closed,
    event: 'ReadingClosed',
  },
  {
    act: 'closing a reading over a proposal that is undecided',
    ...{ rule: 'R13', code: 'PROPOSAL_UNDECIDED', of: 'text/gate/close.ts' },
    scene: [tabled, reading, ...allCarriedOver, proposed],
    step: closed,
    event: 'ReadingClosed',
  },
  {
    act: 'certifying over a proposal that was put off',
    ...{ rule: 'R14', code: 'PROPOSAL_UNDECIDED', of: 'text/gate/certify.ts' },
    scene: [tabled, reading, proposed, carryProposalOver(), ...agreedAll, closed, issued],
    step: certified,
    event: 'ConferenceReadyCertified',
  },
  {
    act: 'certifying over a question that is not settled',
    ...{ rule: 'R14', code: 'QUESTION_NOT_SETTLED', of: 'text/gate/certify.ts' },
    scene: [tabled, reading, ...allCarriedOver, closed, issued],
    step: certified,
    event: 'ConferenceReadyCertified',
  },
  {
    act: 'certifying over an objection to what was agreed',
    ...{ rule: 'R14', code: 'OBJECTION_LIVE', of: 'text/gate/certify.ts' },
    scene: [
      ...[tabled, reading, object('Avalon', Q1), put(Q1), agreeNotwithstanding()],
      ...[...QUESTIONS.slice(1).map((question) => dispose(question, 'agreed')), closed, issued],
    ],
    step: certified,
    event: 'ConferenceReadyCertified',
  },
  {
    act: 'accepting as amended what is stale',
    ...{ rule: 'R28', code: 'PROPOSAL_STALE', of: 'text/proposal/accept-as-amended.ts' },
    scene: [tabled, reading, proposed, ...overtaken],
    step: amend('policies', 'steps'),
    event: 'ProposalAcceptedAsAmended',
  },
  {
    act: 'settling what has lost its place',
    ...{ rule: 'R28', code: 'PROPOSAL_STALE', of: 'text/proposal/settlement.ts' },
    scene: [
      ...[tabled, reading, proposeSplit('Avalon', Q1, [4])],
      ...[propose('Borealia', Q1, 'have', 'have, today,', 'edit'), decide(AcceptProposal, 'edit')],
    ],
    step: data(accept, { cuts: [3] }),
    event: 'SplitAccepted',
  },
];

const WORDS = 'So ruled, with regret.';
const passing = (step: Step, rule: string, code: string): Step =>
  given(step, { overrides: [{ rule, code, words: WORDS }] });

/** The same act by the secretariat, as the Chair told it to. */
const instructed = (step: Step, speaker?: string): Step =>
  but(step, (said) => ({
    who: 'secretariat',
    given: {
      ...said.given,
      instructedBy: personId('chair'),
      ...(speaker && { delegation: delegationId('Avalon'), channel: 'note-verbale' }),
    },
  }));

const last = (room: Room, type: string) => room.facts.findLast((fact) => fact.type === type)!;

describe.each(TABLE)('$act ($rule $code)', ({ rule, code, scene, step, event, speaker }) => {
  const over = passing(step, rule, code);
  const ways: (readonly [who: string, step: Step])[] = [
    ...(speaker ? [] : [['the Chair', over] as const]),
    ['the secretariat on instruction', instructed(over, speaker)],
  ];

  it('is refused, by that rule', () => {
    text(...scene)
      .when(step)
      .refuses(code, rule);
  });
  it.each(ways)('is for %s to pass, and is recorded', (_, passed) => {
    const { room } = text(...scene);
    const said = passed(room);
    const fact = last(room.give(said), event);
    const passedOver = expect.any(String) as string;
    const [override, ...more] = (fact.meta as unknown as Meta).overrides;
    expect([override, more]).toEqual([
      {
        rule,
        code,
        ...(code !== 'QUESTION_NOT_DISPOSED' && code !== 'QUESTION_NOT_SETTLED' && { over: [passedOver] }),
      },
      [],
    ]);
    expect(entryOf(fact as never)).toMatchObject({ doc: { overrides: [{ rule, code }] } });
  });
  it('is for nobody else to pass', () => {
    const outcome = text(...scene).when(speaker ? over : but(over, () => ({ who: 'Borealia' })));
    outcome.forbids(speaker ? 'OVERRIDE_NOT_YOURS' : 'NOT_YOURS_TO_SAY');
  });
  it('is not passed by naming another rule, another code, or without words', () => {
    const way = (other: Step): Step => (speaker ? instructed(other, speaker) : other);
    for (const [otherRule, otherCode] of [
      ['R1', code],
      [rule, 'READING_OPEN'],
    ] as const)
      text(...scene)
        .when(way(passing(step, otherRule, otherCode)))
        .refuses(code, rule);
    text(...scene)
      .when(way(given(step, { overrides: [{ rule, code, words: '' }] })))
      .isInvalid('INPUT_INVALID');
  });
});

it('is not passed by the gavel: what objects is overruled by name only', () =>
  text(tabled, reading, object('Borealia', Q1), put(Q1))
    .when(passing(agree(), 'R11', 'OBJECTION_LIVE'))
    .refuses('OBJECTION_LIVE', 'R11'));

describe('the table', () => {
  const here = import.meta.dirname;
  const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|testing\//.test(file))
    .map((file) => ({ file, source: readFileSync(join(here, file), 'utf8') }));
  const key = ({ of, rule, code }: Pick<Overridable, 'of' | 'rule' | 'code'>): string => `${of} ${rule} ${code}`;

  it('holds every rule that may be passed', () => {
    const found = sources.flatMap(({ file, source }) =>
      [
        ...source.matchAll(/insist\([^;]*?'(R\d+)',\s*'([A-Z_]+)'/g),
        ...source.matchAll(/rule: '(R\d+)',\s*code: '([A-Z_]+)',(?:(?!rule: ')[^])*?overridable: true/g),
        ...[...source.matchAll(/undecidedProposal\('(R\d+)',[^)]*?true\)/g)].map((m) => [...m, 'PROPOSAL_UNDECIDED']),
      ].map(([, rule = '', code = '']) => key({ of: file, rule, code })),
    );
    expect([...new Set(found)].toSorted()).toEqual([...new Set(TABLE.map(key))].toSorted());
    const insisting = sources.filter(({ source }) => source.includes('act.insist(')).map(({ file }) => file);
    const known = new Set([...TABLE.map(({ of }) => of), 'text/gate/gate.ts']);
    expect(insisting.filter((file) => !known.has(file))).toEqual([]);
  });

  it('is what docs/errors.md marks', () => {
    const page = readFileSync(join(here, '../../../docs/errors.md'), 'utf8');
    const marked = [...page.matchAll(/^\| `([A-Z_]+)` +\|[^|]*\|[^|]*\|([^|]*)\|/gm)].flatMap(
      ([, code = '', rules = '']) => [...rules.matchAll(/(R\d+) \*o\*/g)].map(([, rule = '']) => `${rule} ${code}`),
    );
    expect(marked.toSorted()).toEqual([...new Set(TABLE.map(({ rule, code }) => `${rule} ${code}`))].toSorted());
  });
});
