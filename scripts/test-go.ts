/**
 * Proves the quoted code: gofmt, vet, staticcheck and the tests of `content/`, with the Go version that its pages name.
 *
 *     node scripts/test-go.ts [--short] [--report file.json] [packages, as ./1-ramp-up/postgresql/...]
 *
 * `--short` leaves out the race detector and what tests themselves call long, and without REQUIRE_GO=1 takes a sample of
 * the packages. Without Go, or a server, it says what was left out and passes; with REQUIRE_GO=1 any absence fails,
 * nothing is taken from the cache of tests, and each benchmark runs once. The last line is the sum; `--report` writes
 * it as JSON, too.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { CONTENT } from '../src/authoring/content-paths.ts';
import { goVersion } from '../src/authoring/snippets/go-version.ts';
import { sample } from '../tests/fixtures/long-run.ts';
import { probe, SERVERS } from './go-servers.ts';
import { packageLine, readGoTest } from './go-test-report.ts';
import type { Counts } from './test-report.ts';

/** The short run tests one package of so many. */
const SAMPLED = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, report: { type: 'string' } },
});
let packages = positionals.length > 0 ? positionals : ['./...'];
const required = process.env.REQUIRE_GO === '1';
const counts: Counts = { passed: 0, failed: 0, skipped: 0 };

await testGo();
const sum = `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
if (values.report !== undefined) {
  await mkdir(dirname(values.report), { recursive: true });
  await writeFile(values.report, JSON.stringify(counts));
}
console.log(`\n${sum}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function testGo(): Promise<void> {
  const goMod = await readFile(join(CONTENT, 'go.mod'), 'utf8').catch(() => null);
  if (goMod === null) {
    leaveOut('Quoted code', `there is no ${CONTENT}/go.mod`);
    return;
  }
  const env = { ...process.env, GOTOOLCHAIN: toolchain(goVersion(goMod)) };
  const go = await run('go', ['env', 'GOVERSION', 'GOROOT', 'CGO_ENABLED'], env);
  if (go.status !== 0) {
    leaveOut('All quoted code', go.status === null ? 'Go is not installed' : go.output.trim());
    return;
  }
  const [version = '', root = '', cgo] = go.lines;
  console.log(`${version}, race detector ${values.short ? 'off' : 'on'}`);
  if (values.short && !required && positionals.length === 0) packages = await sampledPackages(env);
  await check('gofmt', join(root, 'bin', 'gofmt'), ['-l', '.'], env, (output) => output.trim() === '');
  // What is compiled for the checks serves the tests as well: both have the race detector in it, or neither.
  const compiled = { ...env, GOFLAGS: !values.short && cgo === '1' ? '-race' : '' };
  await check('go vet', 'go', ['vet', ...packages], compiled);
  if (/^(?:tool\s+|\t)honnef\.co\/go\/tools\/cmd\/staticcheck$/m.test(goMod)) {
    // The tool itself has no races to look for.
    const tool = (await run('go', ['tool', '-n', 'staticcheck'], env)).lines.at(-1);
    await check('staticcheck', tool ?? 'staticcheck', packages, compiled);
  } else leaveOut('staticcheck', `${CONTENT}/go.mod has no tool line for it`);
  if (cgo === '1' || values.short) await test(env);
  else leaveOut('go test', 'the race detector needs a C compiler (or run it with --short)');
}

/** Some of the packages: a machine that has built none of them spends minutes on the tests of all. */
async function sampledPackages(env: NodeJS.ProcessEnv): Promise<string[]> {
  // What is fetched on the way is said on the other stream.
  const all = (await run('go', ['list', './...'], env)).lines;
  const some = sample(all, SAMPLED);
  console.warn(`⚠ ${some.length} of ${all.length} packages; the long run, and REQUIRE_GO=1, test them all`);
  return [...some];
}

/** The very version that the pages name; a `go` line without a patch names no single toolchain. */
function toolchain(version: string | null): string {
  return version !== null && /^\d+\.\d+(?:\.\d+|rc\d+)$/.test(version) ? `go${version}` : 'auto';
}

async function check(
  name: string,
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  isGood: (output: string) => boolean = () => true,
): Promise<void> {
  const { status, output } = await run(command, args, env);
  const passed = status === 0 && isGood(output);
  counts[passed ? 'passed' : 'failed'] += 1;
  console.log(passed ? `${name}: clean` : `${name}: FAILED\n${output}`);
}

async function test(env: NodeJS.ProcessEnv): Promise<void> {
  const addresses: Record<string, string> = {};
  for (const answer of await Promise.all(SERVERS.map((server) => probe(server, env)))) {
    const { server, address, absence } = answer;
    addresses[server.variable] = address;
    if (absence === null) console.log(`${server.name}: answers`);
    else if (required) leaveOut(server.name, absence);
    // Its tests say so themselves, and are counted.
    else console.warn(`⚠ ${server.name} left out: ${absence}`);
  }
  // `go vet` has judged every package above.
  const flags = ['-vet=off', values.short ? '-short' : '-race'];
  if (required) flags.push('-count=1', '-bench=.', '-benchtime=1x');
  const lines: string[] = [];
  const { status } = await run(
    'go',
    ['test', '-json', ...flags, ...packages],
    { ...env, ...addresses },
    (line) => {
      lines.push(line);
      const text = packageLine(line);
      if (text !== null) console.log(text);
    },
  );
  const report = readGoTest(lines);
  for (const { name, text } of report.failures) console.error(`\n✗ ${name}\n${text}`);
  for (const { name, text } of report.skips) console.warn(`⚠ ${name} skipped: ${text}`);
  for (const key of ['passed', 'failed', 'skipped'] as const) counts[key] += report.counts[key];
  if (status !== 0 && report.counts.failed === 0) {
    counts.failed += 1;
    console.error(`go test ended with ${String(status)}:\n${lines.join('\n')}`);
  }
}

/** Says loudly what is not tested here; a failure where all of it is required. */
function leaveOut(what: string, why: string): void {
  counts[required ? 'failed' : 'skipped'] += 1;
  console.warn(`\n⚠ ${what} ${required ? 'is required (REQUIRE_GO=1)' : 'left out'}: ${why}\n`);
}

interface Run {
  /** Exit status; null where the command was not found or was killed. */
  status: number | null;
  /** Both streams. */
  output: string;
  /** Standard output alone. */
  lines: string[];
}

/** Runs a command in the content's folder; with `onLine`, its lines go there instead of into the output. */
function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  onLine?: (line: string) => void,
): Promise<Run> {
  const child = spawn(command, args, { cwd: CONTENT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  const lines: string[] = [];
  const take = (line: string): unknown => output.push(line);
  createInterface(child.stdout).on('line', onLine ?? ((line) => lines.push(line) && take(line)));
  createInterface(child.stderr).on('line', onLine ?? take);
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ status: null, output: '', lines });
      else reject(error);
    });
    child.once('close', (status) => {
      resolve({ status, output: output.join('\n'), lines });
    });
  });
}
