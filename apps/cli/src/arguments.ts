import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Invalid } from '#eventsourcing';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed: words in order, and options by name; an option that may be repeated is a list. */
export interface Arguments {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** For every command. */
export const COMMON: Options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };

/** For every command that speaks to a running service. */
export const CONNECTION: Options = { ...COMMON, url: { type: 'string' }, token: { type: 'string' } };

/** Reads what was typed; `Invalid('ARGUMENTS')` says what is not understood. */
export const readArguments = (argv: readonly string[], options: Options): Arguments => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { words: positionals, options: values };
  } catch (error) {
    const [first = ''] = (error as Error).message.split('. ');
    throw new Invalid('ARGUMENTS', `${first.replace(/\.$/, '')}. See --help.`);
  }
};

/** A text option, or undefined where it was not given. */
export const given = ({ options }: Arguments, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

export const flagged = ({ options }: Arguments, name: string): boolean => options[name] === true;
