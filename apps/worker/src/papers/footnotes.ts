import { nameOn, type Body, type Language } from '#negotiation';
import type { Footnote } from '#delivery';

/** Notes to a paper, numbered as they are first referred to; the same words are one note. */
export class Footnotes {
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly body: Body,
    private readonly date: string,
    private readonly language: Language,
  ) {}

  /** The number of the note with these words. */
  add(words: string): number {
    const n = this.numbers.get(words) ?? this.numbers.size + 1;
    this.numbers.set(words, n);
    return n;
  }

  get all(): Footnote[] {
    return [...this.numbers].map(([text, n]) => ({ n, text }));
  }

  /** Authors as the paper calls them. */
  names(authors: readonly string[]): string[] {
    return authors.map((author) => {
      const delegation = this.body.delegations.get(author);
      if (delegation) return nameOn(delegation, this.date, this.language);
      return OFFICES[author] ?? author;
    });
  }
}

const OFFICES: Readonly<Record<string, string>> = { chair: 'the Chair', secretariat: 'the Secretariat' };
