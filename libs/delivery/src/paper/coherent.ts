import { Invalid } from '#eventsourcing';
import type { Paper, PaperQuestion, Segment } from './paper.js';

/** Every footnote that a stretch of wording refers to, in order. */
export const references = (segment: Segment): readonly number[] => {
  if (segment.kind === 'close') return segment.footnotes;
  return segment.kind === 'alternatives' ? segment.options.flatMap(({ footnotes }) => footnotes) : [];
};

/** `Invalid('PAPER_INCOHERENT')` for a paper that would say something false: a bracket that never closes, a note that is not there. */
export const refuseIncoherent = ({ sections, footnotes }: Paper): void => {
  const known = new Set(footnotes.map(({ n }) => n));
  if (known.size < footnotes.length) throw incoherent('two footnotes have the same number');
  for (const question of sections.flatMap(({ questions }) => questions)) {
    refuseCrossedBrackets(question);
    for (const n of question.segments.flatMap(references))
      if (!known.has(n))
        throw incoherent(`question ${question.number} refers to footnote ${String(n)}, which is missing`);
  }
};

/** R17: brackets nest, never cross. */
const refuseCrossedBrackets = ({ number, segments }: PaperQuestion): void => {
  const open: string[] = [];
  for (const segment of segments) {
    if (segment.kind === 'open') open.push(segment.bracket);
    if (segment.kind === 'close' && open.pop() !== segment.bracket)
      throw incoherent(`a bracket of question ${number} closes that was not the last one opened`);
  }
  if (open.length > 0) throw incoherent(`a bracket of question ${number} never closes`);
};

const incoherent = (what: string): Invalid => new Invalid('PAPER_INCOHERENT', `The paper cannot be rendered: ${what}.`);
