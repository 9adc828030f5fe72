import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessDecider, bodyDecider, deliveryDecider, personDecider, register, textDecider } from '#negotiation';
import { queries } from '#negotiation-nest';
import {
  accept,
  allCarriedOver,
  closed,
  decide,
  dispose,
  issued,
  object,
  proposed,
  Q1,
  Q2,
  Q3,
  Q4,
  reading,
  scene,
  tabled,
  withdraw,
} from '../libs/negotiation/src/testing/index.js';

const TOP = join(import.meta.dirname, '..');
const page = (name: string): string => readFileSync(join(TOP, 'docs', name), 'utf8');

const sources = ['libs', 'apps']
  .flatMap((folder) =>
    readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' }).map((f) => join(folder, f)),
  )
  .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(file))
  .map((file) => readFileSync(join(TOP, file), 'utf8'));

const NotRetain = register.find(({ name }) => name === 'NotRetain')!.command;

/** Shapes in which wording travels: tables of their own, but no events. */
const SHAPES = new Set(['Hunk', 'Edit', 'AppliedHunk', 'Opening']);

/** The rows of a page's tables: the first cell, and the others as they are. */
const tableRows = (text: string): [first: string, others: string][] =>
  [...text.matchAll(/^\| (.+?) +\| (.+) \|$/gm)].map(([, first = '', others = '']) => [first, others]);

const matched = (pattern: RegExp): string[][] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map((m) => [...m]));

describe('docs/errors.md', () => {
  const CLASS = 'Invalid|Unauthenticated|Forbidden|NotFound|Refused|Conflict|Unavailable|NotProven';
  const documented = new Map(
    tableRows(page('errors.md'))
      .filter(([code]) => /^`[A-Z_]+`$/.test(code))
      .map(([code, cells]) => [code.slice(1, -1), cells]),
  );

  /** Codes with the class and the rule with which they are thrown. */
  const thrown = [
    ...matched(new RegExp(`new (${CLASS})\\(\\s*(?:'(R\\d+)',\\s*)?'([A-Z][A-Z_]+)'`, 'g')),
    ...matched(/()insist\([^;]*?'(R\d+)',\s*'([A-Z][A-Z_]+)'/g),
    ...matched(/()rule: '(R\d+)',\s*code: '([A-Z][A-Z_]+)'/g),
    ...matched(/()()code: '([A-Z]+_[A-Z_]+)'/g),
  ].map(([, kind = '', rule = '', code = '']) => ({ kind: kind === '' ? 'Refused' : kind, rule, code }));

  /** Faults of an edit, failures of a delivery, and what the filter answers for the framework. */
  const others = [
    ...matched(/fault\('([A-Z_]+)'/g),
    ...matched(/type FailureCode = ([^;]+);/g).flatMap(([, union = '']) => [...union.matchAll(/'([A-Z_]+)'/g)]),
    ...matched(/\d{3}: \['([A-Z_]+)',/g),
    ...matched(/problem\(500, '([A-Z_]+)'/g),
    ...matched(/\?\? \['([A-Z_]+)', error\.message\]/g),
  ].map(([, code = '']) => code);

  /** `${kind}_UNKNOWN` of the views. */
  const unknown = queries.flatMap(({ path }) => {
    const kind = /^texts\/:id\/(\w+)s\/:key$/.exec(path)?.[1];
    return kind === undefined ? [] : [`${kind.toUpperCase()}_UNKNOWN`];
  });

  it('names every code that is thrown, with its class and its rule', () => {
    expect(thrown.length).toBeGreaterThan(150);
    const missing = thrown.filter(({ kind, rule, code }) => {
      const cells = documented.get(code) ?? '';
      return !cells.includes(`\`${kind}\``) || (rule !== '' && !new RegExp(`\\b${rule}\\b`).test(cells));
    });
    expect(missing).toEqual([]);
    expect([...others, ...unknown].filter((code) => !documented.has(code))).toEqual([]);
  });

  it('names no code that is not there any more', () => {
    const known = new Set([...thrown.map(({ code }) => code), ...others, ...unknown]);
    expect([...documented.keys()].filter((code) => !known.has(code))).toEqual([]);
  });

  it('says what would be right', () => {
    for (const [code, cells] of documented) expect([code, /\w{2}[^|]*$/.test(cells)]).toEqual([code, true]);
  });
});

describe('docs/events.md', () => {
  const rows = tableRows(page('events.md')).filter(([type]) => /^`[A-Z][a-z]\w+`/.test(type));
  const fields = new Map(rows.map(([type, data]) => [/\w+/.exec(type)?.[0] ?? '', data]));
  const documented = new Set([
    ...[...fields.keys()].filter((type) => !SHAPES.has(type)),
    ...[...page('events.md').matchAll(/`([A-Z]\w+)` `\{/g)].map(([, type = '']) => type),
  ]);
  const deciders = [textDecider, bodyDecider, deliveryDecider, personDecider, accessDecider];

  it('describes every type that is recorded, and no other', () => {
    const recorded = new Set(matched(/\{\s*type: '([A-Z]\w+)';/g).map(([, type = '']) => type));
    expect(recorded.size).toBeGreaterThan(45);
    expect([...recorded].filter((type) => !documented.has(type))).toEqual([]);
    expect([...documented].filter((type) => !recorded.has(type))).toEqual([]);
    expect([...documented].filter((type) => !deciders.some((decider) => decider.knows(type)))).toEqual([]);
  });

  const DECISION = '`seen` `reason` `words` `mode` `whose`';

  const fieldsOf = (type: string): string => {
    const data = fields.get(type) ?? '';
    const before = [...fields.keys()][[...fields.keys()].indexOf(type) - 1] ?? '';
    const like = /^as `(\w+)`/.exec(data)?.[1] ?? (/^the same\b/.test(data) ? before : undefined);
    return `${like === undefined ? '' : fieldsOf(like)} ${data.replace('**D**', DECISION)}`;
  };

  it('describes every field of what a negotiation records', () => {
    const steps = [tabled, reading, proposed, object('Borealia', Q2)];
    const rooms = [
      scene(...steps, accept, ...allCarriedOver, closed, issued),
      scene(...steps, withdraw('Avalon'), dispose(Q1, 'agreed'), dispose(Q3, 'deferred')),
      scene(...steps, decide(NotRetain), dispose(Q4, 'removed', { reason: 'duplication' })),
    ];
    const facts = rooms.flatMap((room) => [...room.bodyFacts, ...room.facts]);
    const missing = facts.flatMap(({ type, data }) =>
      Object.keys(data as object)
        .filter((field) => !new RegExp(`\`${field}\\??\``).test(fieldsOf(type)))
        .map((field) => `${type}.${field}`),
    );
    expect([...new Set(missing)]).toEqual([]);
    expect(new Set(facts.map(({ type }) => type)).size).toBeGreaterThanOrEqual(20);
  });
});
