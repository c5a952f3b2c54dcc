import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One file to import in each room; what it exports is of no interest. */
const TARGETS = [
  ...['roadmap', 'progress', 'cards', 'search', 'simulators'].map((room) => `src/${room}/target.ts`),
  ...['authoring', 'client', 'starlight', 'pages'].map((room) => `src/${room}/target.ts`),
  'src/components/Target.astro',
  'scripts/target.ts',
];

const IMPORTS = 'boundaries/dependencies';
const GLOBALS = 'no-restricted-globals';
const SYNTAX = 'no-restricted-syntax';
const PROPERTIES = 'no-restricted-properties';

/** A planted fault: where, what, and the rule that must report it. */
const FAULTS = [
  ['src/roadmap/astro.ts', `import 'astro/loaders';`, IMPORTS],
  ['src/roadmap/virtual.ts', `import 'astro:content';`, IMPORTS],
  ['src/roadmap/node.ts', `import 'node:fs';`, IMPORTS],
  ['src/roadmap/bare-node.ts', `import 'fs';`, IMPORTS],
  ['src/roadmap/lazy-node.ts', `export const files = () => import('node:fs');`, IMPORTS],
  ['src/roadmap/progress.ts', `import '../progress/target.ts';`, IMPORTS],
  ['src/roadmap/type.ts', `export type { a } from '../progress/target.ts';`, IMPORTS],
  ['src/progress/search.ts', `import '../search/target.ts';`, IMPORTS],
  ['src/cards/search.ts', `import '~/search/target.ts';`, IMPORTS],
  ['src/simulators/roadmap.ts', `import '../roadmap/target.ts';`, IMPORTS],
  ['src/roadmap/client.ts', `import '../client/target.ts';`, IMPORTS],
  ['src/client/components.ts', `import '../components/Target.astro';`, IMPORTS],
  ['src/client/authoring.ts', `import '../authoring/target.ts';`, IMPORTS],
  ['src/client/node.ts', `import 'node:path';`, IMPORTS],
  ['src/authoring/pages.ts', `import '../pages/target.ts';`, IMPORTS],
  ['src/authoring/client.ts', `import '../client/target.ts';`, IMPORTS],
  ['src/components/Authoring.astro', `---\nimport '../authoring/target.ts';\n---\n`, IMPORTS],
  ['src/components/Files.astro', `---\nimport 'node:fs';\n---\n`, IMPORTS],
  ['src/components/Script.astro', `<script>import '~/authoring/target.ts';</script>`, IMPORTS],
  [
    'src/components/Relative.astro',
    `<script>import '../client/target.ts';</script>`,
    'no-restricted-imports',
  ],
  ['src/pages/starlight.ts', `import '../starlight/target.ts';`, IMPORTS],
  ['src/starlight/scripts.ts', `import '../../scripts/target.ts';`, IMPORTS],
  ['src/roadmap/scripts.test.ts', `import '../../scripts/target.ts';`, IMPORTS],
  ['src/content.config.ts', `import './pages/target.ts';`, IMPORTS],
  ['src/attic/thing.ts', `export const a = 1;`, 'boundaries/no-unknown-files'],

  ['src/roadmap/document.ts', `export const a = document.title;`, GLOBALS],
  ['src/roadmap/global-this.ts', `export const a = globalThis.document;`, GLOBALS],
  ['src/roadmap/fetch.ts', `export const a = fetch('x');`, GLOBALS],
  ['src/roadmap/process.ts', `export const a = process.env;`, GLOBALS],
  ['src/roadmap/timer.ts', `setTimeout(() => 1, 1);`, GLOBALS],
  ['src/roadmap/stopwatch.ts', `export const a = performance.now();`, GLOBALS],
  ['src/roadmap/new-date.ts', `export const a = new Date();`, SYNTAX],
  ['src/roadmap/date-call.ts', `export const a = Date();`, SYNTAX],
  ['src/roadmap/date-now.ts', `export const a = Date.now();`, PROPERTIES],
  ['src/roadmap/taken-apart.ts', `export const { now } = Date;`, PROPERTIES],
  [
    'src/roadmap/temporal.ts',
    `import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal.Now.plainDateISO();`,
    PROPERTIES,
  ],
  ['src/cards/chance.ts', `export const a = Math.random();`, PROPERTIES],
  ['src/authoring/window.ts', `export const a = window.name;`, GLOBALS],
  ['src/components/Storage.astro', `---\nconst a = localStorage.length;\n---\n{a}`, GLOBALS],
  ['src/components/InlineScript.astro', `<script is:inline>document.title = 'a';</script>`, GLOBALS],
  ['src/pages/Element.astro', `<script>customElements.define('a-b', class {});</script>`, GLOBALS],

  ['src/client/inner-html.ts', `document.body.innerHTML = 'a';`, SYNTAX],
  ['src/client/adjacent.ts', `document.body.insertAdjacentHTML('beforeend', 'a');`, SYNTAX],
  ['src/client/eval.ts', `export const a: unknown = eval('1');`, 'no-eval'],
  ['src/components/Style.astro', `<p style="color: red">a</p>`, SYNTAX],
  ['src/components/StyleValue.astro', `---\nconst a = 'x';\n---\n<p style={a}>a</p>`, SYNTAX],
  ['src/components/StyleTemplate.astro', '---\nconst a = 1;\n---\n<p style=`width: ${a}px`>a</p>', SYNTAX],
  ['src/components/Handler.astro', `<button onclick="a()">a</button>`, SYNTAX],
  ['src/components/Vars.astro', `---\nconst a = 1;\n---\n<style define:vars={{ a }}></style>`, SYNTAX],
  [
    'src/components/SetHtml.astro',
    `---\nconst a = 'x';\n---\n<p set:html={a} />`,
    'astro/no-set-html-directive',
  ],
  ['src/client/long.ts', `export const a = [\n${'  1,\n'.repeat(250)}];`, 'max-lines'],
  ['src/authoring/print.ts', `console.log('a');`, 'no-console'],
] as const;

