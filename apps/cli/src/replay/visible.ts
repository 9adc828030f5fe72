const BLANK = /[\s\u0085\uFEFF]+/gu;

/** The characters of a text that can be seen: by them our words and git's, which are not cut alike, are compared. */
export const visible = (text: string): string[] => Array.from(text.replace(BLANK, ''));
