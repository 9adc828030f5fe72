/** How many questions of a text may stand at a time. */
export const MAX_QUESTIONS = 1000;

/** How deep questions follow up questions. */
export const MAX_DEPTH = 4;
