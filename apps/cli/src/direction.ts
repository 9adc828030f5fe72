const LETTERS = /\p{L}/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

const [TO_THE_RIGHT, TO_THE_LEFT, END] = ['\u2066', '\u2067', '\u2069'];

const lettersIn = (text: string): number => text.match(LETTERS)?.length ?? 0;

/**
 * Sets a wording apart from what stands beside it on a line, in the direction of most of its letters, so that its marks and
 * figures stand where a reader of its script looks for them. Where nothing of it runs from right to left it stays as it is.
 */
export const isolating = (whole: string): ((part: string) => string) => {
  const leftwards = lettersIn((whole.match(RIGHT_TO_LEFT) ?? []).join(''));
  if (leftwards === 0) return (part) => part;
  const start = 2 * leftwards > lettersIn(whole) ? TO_THE_LEFT : TO_THE_RIGHT;
  return (part) => (part === '' ? '' : start + part + END);
};

/** The same of one that is on one line. */
export const isolated = (whole: string): string => isolating(whole)(whole);
