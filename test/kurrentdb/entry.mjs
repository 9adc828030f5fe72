/**
 * Starts the process from JavaScript made once and kept: loading a compiler at every start would cost tests that kill
 * and restart it more than all the rest.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache');
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));
const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
const made = join(CACHE, `kurrentdb-${hash}`);

const make = async () => {
  const { default: ts } = await import('typescript');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(`${made}-`);
  writeFileSync(join(draft, 'package.json'), '{ "type": "module" }');
  for (const { name, text } of sources) {
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    writeFileSync(join(draft, name.replace(/\.ts$/, '.js')), outputText);
  }
  try {
    renameSync(draft, made);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(made)) throw error; // else another process was first
  }
};

if (!existsSync(made)) await make();
await import(pathToFileURL(join(made, 'main.js')).href);
