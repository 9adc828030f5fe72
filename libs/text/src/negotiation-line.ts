import type { Author } from './edit.js';
import type { Alternative, NegotiationSegment } from './negotiation.js';
import { normalise } from './words.js';

/** How a negotiation text is put into words: what authors are called, and the paragraph's number. */
export interface Naming {
  readonly name?: (author: Author) => string;
  readonly number?: string;
}

/**
 * A negotiation text in plain words: `States Parties [shall] [should: A, B] provide [all] [delete: D] statistics`. Without
 * anything generated it is the wording. Else a bracket of the wording itself, which belongs to its words, is written `\[`, and a
 * backslash `\\`: every bare bracket is generated. Whoever proposes the word “delete” gets it in quotation marks.
 */
export const negotiationLine = (segments: readonly NegotiationSegment[], naming: Naming = {}): string =>
  segments.every((segment) => 'text' in segment) ? textIn(segments) : normalise(line(segments, naming));

const textIn = (segments: readonly NegotiationSegment[]): string =>
  segments.map((segment) => ('text' in segment ? segment.text : '')).join('');

const LEAD = /^\p{Zs}*/u;

const line = (segments: readonly NegotiationSegment[], naming: Naming): string => {
  let written = '';
  let opening = '';
  for (const segment of segments) {
    if ('open' in segment) opening += '[';
    else if ('close' in segment) written += `${asked(segment.close.requestedBy, naming)}]`;
    else {
      const words = 'text' in segment ? literal(segment.text) : choice(segment.alternatives, naming);
      const lead = LEAD.exec(words)?.[0] ?? '';
      const isBlank = lead === words;
      written += isBlank ? lead : lead + opening + words.slice(lead.length);
      if (!isBlank) opening = '';
    }
  }
  return written;
};

const literal = (text: string): string => text.replace(/[\\[\]]/g, '\\$&');

const asked = (by: readonly Author[], { name = String }: Naming): string =>
  by.length === 0 ? '' : `: ${by.map(name).join(', ')}`;

const choice = (alternatives: readonly Alternative[], naming: Naming): string => {
  const shown = alternatives.filter((one) => one.proposals.length > 0 || textIn(one.marked) !== '');
  if (shown.some((one) => one.numeral !== undefined)) return paragraphs(shown, naming);
  const lead = LEAD.exec(textIn(shown[0]?.marked ?? []))?.[0] ?? '';
  return lead + shown.map((one) => bracketed(one, naming)).join(' ');
};

/** Alternatives of a whole paragraph, each in a line of its own under the number it would have. */
const paragraphs = (alternatives: readonly Alternative[], naming: Naming): string =>
  alternatives
    .map((one) => {
      const number = [naming.number, one.numeral].filter((part) => part !== undefined && part !== '').join(' ');
      return `${number}${number && '. '}${bracketed(one, naming)}`;
    })
    .join('\n');

const bracketed = (one: Alternative, naming: Naming): string => {
  const words = line(one.marked, naming).trim();
  const what = words === '' ? 'delete' : words.toLowerCase() === 'delete' ? `“${words}”` : words;
  return `[${what}${asked(one.by, naming)}]`;
};
