import fc from 'fast-check';
import { canonical, NotFound, Refused, sha256, type Fact } from '#eventsourcing';
import { blame, normalise, wordingAt, wordingWith, type Weave } from '#text';
import { textDecider } from '../deciders.js';
import { noticesOf } from '../notices/notices.js';
import {
  certified,
  closed,
  dispose,
  enter,
  idOf,
  meeting,
  momentOf,
  proposed,
  QUESTIONS,
  reading,
  scene,
  seen,
  tabled,
  tried,
  type Room,
  type Step,
} from '../testing/index.js';
import { anyMoves } from '../testing/any-move.js';
import type { Move } from '../testing/move.js';
import { said } from '../testing/moves.js';
import { wordingOf } from './edit.js';
import { blocking } from './gate/blocking.js';
import { anEdit, inWords } from './guards.js';
import { chainAt, weaveOf } from './question/wording.js';
import { AgreeWithoutObjection } from './floor/agree-without-objection.js';
import { draftsOf } from './sub-amendment/drafts.js';
import { pendingOn, putOn, type Text, type TextFact } from './text.js';
import { contentHash, contentOf } from './version/content.js';

const RUNS = process.env.NONPAPER_DEEP ? 5000 : 300;

const opening = scene(meeting, enter('Avalon', 'Borealia'), tabled, reading, proposed);

const played = (moves: readonly Move[], check: (room: Room, next: Room) => void = () => {}): Room =>
  moves.reduce((room, one) => {
    const next = tried(room, said(one));
    if (next !== room) check(room, next);
    return next;
  }, opening);

const holdsFor = (check: (moves: Move[]) => void, most = 60) =>
  fc.assert(fc.property(anyMoves(1, most), check), { numRuns: RUNS });

describe('a random negotiation', () => {
  it('never stumbles, and everything that must hold holds', () => {
    holdsFor((moves) => {
      const past: Past = new Map();
      const room = played(moves, (before, after) => {
        hashesHold(before, after);
        putWordsHold(before, after);
        noticesHold(before, after);
        remember(past, after.text);
      });
      pastHolds(past, room.text);
      gatesHold(room);
      versionsHold(room);
      const again = room.facts.reduce(textDecider.evolve, textDecider.initial('text-draft'));
      expect(plain(again)).toBe(plain(room.text));
    });
  });
});

const plain = (text: Text): string => canonical(JSON.parse(JSON.stringify(text)));

/** R27: the content of a version can be made again from the events up to its own. */
const versionsHold = ({ facts, text }: Room): void => {
  for (const version of text.versions) {
    const rebuilt = facts.slice(0, version.revision + 1).reduce(textDecider.evolve, textDecider.initial('text-draft'));
    expect(contentHash(contentOf(rebuilt))).toBe(version.languages[0]?.contentHash);
  }
};

/** What every question said, and whose each word was, when it was said: by revision. */
type Past = Map<number, ReadonlyMap<string, { readonly wording: string; readonly authors: string }>>;

const remember = (past: Past, text: Text): void => {
  const said = [...text.questions.values()].map(({ questionId, wording }) => {
    const weave = weaveOf(wording);
    return [questionId, { wording: wordingAt(weave), authors: authorsIn(weave) }] as const;
  });
  past.set(text.revision, new Map(said));
};

/** Asked for afterwards, a revision says what it said then: through edits, moves, splits, mergers and what is carried over. */
const pastHolds = (past: Past, { questions }: Text): void => {
  for (const [revision, said] of past)
    for (const [questionId, { wording, authors }] of said) {
      const chain = questions.get(questionId)!.wording;
      expect(wordingAt(weaveOf(chain), revision)).toBe(wording);
      expect(authorsIn(weaveOf(chain), revision)).toBe(authors);
      expect(authorsIn(weaveOf(chainAt(chain, revision)))).toBe(authors);
    }
};

/** Struck words too. */
const authorsIn = (weave: Weave, revision = Infinity): string => canonical(blame(weave, { revision, struck: true }));

