import { Invalid } from '#eventsourcing';
import type { Options } from './arguments.js';

/** As much of JSON Schema as zod writes for inputs. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

/** One thing that can be said, by its path: `edit.wording` is the wording in the edit. */
export interface Field {
  readonly path: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** Everything that an input can hold, what is within it after what holds it. */
export const fieldsOf = (schema: JsonSchema, path = '', required = true): Field[] => {
  const variants = schema.anyOf ?? schema.oneOf;
  const within = variants ? variants.flatMap((variant) => inner(variant, path, false)) : inner(schema, path, required);
  const all = path === '' ? within : [{ path, required, schema }, ...within];
  return all.filter((field, i) => all.findIndex((other) => other.path === field.path) === i);
};

const inner = (schema: JsonSchema, path: string, required: boolean): Field[] =>
  Object.entries(propertiesOf(schema)).flatMap(([name, property]) =>
    fieldsOf(property, path === '' ? name : `${path}.${name}`, required && schema.required?.includes(name) === true),
  );

/** Names by language and the like are spelled out too. */
const propertiesOf = ({ properties, propertyNames, additionalProperties }: JsonSchema): Record<string, JsonSchema> => {
  if (properties) return properties;
  if (typeof additionalProperties !== 'object' || !propertyNames?.enum) return {};
  return Object.fromEntries(propertyNames.enum.map((name) => [String(name), additionalProperties]));
};

/** A field may be typed as it is called or with hyphens: `--questionId`, `--question-id`. */
const spellings = (path: string): string[] => [
  ...new Set([path, path.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]),
];

export const optionsFor = (fields: readonly Field[]): Options =>
  Object.fromEntries(
    fields.flatMap(({ path, schema }) =>
      spellings(path).map((name) => [name, { type: 'string', multiple: schema.type === 'array' }] as const),
    ),
  );

/** The options typed put into what they say; `base` is what was said as JSON, and stays where no option says otherwise. */
export const valuesIn = (
  fields: readonly Field[],
  options: Readonly<Record<string, unknown>>,
  base: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => {
  const values = structuredClone(base) as Record<string, unknown>;
  for (const { path, schema } of fields)
    for (const name of spellings(path)) {
      const typed = options[name];
      if (typed !== undefined) put(values, path.split('.'), valueOf(path, schema, typed));
    }
  return values;
};

const put = (into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    Object.assign(into, { [name]: value });
    return;
  }
  const held = into[name];
  const next = typeof held === 'object' && held !== null ? { ...(held as Record<string, unknown>) } : {};
  put(next, rest, value);
  Object.assign(into, { [name]: next });
};

/** What was typed as what it stands for; anything but words and numbers is JSON. A list may be one, or be repeated. */
const valueOf = (path: string, schema: JsonSchema, typed: unknown): unknown => {
  if (Array.isArray(typed)) return listOf(path, schema, typed as string[]);
  const text = String(typed);
  if (isText(schema)) return text;
  if (schema.type === 'integer' || schema.type === 'number') return Number(text);
  return json(text, `--${path}`);
};

const listOf = (path: string, { items = {} }: JsonSchema, typed: readonly string[]): unknown[] => {
  const [first = ''] = typed;
  if (typed.length === 1 && first.trimStart().startsWith('[')) return json(first, `--${path}`) as unknown[];
  return typed.map((one) => valueOf(path, items, one));
};

const isText = ({ type, enum: names, const: only }: JsonSchema): boolean =>
  type === 'string' || (type === undefined && (names !== undefined || typeof only === 'string'));

/** Reads JSON that was typed; `Invalid('JSON_MALFORMED')` says where it was typed. */
export const json = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Invalid('JSON_MALFORMED', `What is given as ${where} is not JSON.`, [
      { path: where, message: `must be JSON, such as '{"en":"…"}'` },
    ]);
  }
};

/** A field in a line of help. */
export const described = ({ schema }: Field): string => {
  const kind = schema.enum ? schema.enum.map(String).join(' | ') : kindOf(schema);
  return schema.description === undefined ? kind : `${kind}; ${schema.description}`;
};

const kindOf = ({ type, const: only, items, anyOf, oneOf }: JsonSchema): string => {
  if (typeof only === 'string') return only;
  if (type === 'array') return `list of ${items?.type === 'string' ? 'text' : 'JSON'}`;
  if (type === 'object' || anyOf || oneOf) return 'JSON';
  return type === 'string' ? 'text' : (type ?? 'JSON');
};
