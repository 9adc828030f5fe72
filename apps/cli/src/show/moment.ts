/** An instant as a paper has it: to the minute, UTC. */
export const moment = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