/** Files that must pass. */
const SOUND = [
  ['src/progress/roadmap.ts', `import '../roadmap/target.ts';`],
  ['src/search/progress.ts', `import '../progress/target.ts';`],
  ['src/cards/roadmap.ts', `import '~/roadmap/target.ts';`],
  ['src/roadmap/library.ts', `import 'valibot';`],
  [
    'src/roadmap/given-date.ts',
    `export const year = (day: string): number => new Date(day).getUTCFullYear();`,
  ],
  ['src/roadmap/own-name.ts', `export const length = (name: string): number => name.length;`],
  ['src/roadmap/fixture.test.ts', `import 'node:fs';\nimport 'vitest';`],
  [
    'src/client/search.ts',
    `import '../search/target.ts';\ndocument.title = localStorage.getItem('a') ?? '';`,
  ],
  ['src/authoring/cards.ts', `import 'node:fs';\nimport '../cards/target.ts';`],
  [
    'src/components/Client.astro',
    `---\nimport '~/roadmap/target.ts';\n---\n<script>import '~/client/target.ts';</script>`,
  ],
  [
    'src/components/StyleProp.astro',
    `---\nimport Target from './Target.astro';\n---\n<Target style="wide" />`,
  ],
  [
    'src/components/Svg.astro',
    `{/* eslint-disable-next-line astro/no-set-html-directive -- ours */}\n<p set:html={'a'} />`,
  ],
  ['src/pages/all.ts', `import '../authoring/target.ts';\nimport '../components/Target.astro';`],
  ['src/starlight/all.ts', `import '../components/Target.astro';\nimport '../client/target.ts';`],
  ['scripts/all.ts', `import '../src/authoring/target.ts';\nimport '../src/roadmap/target.ts';`],
] as const;

let house: string;

beforeAll(async () => {
  house = await realpath(await mkdtemp(join(tmpdir(), 'house-')));
  for (const file of ['eslint.config.js', 'eslint.rooms.js', 'tsconfig.json', 'knip.json', 'package.json']) {
    await cp(file, join(house, file));
  }
  await symlink(join(import.meta.dirname, '../node_modules'), join(house, 'node_modules'), 'junction');
  for (const target of TARGETS)
    await plant(target, target.endsWith('.ts') ? 'export const a = 1;' : '<p>a</p>');
});

afterAll(() => rm(house, { recursive: true }));

async function plant(path: string, source: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), `${source}\n`);
}

describe('the directions of the house', () => {
  const reported = new Map<string, string[]>();

  beforeAll(async () => {
    for (const [path, source] of [...FAULTS, ...SOUND]) await plant(path, source);
    const eslint = new ESLint({ cwd: house });
    for (const { filePath, messages } of await eslint.lintFiles(['src', 'scripts'])) {
      const path = relative(house, filePath).replaceAll('\\', '/');
      reported.set(
        path,
        messages.map(({ ruleId, message }) => ruleId ?? message),
      );
    }
  });

  it.each(FAULTS)('%s is reported: %s', (path, _, rule) => {
    expect(reported.get(path)).toContain(rule);
  });

  it.each(SOUND)('%s passes', (path) => {
    expect(reported.get(path)).toEqual([]);
  });
});

describe('import cycles', () => {
  it('are found, through markup and its scripts too', async () => {
    await plant(
      'src/pages/index.astro',
      `---\nimport '../components/Hen.astro';\nimport '../roadmap/ring-a.ts';\n---\n`,
    );
    await plant('src/components/Hen.astro', `<script>import '~/components/egg.ts';</script>`);
    await plant('src/components/egg.ts', `import './Hen.astro';`);
    await plant('src/roadmap/ring-a.ts', `import './ring-b.ts';\nimport './target.ts';`);
    await plant('src/roadmap/ring-b.ts', `import './ring-a.ts';`);
    expect(await knipCycles()).toEqual([
      ['src/components/Hen.astro', 'src/components/egg.ts'],
      ['src/roadmap/ring-a.ts', 'src/roadmap/ring-b.ts'],
    ]);
  });
});

/** The import cycles that knip finds in the planted house, each a list of paths; it exits with an error on any fault. */
async function knipCycles(): Promise<string[][]> {
  const command = join(import.meta.dirname, '../node_modules/knip/bin/knip.js');
  const run = promisify(execFile)(process.execPath, [command, '--reporter', 'json'], { cwd: house });
  const { stdout } = await run.catch((fault: unknown) => fault as { stdout: string });
  const { issues } = JSON.parse(stdout) as { issues: { cycles: { name: string }[][] }[] };
  return issues.flatMap(({ cycles }) => cycles.map((cycle) => cycle.map(({ name }) => name)));
}
