/** What begins a paragraph though no blank line is before it: an item of a list, a heading, a row of a table, a field. */
const BEGINS = /^(?:[-*+•–|>]|#{1,6} |\(?(?:\d{1,3}|[a-z]{1,4})[.)](?: |\t)|<!--|-{3}|[a-z_]+:)/iu;
/** A heading is a line of its own. */
const HEADING = /^#{1,6} |^(?:-{3,}|\*{3,}|={3,})$/u;

/**
 * The paragraphs of a normalised text, each to be a question: what blank lines part, and lists item by item, because that
 * is how they are drafted, moved and taken out. Which of them blank lines part is presentation, as numbers are.
 */
export const paragraphsOf = (text: string): string[] => {
  const paragraphs: string[][] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const last = paragraphs.at(-1);
    if (open && last && line !== '' && !BEGINS.test(line)) last.push(line);
    else if (line !== '') paragraphs.push([line]);
    open = line !== '' && !HEADING.test(line);
  }
  return paragraphs.map((lines) => lines.join('\n'));
};
