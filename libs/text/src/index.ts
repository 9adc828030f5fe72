export { amend, answering } from './amend.js';
export { apply, chairEdit, CHAIRS } from './apply.js';
export { blame, type Run } from './blame.js';
export { bracket } from './bracket.js';
export { check, wordingWith } from './check.js';
export { collide, sameChange, stale, touching } from './collide.js';
export type { Accepted, Clash, HunkClash, SpanClash, Staleness } from './collide.js';
export { compare, compareAll, mirrored, type ComparedRun } from './compare.js';
export type { Between, Fate } from './compared.js';
export { recredited, subAmended, type Credited, type HunkCredits, type Sponsored } from './credits.js';
export { alignment, diff } from './diff.js';
export { displayDiff, type DisplaySegment } from './display.js';
export { CHAIR, isFault } from './edit.js';
export type {
  Applied,
  AppliedHunk,
  Author,
  Credit,
  Edit,
  EditFault,
  EditFaultCode,
  Hunk,
  InsertedRun,
  Move,
  SpanKind,
  SpanOpened,
  StruckRun,
} from './edit.js';
export { fold, foldAll, type Moment, type WordingEvent } from './fold.js';
export { negotiationLine, type Naming } from './negotiation-line.js';
export { negotiationText, type Alternative, type NegotiationSegment, type OpenEdit } from './negotiation.js';
export { openWith, type Opening, type OpeningRun, type OpeningSpan } from './opening.js';
export { editTo, rebase } from './rebase.js';
export { settle, settleAll, type Choice } from './settle.js';
export { rejoined, subAmendedByTheChair } from './settled-by-the-chair.js';
export { cutNow, edgeStands, merge, split, type Named } from './split.js';
export { bracketed, markedAt, spansAt, type Segment, type Span } from './spans.js';
export { open, wordingAt, wordsAt, type Stamp, type Weave, type Woven, type Written } from './weave.js';
export { isNormalRun, normalise, TOKENISER, tokenise, type Word } from './words.js';
