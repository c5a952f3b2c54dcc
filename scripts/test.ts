/**
 * Runs all that must pass, stage by stage, and sums up in the last line.
 *
 *     node scripts/test.ts [--long]
 *
 * A stage is an npm script; a failed one does not keep the next from running. `--long` adds the long runs.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCounts, summarize, type StageResult } from './test-report.ts';

interface Stage {
  /** Name of the npm script. */
  script: string;
  /** Where its test runner leaves a report. */
  report?: string;
  /** What makes it leave one, and what else it is told. */
  options?: string[];
}

/** Stages of one list run side by side: journeys wait for pages, and Go's tests for servers, half of their time. */
const COMMON: Stage[][] = [[{ script: 'check' }], [vitest('test:unit')], [vitest('test:build')]];
const JOURNEYS: Stage = { script: 'test:e2e', report: 'test-results/e2e.json' };

/** In the short run the phone and Go are tested in part, Go without its race detector. */
const SHORT: Stage[][] = [[{ script: 'browser' }], ...COMMON, [JOURNEYS, go('--short')]];
const LONG: Stage[][] = [
  [{ script: 'browser', options: ['--firefox'] }],
  ...COMMON,
  [JOURNEYS, go()],
  [vitest('test:fuzz')],
];

const { values } = parseArgs({ options: { long: { type: 'boolean', default: false } } });

const results: StageResult[] = [];
for (const stages of values.long ? LONG : SHORT)
  results.push(...(await Promise.all(stages.map((stage, place) => runStage(stage, place === 0)))));
console.log(`\n${summarize(results)}`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** @param isLoud whether its output is shown as it comes, and not when it has ended */
async function runStage({ script, report, options = [] }: Stage, isLoud: boolean): Promise<StageResult> {
  if (isLoud) console.log(`\n▶ npm run ${script}\n`);
  if (report !== undefined) await rm(report, { force: true });
  const start = performance.now();
  const status = await npmRun(script, options, isLoud);
  const result = { name: script, passed: status === 0, seconds: (performance.now() - start) / 1000 };
  const text = report === undefined ? undefined : await readFile(report, 'utf8').catch(() => undefined);
  if (text !== undefined) return { ...result, counts: readCounts(JSON.parse(text)) };
  // Tests that left no report were not run, whatever the exit status says.
  return { ...result, passed: result.passed && report === undefined };
}

/** Runs an npm script, its output passed through or shown at its end; resolves to its exit status. */
function npmRun(script: string, options: string[], isLoud: boolean): Promise<number | null> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
    stdio: isLoud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LONG_RUN: values.long ? '1' : '' },
    // npm is a batch file on Windows, and those need a shell.
    shell: process.platform === 'win32',
  });
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => output.push(piece));
    child.once('error', reject).once('close', (status) => {
      if (!isLoud) console.log(`\n▶ npm run ${script}\n\n${Buffer.concat(output).toString()}`);
      resolve(status);
    });
  });
}

function vitest(script: string): Stage {
  const report = `test-results/${script.replace(':', '-')}.json`;
  return {
    script,
    report,
    options: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  };
}

function go(...options: string[]): Stage {
  const report = 'test-results/go.json';
  return { script: 'test:go', report, options: [...options, '--report', report] };
}
