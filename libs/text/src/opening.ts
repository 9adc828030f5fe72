import type { Author, SpanOpened } from './edit.js';
import type { Stamp } from './weave.js';

/** Where words were first written: in which question, under which stamp of its. */
export interface Written {
  readonly question: string;
  readonly stamp: Stamp;
}

/** Words that a new weave opens with: written before, or put in by the event that opens it. */
export interface OpeningRun {
  /** Joined with explicit leads, the first one too. */
  readonly text: string;
  readonly origin?: Written;
  /** Who first wrote a passage that was moved. */
  readonly moved?: Written;
  /** Whose the words are where they are new. */
  readonly by?: readonly Author[];
  readonly proposal?: string;
}

/** A span that a new weave opens with, and what first opened it. */
export interface OpeningSpan extends SpanOpened {
  readonly origin: Written;
}

/** What a question that comes out of others opens with: complete, so that folding it computes nothing. */
export interface Opening {
  readonly tokeniser: number;
  readonly runs: readonly OpeningRun[];
  readonly spans: readonly OpeningSpan[];
}
