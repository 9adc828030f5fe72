import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apply,
  bracket,
  editTo,
  fold,
  isFault,
  negotiationLine,
  negotiationText,
  normalise,
  rebase,
  stale,
  wordingAt,
  wordingWith,
  type NegotiationSegment,
  type OpenEdit,
  type Weave,
} from './index.js';
import { editOf, moment, numRuns, opened, PATIENCE_MS, sketch } from './testing/arbitraries.js';
import { play, timeline } from './testing/timeline.js';

const open = (weave: Weave, by: string, wording: string, entered = 0): OpenEdit => ({
  ...{ proposalId: `p-${by}`, by: [by], edit: editTo(weave, weave.revision, wording), entered },
});

const said = (wording: string, ...wanted: readonly (readonly [by: string, wording: string])[]): string => {
  const weave = opened(wording);
  return negotiationLine(
    negotiationText(
      weave,
      wanted.map(([by, words], i) => open(weave, by, words, i)),
    ),
  );
};

describe('the negotiation text', () => {
  const BASE = 'States Parties shall provide all statistics';

  it('puts what is proposed beside what stands, those who want the same together', () => {
    expect(
      said(
        BASE,
        ['A', BASE.replace('shall', 'should')],
        ['B', BASE.replace('shall', 'should')],
        ['C', BASE.replace('shall', 'may')],
        ['D', BASE.replace(' all', '')],
      ),
    ).toBe('States Parties [shall] [should: A, B] [may: C] provide [all] [delete: D] statistics');
  });

  it.each([
    [
      'what is put in',
      'a b c d',
      [
        ['A', 'a b x c d'],
        ['B', 'a b y c d'],
      ],
      'a b [x: A] [y: B] c d',
    ],
    ['what is put first', 'a b c d', [['A', 'x a b c d']], '[x: A] a b c d'],
    [
      'what touches',
      'a b c d e',
      [
        ['A', 'a x c d e'],
        ['B', 'a b y d e'],
      ],
      'a [b c] [x c: A] [b y: B] d e',
    ],
    [
      'what overlaps',
      'a b c d e',
      [
        ['A', 'a x d e'],
        ['B', 'a b d e'],
      ],
      'a [b c] [x: A] [b: B] d e',
    ],
    [
      'deletions side by side',
      'a b c d e',
      [
        ['A', 'a c d e'],
        ['B', 'a b d e'],
      ],
      'a [b] [delete: A] [c] [delete: B] d e',
    ],
    [
      'the word delete',
      'a b c d',
      [
        ['A', 'a delete c d'],
        ['B', 'a c d'],
      ],
      'a [b] [“delete”: A] [delete: B] c d',
    ],
    ['literal brackets', 'a [b] c d e f', [['A', 'a [b] c d x f']], 'a \\[b\\] c d [e] [x: A] f'],
    ['no generated bracket', 'a [b] \\ c', [], 'a [b] \\ c'],
    [
      'words without blanks',
      '贵国是否已采取立法措施',
      [['A', '贵国是否已采取必要立法措施']],
      '贵国是否已采取[必要: A]立法措施',
    ],
  ] as const)('shows %s', (_, wording, wanted, line) => {
    expect(said(wording, ...wanted)).toBe(line);
  });

  it('numbers alternatives of a whole paragraph bis and ter', () => {
    const weave = opened('Describe your laws.');
    const wanted = [
      open(weave, 'A', 'Which authority applies the Protocol?', 1),
      open(weave, 'B', 'Is there a law?', 2),
    ];
    expect(negotiationLine(negotiationText(weave, wanted), { number: '7' })).toBe(
      '7. [Describe your laws.]\n7 bis. [Which authority applies the Protocol?: A]\n7 ter. [Is there a law?: B]',
    );
  });

  it('shows brackets that stand, with who asked for them', () => {
    const weave = opened('States shall report each year');
    const asked = { ...open(weave, 'A', 'States should report each year'), proposal: 'p' };
    const applied = bracket(weave, asked, (n) => `s${String(n)}`);
    assert.ok(!isFault(applied));
    const bracketed = fold(weave, moment(1), applied);
    expect(negotiationLine(negotiationText(bracketed, []), { name: (by) => `<${by}>` })).toBe(
      'States [shall] [should: <A>] report each year',
    );
    const wording = wordingAt(bracketed);
    expect(
      negotiationLine(negotiationText(bracketed, [open(bracketed, 'B', wording.replace('each year', 'often'))])),
    ).toBe('States [shall] [should: A] report [each year] [often: B]');
    expect(
      negotiationLine(negotiationText(bracketed, [open(bracketed, 'B', wording.replace('should report', 'x'))])),
    ).toBe('States [shall] [[should: A] report] [x: B] each year');
  });

  it('leaves out what does not fit any more', () => {
    const weave = opened('a b c d');
    const rival = open(weave, 'B', 'a y c d');
    const decided = fold(
      weave,
      moment(1),
      apply(weave, open(weave, 'A', 'a x c d').edit, { by: ['A'], proposal: 'p' }),
    );
    expect(negotiationLine(negotiationText(decided, [rival]))).toBe('a x c d');
  });

  const negotiated = fc.tuple(timeline, fc.array(fc.tuple(sketch, fc.nat()), { minLength: 1, maxLength: 6 }), fc.nat());

  const waits = { table: [], chair: [], act: 'wait', pick: 0 } as const;

  /** A word put in just within a bracket beside the passage that the bracket stands in. */
  const withinABracket: typeof negotiated extends fc.Arbitrary<infer T> ? T : never = [
    {
      text: 'the shall shall shall, shall, shall\nshall,',
      steps: [
        { ...waits, table: [[30, 3, ['shall', 'shall', 'shall']]] },
        { ...waits, act: 'bracket' },
        { ...waits, act: 'accept', table: [[36, 1, []]] },
      ],
    },
    [
      [
        [
          [8, 1, []],
          [7, 0, ['shall']],
        ],
        378086893,
      ],
      [[[6, 3, []]], 58079174],
    ],
    0,
  ];

  /** A negotiated wording, and proposals against it as it stood at any time, none of them stale. */
  const tabled = ([played, sketches]: typeof negotiated extends fc.Arbitrary<infer T> ? T : never) => {
    const { weave, log } = play(played);
    const edits = sketches.flatMap(([sketched, base], i): OpenEdit[] => {
      const edit = editOf(weave, sketched, base % (weave.revision + 1));
      if (!edit || stale(weave, edit, log).length > 0) return [];
      return [{ proposalId: `p${String(i)}`, by: [`d${String(i % 3)}`], edit }];
    });
    return { weave, edits };
  };

  it(
    'is the wording without proposals, and holds every proposal to the letter, in whatever order they come',
    () => {
      const held = fc.property(negotiated, (drawn) => {
        const { weave, edits } = tabled(drawn);
        const segments = negotiationText(weave, edits);
        assert.equal(picked(negotiationText(weave, []), ''), normalise(wordingAt(weave)));
        assert.equal(picked(segments, ''), normalise(wordingAt(weave)));
        for (const { proposalId, edit } of edits)
          assert.equal(
            picked(segments, proposalId),
            normalise(wordingWith(weave, rebase(weave, edit, weave.revision))),
          );
        assert.deepEqual(negotiationText(weave, edits.toReversed()), segments);
        assert.deepEqual(brackets(segments), 0);
      });
      fc.assert(held, { numRuns, examples: [[withinABracket]] });
    },
    PATIENCE_MS,
  );
});

/** The wording of whoever picks a proposal's alternatives, and what stands where it has none. */
const picked = (segments: readonly NegotiationSegment[], proposal: string): string =>
  normalise(
    segments
      .map((segment) => {
        if ('text' in segment) return segment.text;
        if (!('alternatives' in segment)) return '';
        const own = segment.alternatives.find(({ proposals }) => proposals.includes(proposal));
        return (own ?? segment.alternatives[0])?.marked.map((one) => ('text' in one ? one.text : '')).join('') ?? '';
      })
      .join(''),
  );

/** Opened brackets less closed ones, in every alternative too; none closes before it opens. */
const brackets = (segments: readonly NegotiationSegment[]): number =>
  segments.reduce((open, segment) => {
    assert.ok(open >= 0);
    if ('alternatives' in segment)
      assert.deepEqual(
        segment.alternatives.filter(({ marked }) => brackets(marked) !== 0),
        [],
      );
    return open + ('open' in segment ? 1 : 'close' in segment ? -1 : 0);
  }, 0);
