/** Imports run one way: apps → negotiation-nest → negotiation → text, eventsourcing. `npm run check:imports` */
const SPECS = '\\.(e2e-)?spec\\.ts$|/testing/|^test/';

const libs = (...names) => `^libs/(${names.join('|')})/`;
const mayKnow = (name, others) => `^libs/(?!(${[name, ...others].join('|')})/)|^(apps|test)/`;

/** What each lib may import from this repository, besides itself. Adapters know the kernel only. */
const LAYERS = {
  eventsourcing: [],
  text: [],
  negotiation: ['text', 'eventsourcing'],
  'negotiation-nest': ['negotiation', 'text', 'eventsourcing', 'views'],
  'store-sqlite': ['eventsourcing'],
  'store-kurrentdb': ['eventsourcing'],
  views: ['eventsourcing'],
  queue: ['eventsourcing'],
  delivery: ['eventsourcing'],
};

const layers = Object.entries(LAYERS).map(([name, others]) => ({
  name: `${name}-knows-only`,
  comment: `libs/${name} may import ${others.join(', ') || 'no other lib'}.`,
  severity: 'error',
  from: { path: libs(name) },
  to: { path: mayKnow(name, others) },
}));

/** The pure libs: which packages and which built-in modules of Node they may use. */
const PURE = {
  text: '^node_modules/(@types/)?diff/',
  negotiation: '^node_modules/(zod|immutable)/',
};

const purity = Object.entries(PURE).map(([name, packages]) => ({
  name: `${name}-is-pure`,
  comment: `libs/${name} runs in the browser too: no built-in modules of Node, and of packages only the listed ones.`,
  severity: 'error',
  from: { path: libs(name), pathNot: SPECS },
  to: {
    dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    pathNot: packages,
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...purity,
    {
      name: 'apps-stand-alone',
      comment: 'No lib knows an app; an app knows another by its index only.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: SPECS },
      to: { path: '^(test/|apps/(?!$1/))', pathNot: '^apps/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'by-its-index',
      comment: 'A lib is entered by its index.',
      severity: 'error',
      from: { path: '^(libs/[^/]+/|apps/|test/)' },
      to: { path: '^libs/', pathNot: ['^$1', '^libs/[^/]+/src/((testing|bullmq|redis-server)/)?index\\.ts$'] },
    },
    {
      name: 'testing-is-for-specs',
      comment: 'What helps tests is not in the build.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: SPECS },
      to: { path: '/testing/|\\.spec\\.ts$' },
    },
    {
      name: 'nest-at-the-edge',
      comment: 'Decorators live in apps/ and libs/negotiation-nest.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/negotiation-nest/' },
      to: { path: '^node_modules/(@nestjs/|reflect-metadata/|rxjs/|fastify/)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is forgotten.',
      severity: 'error',
      from: { orphan: true, pathNot: [SPECS, '/src/(index|main)\\.ts$', '\\.mjs$'] },
      to: {},
    },
    { name: 'not-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-packages',
      comment: 'What runs in production stands in "dependencies".',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: SPECS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
