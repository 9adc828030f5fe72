import fc from 'fast-check';
import { samplePaper } from '../testing/sample-paper.js';
import type { Paper, PaperLanguage, Segment } from './paper.js';
import { renderPaper } from './render-paper.js';

const page = (changes?: Partial<Paper>): string => renderPaper(samplePaper(changes)).html;
const inLanguage = (language: PaperLanguage): string => page({ masthead: { ...samplePaper().masthead, language } });
const withSegments = (segments: readonly Segment[]): Partial<Paper> => {
  const [section] = samplePaper().sections;
  const questions = section?.questions.slice(0, 1).map((question) => ({ ...question, segments })) ?? [];
  return { sections: [{ title: 'I', questions }] };
};
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>"]*(?:"[^"<>]*")?)*)>/g;
const VOID = ['meta', 'br'];

/** The names of elements left open or closed out of turn. */
const unbalanced = (markup: string): string[] => {
  const open: string[] = [];
  const body = markup.replace(/<style>[\s\S]*?<\/style>/, '').replace('<!doctype html>', '');
  for (const [, closing, name = ''] of body.matchAll(TAG)) {
    if (VOID.includes(name)) continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
};

describe('a paper as a page', () => {
  it('has a masthead, one main part and headings in order', () => {
    const markup = page();
    expect(markup).toMatch(/^<!doctype html>\s*<html lang="en" dir="ltr">/);
    expect(all(markup, /<(header|main|footer|h[1-6])\b/g)).toEqual([
      'header',
      'main',
      'h1',
      'h2',
      'h3',
      'h3',
      'h2',
      'h2',
      'footer',
    ]);
    for (const said of [
      'CTOC/COP/WG.7/2018/CRP.1/Rev.1',
      'Distr.: Limited',
      '5 July 2018, 15:04 UTC',
      'Original: English',
    ])
      expect(markup).toContain(said);
    expect(unbalanced(markup)).toEqual([]);
  });

  it('needs nothing from elsewhere and runs nothing', () => {
    expect(page()).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son\w+=|(?:src|href)="(?!#)/);
  });

  it('bears the status stamp where there is no symbol', () => {
    const markup = page({ masthead: { ...samplePaper().masthead, symbol: null } });
    expect(markup).not.toContain('class="symbol"');
    expect(markup).toContain('<time datetime="2018-07-05T15:04:00.000Z">');
  });

  it('leads from every reference to its note and back', () => {
    const markup = page();
    const ids = all(markup, /\sid="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const target of all(markup, /href="#([^"]+)"/g)) expect(ids).toContain(target);
    const references = all(markup, /id="([^"]+)" href="#note-\d+" role="doc-noteref"/g);
    expect(references).toEqual(['ref-2', 'ref-1', 'ref-2-2']);
    expect(all(markup, /href="#([^"]+)" role="doc-backlink"/g).sort()).toEqual([...references].sort());
  });

  it('announces the brackets that are not wording, and only those', () => {
    const markup = page();
    expect(all(markup, /aria-label="bracket (opens|closes)"/g)).toEqual([
      'opens',
      'opens',
      'closes',
      'closes',
      'opens',
      'closes',
      'opens',
      'closes',
      'opens',
      'closes',
    ]);
    expect(markup).toContain('aggravating circumstances [sic] ');
    expect(markup.replace(/<[^>]*>/g, '')).toContain(
      'migrants [are] [may be: Freedonia, Sylvania]2 [leave out: Grand Fenwick] endangered?',
    );
    expect(markup).toContain('Bold square brackets');
    expect(page(withSegments([{ kind: 'text', text: '[agreed]' }]))).not.toContain('class="bracket"');
  });

  it('names who wants which alternative, and says that one wants none', () => {
    expect(page()).toContain('may be: <span class="sponsors"><bdi>Freedonia</bdi>, <bdi>Sylvania</bdi></span>');
    expect(page()).toContain('<span class="leave-out">leave out</span>');
  });

  it.each<[PaperLanguage, string, string]>([
    ['ar', 'dir="rtl"', 'Arabic'],
    ['fr', 'dir="ltr"', 'Distr. limitée'],
    ['es', 'dir="ltr"', 'Distr. limitada'],
    ['ru', 'dir="ltr"', 'Вопрос'],
    ['zh', 'dir="ltr"', '括号开始'],
  ])('speaks %s', (language, direction, word) => {
    expect(inLanguage(language)).toContain(`<html lang="${language}" ${direction}>`);
    expect(inLanguage(language)).toContain(word);
  });

  it('shows hostile wording as wording', () => {
    const pieces = [
      '<script>',
      '</p>',
      '"',
      "'",
      '&lt;',
      '<!--',
      '\0',
      '\ud800',
      '\u202e',
      ']',
      '[',
      '\n',
      ' onload=',
      'é',
      'م',
    ];
    const clean = (text: string): string => all(text.replace(/<style>[\s\S]*?<\/style>/, ''), TAG).join();
    const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const evil = page({
          ...withSegments([{ kind: 'text', text }]),
          title: text,
          note: text,
          footnotes: [{ n: 1, text }],
        });
        expect(unbalanced(evil)).toEqual([]);
        expect(evil).not.toMatch(/<script|<!--|\0|\ud800(?![\udc00-\udfff])/);
        expect(clean(evil)).not.toMatch(/on\w+=/);
      }),
    );
  });

  it('turns the direction of writing back where wording does not', () => {
    expect(page(withSegments([{ kind: 'text', text: 'a\u202eb' }]))).toContain('a\u202eb\u202c');
  });

  it.each<[string, Partial<Paper>]>([
    ['a note that is not there', { footnotes: [] }],
    ['two notes of one number', { footnotes: [1, 1, 2].map((n) => ({ n, text: 'x' })) }],
    ['a bracket that never closes', withSegments([{ kind: 'open', bracket: 'b' }])],
    ['a bracket that was never opened', withSegments([{ kind: 'close', bracket: 'b', footnotes: [] }])],
    [
      'brackets that cross',
      withSegments([
        { kind: 'open', bracket: 'a' },
        { kind: 'open', bracket: 'b' },
        { kind: 'close', bracket: 'a', footnotes: [] },
        { kind: 'close', bracket: 'b', footnotes: [] },
      ]),
    ],
  ])('is refused with %s', (_, changes) => {
    expect(() => page(changes)).toThrow(/cannot be rendered/);
  });
});

describe('a paper as JSON', () => {
  it('is the paper, in canonical form', () => {
    const { json } = renderPaper(samplePaper());
    expect(JSON.parse(json)).toEqual(samplePaper());
    expect(json).toMatch(/^\{"contentHash":"abab/);
    const reordered = Object.fromEntries(Object.entries(samplePaper()).reverse()) as unknown as Paper;
    expect(renderPaper(reordered).json).toBe(json);
  });
});
