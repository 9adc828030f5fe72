import { z } from 'zod';
import { envelope, register, verbOf, type Entry, type Subject } from '#negotiation';
import { queries, type QueryEntry } from '#negotiation-nest';

/** The first step of the paths of a subject's commands. */
export const FOLDER: Record<Subject, string> = {
  ...{ text: 'texts', body: 'bodies', person: 'persons', notice: 'notices', access: 'access' },
};

/** One way through the door, as it is described; its route is declared where it is answered. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'get' | 'post';
  /** As routes are written: `texts/:id/paper`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Headers by name that change what is answered, each with what it does. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the answer is, if it is not JSON. */
  readonly answers?: readonly string[];
}

const KEY = 'The same key gives the same answer, once.';
const VISIBLE = '"wait": answer when the views have it.';
const POSITION = 'As an answer gave it: what is shown is at least as fresh, or 503.';

const ofCommand = ({ name, subject, speakers, command }: Entry): Operation => ({
  operationId: name,
  method: 'post',
  path: subject === 'access' ? `${FOLDER.access}/${verbOf(name)}` : `${FOLDER[subject]}/:id/${verbOf(name)}`,
  summary: `For: ${speakers.join(', ')}`,
  body: envelope(command.input),
  headers: { 'Idempotency-Key': KEY, 'Nonpaper-Visible': VISIBLE },
});

const ofQuery = ({ name, path, params, summary, description }: QueryEntry): Operation => ({
  ...{ operationId: name, method: 'get', path, summary, description, query: params },
  headers: { 'Nonpaper-Position': POSITION },
});

/** What `/openapi.json` says: every command and every view from their registers, and the operations named besides. */
export const openApi = (others: readonly Operation[]): object => {
  const operations = [...register.map(ofCommand), ...queries.map(ofQuery), ...others];
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = `/${operation.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [operation.method]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Nonpaper', version: '0.1.0' },
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: { Problem } },
  };
};

const described = ({
  operationId,
  path,
  summary,
  description,
  query,
  body,
  headers,
  answers = [JSON_TYPE],
}: Operation): object => ({
  operationId,
  summary,
  ...(description !== undefined && { description }),
  tags: [path.split('/')[0]],
  security: [{ bearer: [] }],
  parameters: [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: STRING })),
    ...(query ? inQuery(query) : []),
    ...Object.entries(headers).map(([name, description]) => ({ name, in: 'header', description, schema: STRING })),
  ],
  ...(body && { requestBody: { required: true, content: { [JSON_TYPE]: { schema: schemaOf(body) } } } }),
  responses: {
    200: { description: 'Done, or shown', content: Object.fromEntries(answers.map((type) => [type, {}])) },
    default: { description: 'A problem, by its code', content: { 'application/problem+json': { schema: PROBLEM } } },
  },
});

const JSON_TYPE = 'application/json';
const STRING = { type: 'string' };
const PROBLEM = { $ref: '#/components/schemas/Problem' };

const inQuery = (query: z.ZodType): object[] => {
  const { properties = {}, required = [] } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name) },
    schema,
  }));
};

/** What is sent, before defaults and transformations. */
const schemaOf = (schema: z.ZodType): z.core.JSONSchema.ObjectSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest as z.core.JSONSchema.ObjectSchema;
};

/** RFC 9457, with our codes: docs/errors.md names them all. */
const Problem = schemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('never reused'),
    detail: z.string().describe('what would be right'),
    rule: z.string().optional().describe('the rule that says no: R1 to R29'),
    overridable: z.boolean().optional().describe('whether the Chair may pass it on the record'),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('what is wrong with what was sent'),
  }),
);
