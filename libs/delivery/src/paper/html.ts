/** Markup that is safe to send: made only by `markup` below, so that no text becomes markup by being forgotten. */
export class Html {
  constructor(readonly html: string) {}
}

type Part = Html | string | number | undefined | readonly Html[];

/** Markup with everything that is put into it escaped, unless it is markup itself. */
export const markup = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(pieces.reduce((out, piece, i) => out + asMarkup(parts[i - 1]) + piece));

const asMarkup = (part: Part): string => {
  if (part === undefined) return '';
  if (part instanceof Html) return part.html;
  return typeof part === 'object' ? part.map(({ html }) => html).join('') : escaped(String(part));
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  directionsClosed(text)
    .replace(/\p{Cs}|(?![\n\t])\p{Cc}/gu, '\ufffd')
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** A text that turns the direction of writing and does not turn it back would turn what follows it. */
const directionsClosed = (text: string): string => {
  const open: string[] = [];
  for (const c of text.match(/[\u202a-\u202e\u2066-\u2069]/g) ?? []) {
    if (c === '\u202c' || c === '\u2069') open.pop();
    else open.push(c < '\u2066' ? '\u202c' : '\u2069');
  }
  return text + open.reverse().join('');
};

/** The given markup, when there is something to put into it. */
export const when = <T>(value: T | undefined, shown: (value: T) => Html): Html | undefined =>
  value === undefined ? undefined : shown(value);
