import { diff, displayDiff, tokenise, type DisplaySegment, type Hunk } from '../index.js';
import { CASES } from './cases.js';

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1f; --quiet: #5c6068; --line: #d8dade; --paper: #fff;
  --came: #0b6b2e; --came-bg: #e3f5e8; --went: #a3201a; --went-bg: #fdeaea; --moved: #1f4fa3; --moved-bg: #e6eefb; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e9ec; --quiet: #a2a7b0; --line: #3a3e45; --paper: #16181c;
  --came: #8fdca6; --came-bg: #16331f; --went: #ff9d96; --went-bg: #3d1c1b; --moved: #9fc1ff; --moved-bg: #1b2c4a; } }
body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; color: var(--ink); background: var(--paper);
  font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; } h2 { margin: 0 0 .5rem; font-size: 1rem; }
p, dd { margin: 0; } .lead { max-width: 45rem; color: var(--quiet); }
section { margin: 1.5rem 0; padding-top: 1rem; border-top: 1px solid var(--line); break-inside: avoid; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.compared { font-size: 1.15rem; line-height: 1.9; }
ins, del { padding: .1em .15em; border-radius: .2em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
ins { color: var(--came); background: var(--came-bg); text-decoration: underline; text-underline-offset: .2em; }
del { color: var(--went); background: var(--went-bg); text-decoration: line-through; }
.moved { color: var(--moved); background: var(--moved-bg); } ins.moved { text-decoration-style: double; }
del + ins { margin-inline-start: .15em; } sup, .end { font-size: .7em; opacity: .8; } sup { margin-inline-start: .15em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .8rem 0 0; color: var(--quiet); font-size: .9rem; }
dt { font-weight: 600; } code { white-space: pre-wrap; font-size: .95em; } li { margin: 0; } ul { margin: 0; padding: 0; list-style: none; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; color: #000; background: #fff; }
  :root { color-scheme: light; --ink: #000; --quiet: #333; --came: #064d20; --went: #7d120d; --moved: #123a80; } }
`;

/** Every hard case as people read it and as it is stored, in one page that needs nothing else. */
export const hardCasesPage = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hard cases of comparing wordings</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Hard cases of comparing wordings</h1>
<p class="lead">Each case as people read it: <ins>inserted</ins>, <del>struck</del>, and moved <del class="moved">from
here<sup>1</sup></del> <ins class="moved">to here<sup>1</sup></ins>. Below it both wordings, and the hunks as an edit stores
them: fewer words, because small words left over between two rewritten passages are swallowed only when shown.
${END} is the end of a paragraph. Made by the code, and kept in step with it by a test.</p>
${CASES.map(section).join('\n')}
</body>
</html>
`;

const section = ([name, before, after]: (typeof CASES)[number]): string => `<section>
<h2>${escaped(name)}</h2>
<p class="text compared" dir="auto">${displayDiff(before, after).map(marked).join('')}</p>
<dl>
<dt>Before</dt><dd class="text" dir="auto">${escaped(before)}</dd>
<dt>After</dt><dd class="text" dir="auto">${escaped(after)}</dd>
<dt>Stored</dt><dd><ul>${diff(tokenise(before), tokenise(after)).map(stored).join('')}</ul></dd>
</dl>
</section>`;

const END = '<span class="end">¶</span>';

const marked = ({ kind, text, move }: DisplaySegment): string => {
  if (kind === 'kept') return escaped(text);
  const words = text.replace(/^\p{Zs}/u, '');
  const lead = escaped(text.slice(0, text.length - words.length));
  if (words === '') return kind === 'inserted' ? lead : '';
  const number = move === undefined ? '' : `<sup>${String(move)}</sup>`;
  return lead + (kind === 'inserted' ? came(words, number) : went(words, number));
};

/** A paragraph ends behind the mark, not within it. */
const came = (words: string, number: string): string => {
  const lines = escaped(words).split('\n');
  const marks = lines.map((line, i) => (i < lines.length - 1 ? `${line}${END}` : line));
  return marks.map((line) => (line === '' ? '' : tagged('ins', line, number))).join('\n');
};

/** The end of a paragraph that was struck does not end one here. */
const went = (words: string, number: string): string => tagged('del', escaped(words).replaceAll('\n', END), number);

const tagged = (tag: string, text: string, number: string): string =>
  `<${tag}${number === '' ? '' : ' class="moved"'}><bdi>${text}</bdi>${number}</${tag}>`;

const stored = ({ from, to, del, ins }: Hunk): string =>
  `<li>${String(from)}–${String(to)} <code><bdi>${escaped(JSON.stringify(del))}</bdi></code> → ` +
  `<code><bdi>${escaped(JSON.stringify(ins))}</bdi></code></li>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
