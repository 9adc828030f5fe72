import type { Problem } from '#eventsourcing';
import { register } from '#negotiation';
import { readArguments } from './arguments.js';
import { described, fieldsOf, optionsFor, valuesIn, type JsonSchema } from './fields.js';
import { helpOn } from './help.js';
import { sayable } from './say.js';

const SCHEMA: JsonSchema = {
  type: 'object',
  required: ['title', 'edit'],
  properties: {
    title: { type: 'string', description: 'what it is called' },
    n: { type: 'integer' },
    keep: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    edit: {
      anyOf: [
        { type: 'object', required: ['wording'], properties: { wording: { type: 'string' } } },
        { type: 'object', properties: { hunks: { type: 'array', items: { type: 'object' } } } },
      ],
    },
    names: { type: 'object', propertyNames: { enum: ['en', 'fr'] }, additionalProperties: { type: 'string' } },
    questionId: { type: 'string' },
  },
};

const fields = fieldsOf(SCHEMA);
const typed = (...argv: string[]) => valuesIn(fields, readArguments(argv, optionsFor(fields)).options);

const refusal = (...argv: string[]): string => {
  try {
    return JSON.stringify(typed(...argv));
  } catch (error) {
    return (error as Problem).code;
  }
};

describe('the fields of a command', () => {
  it('are those of its schema, what is within after what holds it', () => {
    expect(fields.map(({ path, required }) => (required ? `${path}!` : path))).toEqual(
      'title! n keep tags edit! edit.wording edit.hunks names names.en names.fr questionId'.split(' '),
    );
  });

  it('are read as what they stand for', () => {
    expect(typed('--title', '7', '--n', '7', '--keep', 'true', '--edit.wording', 'x', '--names.fr', 'y')).toEqual({
      ...{ title: '7', n: 7, keep: true },
      ...{ edit: { wording: 'x' }, names: { fr: 'y' } },
    });
  });

  it('may be lists, repeated or as JSON', () => {
    expect(typed('--tags', 'a', '--tags', 'b')).toEqual({ tags: ['a', 'b'] });
    expect(typed('--tags', '["a"]')).toEqual({ tags: ['a'] });
  });

  it('may be spelled with hyphens', () => {
    expect(typed('--question-id', '14')).toEqual({ questionId: '14' });
  });

  it('go over what was said as JSON, field by field', () => {
    const { options } = readArguments(['--names.fr', 'y'], optionsFor(fields));
    expect(valuesIn(fields, options, { title: 't', names: { en: 'x' } })).toEqual({
      title: 't',
      names: { en: 'x', fr: 'y' },
    });
  });

  it('are refused when nobody knows them, or when they are not JSON', () => {
    expect(refusal('--bogus', '1')).toBe('ARGUMENTS');
    expect(refusal('--title')).toBe('ARGUMENTS');
    expect(refusal('--edit', '{')).toBe('JSON_MALFORMED');
  });

  it('are described with what they may be', () => {
    expect(fields.map(described).slice(0, 5)).toEqual([
      'text; what it is called',
      'integer',
      'boolean',
      'list of text',
      'JSON',
    ]);
  });
});

describe('every command of the register', () => {
  it.each(register.map((entry) => [entry.name, entry] as const))('%s can be said and has help', (_, entry) => {
    const { data, beside } = sayable(entry);
    const paths = [...data, ...beside].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(expect.arrayContaining(['occurredAt', 'instructedBy']));
    const help = helpOn(entry, { data, beside }).join('\n');
    for (const { path } of data) expect(help).toContain(`--${path}`);
    expect(help.includes('--seen')).toBe(entry.subject === 'text');
    expect(help).not.toContain('[object Object]');
  });
});