/** What the gavel agrees are the exact words that were put. */
const putWordsHold = (before: Room, after: Room): void => {
  const fact = after.facts.at(-1) as unknown as TextFact;
  if (fact.type !== 'AgreedWithoutObjection' && fact.type !== 'AgreedNotwithstanding') return;
  const question = after.text.questions.get(fact.data.questionId);
  expect(question && wordingOf(question)).toBe(before.text.puts.get(fact.data.putId)?.wording);
  const left = [...pendingOn(after.text, fact.data.questionId)];
  expect(left).toEqual([]);
};

const noticesHold = (before: Room, after: Room): void => {
  let text = before.text;
  for (const fact of after.facts.slice(before.facts.length)) {
    const next = textDecider.evolve(text, fact);
    const notices = noticesOf(fact as unknown as TextFact, text, next, after.body);
    expect(new Set(notices.map((n) => `${n.notice}~${n.recipient}`)).size).toBe(notices.length);
    text = next;
  }
};

/** What blocks is nothing if and only if the act, from a fresh screen and without overrides, is accepted. */
const gatesHold = (room: Room): void => {
  const goals: [string, Step][] = [
    ['close', closed],
    ['certify', certified],
    ...QUESTIONS.flatMap((q): [string, Step][] => {
      const put = putOn(room.text, q)?.putId ?? idOf('nothing');
      const gavel: Step = ({ text }) => ({
        command: AgreeWithoutObjection,
        who: 'chair',
        data: { putId: put },
        given: { seen: seen(text, { question: q, put }) },
      });
      return [
        [`agree:${q}`, dispose(q, 'agreed')],
        [`gavel:${q}`, gavel],
      ];
    }),
  ];
  for (const [goal, step] of goals) {
    const blockers = blocking(room.text, goal, momentOf(room));
    expect({ goal, free: blockers.length === 0 }).toEqual({ goal, free: accepted(room, step) });
  }
};

const accepted = (room: Room, step: Step): boolean => {
  try {
    room.drafts(step(room));
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof NotFound) return false;
    throw error;
  }
};

/** What a proposal in words gives at its base; of a sub-amendment that was taken, what the amended proposal gives with it. */
const proposedWording = (text: Text, proposalId: string, amends?: string): string => {
  const proposal = inWords(text.proposals.get(proposalId)!);
  const amended = anEdit(text.proposals.get(amends ?? (proposal.kind === 'edit' ? proposalId : proposal.amends))!);
  if (proposal.kind === 'sub-amendment' && proposal.status === 'tabled')
    return wordingWith(draftsOf(text, amended), proposal.amendment);
  return wordingWith(weaveOf(text.questions.get(amended.questionId)!.wording), amended.edit);
};

const AS_IT_STANDS = new Set(['QuestionAgreed', 'QuestionAgreedAdReferendum']);

const hashesHold = (room: Room, next: Room): void => {
  let text = room.text;
  for (const fact of next.facts.slice(room.facts.length)) {
    text = textDecider.evolve(text, fact);
    const { type, data } = fact as Fact<{
      questionId?: string;
      proposalId?: string;
      amends?: string;
      commentId?: string;
      wordingHash?: string;
      applied?: object;
      wording?: string;
    }>;
    const question = text.questions.get(data.questionId ?? '');
    if (data.wordingHash === undefined) continue;
    const comment = next.text.comments.get(data.commentId ?? '');
    if (type === 'CommentMade')
      expect(data.wordingHash).toBe(sha256(wordingWith(weaveOf(question!.wording), comment!.edit!)));
    else if (data.wording !== undefined) expect(data.wordingHash).toBe(sha256(data.wording));
    else if (data.applied || AS_IT_STANDS.has(type)) {
      const wording = wordingOf(question!);
      expect(wording).toBe(normalise(wording));
      expect(wording).not.toBe('');
      expect(data.wordingHash).toBe(sha256(wording));
    } else {
      expect(data.wordingHash).toBe(sha256(proposedWording(text, data.proposalId!, data.amends)));
    }
  }
};
