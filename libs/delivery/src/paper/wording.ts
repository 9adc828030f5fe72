import { type Html, markup } from './html.js';
import type { Alternative, Segment } from './paper.js';
import type { PaperWords } from './words.js';

/** Numbers the places that refer to a footnote, so that each can be found again. */
export class References {
  readonly #places = new Map<number, string[]>();

  /** A new place that refers to the footnote; what it is called. */
  add(n: number): string {
    const places = this.placesOf(n);
    const place = places.length === 0 ? `ref-${String(n)}` : `ref-${String(n)}-${String(places.length + 1)}`;
    this.#places.set(n, [...places, place]);
    return place;
  }

  placesOf(n: number): readonly string[] {
    return this.#places.get(n) ?? [];
  }
}

/** Wording with what is not agreed in bold brackets, which a screen reader announces. */
export const wording = (segments: readonly Segment[], words: PaperWords, references: References): Html => {
  const reference = (n: number): Html =>
    markup`<sup class="reference"><a id="${references.add(n)}" href="#note-${n}" role="doc-noteref">${n}</a></sup>`;
  const referencesTo = (notes: readonly number[]): Html =>
    separated(notes.map(reference), markup`<sup class="reference">, </sup>`);
  const open = markup`<span class="bracket" role="img" aria-label="${words.bracketOpens}">[</span>`;
  const close = markup`<span class="bracket" role="img" aria-label="${words.bracketCloses}">]</span>`;

  const alternative = ({ text, sponsors, footnotes }: Alternative): Html => {
    const what = text === '' ? markup`<span class="leave-out">${words.leaveOut}</span>` : lines(text);
    const who = sponsors.length === 0 ? undefined : markup`: <span class="sponsors">${listed(sponsors)}</span>`;
    return markup`${open}${what}${who}${close}${referencesTo(footnotes)}`;
  };

  const shown = (segment: Segment): Html => {
    if (segment.kind === 'text') return lines(segment.text);
    if (segment.kind === 'open') return open;
    if (segment.kind === 'close') return markup`${close}${referencesTo(segment.footnotes)}`;
    return separated(segment.options.map(alternative), markup` `);
  };
  return markup`${segments.map(shown)}`;
};

/** Text whose lines end where the wording's do. */
export const lines = (text: string): Html =>
  separated(
    text.split('\n').map((part) => markup`${part}`),
    markup`<br />`,
  );

/** Names, each with a direction of its own. */
const listed = (names: readonly string[]): Html =>
  separated(
    names.map((name) => markup`<bdi>${name}</bdi>`),
    markup`, `,
  );

const separated = (parts: readonly Html[], between: Html): Html =>
  markup`${parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]))}`;
