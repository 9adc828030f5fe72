/** A paper as plain data: what its canonical JSON holds and what any rendering shows. All of it is text, none of it markup. */
export interface Paper {
  readonly masthead: Masthead;
  readonly title: string;
  readonly kind: 'non-paper' | 'revised non-paper' | 'interim revised non-paper' | 'Conference-ready';
  /** Such as "Circulated at the request of the Chair". */
  readonly note?: string;
  readonly sections: readonly PaperSection[];
  /** Notes on what is no question of it, such as one that was taken out. */
  readonly remarks?: readonly string[];
  readonly footnotes: readonly Footnote[];
  /** Questions taken out, which keep their place in the record. */
  readonly tombstones: readonly Tombstone[];
  /** SHA-256 of the version's content in this language. */
  readonly contentHash: string;
  /** The place in the ledger at which this paper shows the text. */
  readonly ledgerPosition: string;
}

export interface Masthead {
  readonly organization: string;
  readonly symbol: string | null;
  readonly distribution: 'General' | 'Limited' | 'Restricted';
  /** ISO 8601 instant: the status stamp, which every paper has, whether or not it has a symbol. */
  readonly stamp: string;
  readonly originalLanguage: PaperLanguage;
  readonly language: PaperLanguage;
  readonly body: string;
  readonly conference?: string;
  readonly session: string;
  readonly place?: string;
  readonly dates?: string;
  readonly agendaItem?: string;
}

export type PaperLanguage = 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh';

export interface PaperSection {
  readonly title: string;
  readonly questions: readonly PaperQuestion[];
}

export interface PaperQuestion {
  /** As printed in this version: "3", "3 bis". */
  readonly number: string;
  readonly id: string;
  readonly status: string;
  readonly segments: readonly Segment[];
  readonly answer: { readonly type: string; readonly options?: readonly string[] };
  readonly articles: readonly string[];
  readonly guidance?: string;
  readonly followUp?: string;
  /** Such as "Carried over from the second reading". */
  readonly notes: readonly string[];
}

/** A stretch of wording. Generated brackets are segments of their own; a bracket inside `text` belongs to the wording. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly bracket: string }
  | { readonly kind: 'close'; readonly bracket: string; readonly footnotes: readonly number[] }
  | { readonly kind: 'alternatives'; readonly options: readonly Alternative[] };

/** One of several competing wordings of a passage; an empty one means: leave the passage out. */
export interface Alternative {
  readonly text: string;
  readonly sponsors: readonly string[];
  readonly footnotes: readonly number[];
}

export interface Footnote {
  readonly n: number;
  readonly text: string;
}

export interface Tombstone {
  readonly number: string;
  readonly reason: string;
}
