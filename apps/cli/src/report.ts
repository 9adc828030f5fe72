import { Invalid, Problem, Refused } from '#eventsourcing';
import { exitCode } from './exit-code.js';
import { ProblemError, type ProblemDetails } from './problem-error.js';
import type { Terminal } from './terminal.js';

/** Says on standard error what went wrong and what would be right; never a stack. Returns what to exit with. */
export const report = (error: unknown, asJson: boolean, terminal: Terminal): number => {
  const told = detailsOf(error);
  if (asJson) terminal.note(JSON.stringify(told));
  else terminal.note(...linesOf(told));
  return exitCode(error);
};

type Told = Partial<ProblemDetails> & Pick<ProblemDetails, 'code' | 'detail'>;

const detailsOf = (error: unknown): Told => {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Problem))
    return { code: 'INTERNAL', detail: error instanceof Error ? error.message : String(error) };
  const { code, message: detail } = error;
  if (error instanceof Invalid) return { code, detail, issues: error.issues };
  if (error instanceof Refused) return { code, detail, rule: error.rule, overridable: error.overridable };
  return { code, detail };
};

const linesOf = ({ code, detail, status, rule, overridable, issues = [] }: Told): string[] => [
  `${code}: ${detail}`,
  ...issues.map(({ path, message }) => `  ${path}: ${message}`),
  ...(rule === undefined ? [] : [`  Rule ${rule}.`]),
  ...(overridable === true
    ? [`  The Chair may pass it on the record: --overrides '[{"rule":"${rule ?? ''}","code":"${code}","words":"…"}]'`]
    : []),
  ...hintOn(status, code),
];

const HINTS: Readonly<Record<number, string>> = {
  401: 'Say who you are: --token or NONPAPER_TOKEN. "nonpaper token <person-id>" makes a token.',
  412: 'Look again with "nonpaper show", and decide on what you see then.',
  428: 'Say what you saw with --seen.',
};

const hintOn = (status: number | undefined, code: string): string[] => {
  if (code === 'SERVICE_UNREACHABLE')
    return ['  Start it with "nonpaper serve", or say where it is: --url or NONPAPER_URL.'];
  const hint = status === undefined ? undefined : HINTS[status];
  return hint === undefined ? [] : [`  ${hint}`];
};
