// Lets a child process of a spec run our TypeScript as it stands: node --conditions=source --import <this file> <child.ts>
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

export const resolve = (specifier, context, next) =>
  specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
    ? next(specifier.replace(/\.js$/, '.ts'), context)
    : next(specifier, context);

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const { default: ts } = await import('typescript'); // here, not above: only the thread of the hooks needs it
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const source = ts.transpileModule(await readFile(fileURLToPath(url), 'utf8'), { compilerOptions }).outputText;
  return { format: 'module', source, shortCircuit: true };
};

if (isMainThread) register(import.meta.url);
