import { Problem } from '#eventsourcing';

/** One thing that was looked at: how it is, and what would mend it. */
export interface Finding {
  readonly level: 'ok' | 'warn' | 'FAIL';
  readonly component: string;
  readonly what: string;
  readonly cure?: string;
}

export const well = (component: string, what: string): Finding => ({ level: 'ok', component, what });

/** Not as it should be for long, or not as it could be; the service runs. */
export const doubtful = (component: string, what: string, cure: string): Finding => ({
  ...{ level: 'warn', component, what, cure },
});

export const ill = (component: string, what: string, cure: string): Finding => ({
  ...{ level: 'FAIL', component, what, cure },
});

/** What an error says, with its code where it has one. */
export const said = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Problem ? `${error.code}: ${message}` : message;
};
