import { describe, expect, it } from 'vitest';
import { packageLine, readGoTest } from './go-test-report.ts';

const event = (fields: Record<string, unknown>): string =>
  JSON.stringify({ Time: '2026-11-22T14:37:35Z', ...fields });
const output = (Package: string, Test: string | undefined, Output: string): string =>
  event({ Action: 'output', Package, Test, Output });

/** The events of one test, as `go test -json` of Go 1.27 prints them. */
function test(name: string, end: 'pass' | 'fail' | 'skip', ...said: string[]): string[] {
  return [
    event({ Action: 'run', Package: 'm/ok', Test: name }),
    output('m/ok', name, `=== RUN   ${name}\n`),
    ...said.map((line) => output('m/ok', name, `    a_test.go:3: ${line}\n`)),
    output('m/ok', name, `--- ${end.toUpperCase()}: ${name} (0.00s)\n`),
    event({ Action: end, Package: 'm/ok', Test: name, Elapsed: 0 }),
  ];
}

const PACKAGE_PASSES = [
  output('m/ok', undefined, 'ok  \tm/ok\t0.022s\n'),
  event({ Action: 'pass', Package: 'm/ok', Elapsed: 0.022 }),
];
const PACKAGE_FAILS = [
  output('m/ok', undefined, 'FAIL\tm/ok\t0.006s\n'),
  event({ Action: 'fail', Package: 'm/ok', Elapsed: 0.006 }),
];

describe('the report of go test', () => {
  it('counts tests, subtests and Examples, but neither packages nor benchmarks', () => {
    const { counts, failures } = readGoTest([
      ...test('TestA/one', 'pass'),
      ...test('TestA', 'pass'),
      ...test('ExampleB', 'pass'),
      event({ Action: 'run', Package: 'm/ok', Test: 'BenchmarkC' }),
      output('m/ok', 'BenchmarkC', 'BenchmarkC-2   \t       1\t       619.0 ns/op\n'),
      ...PACKAGE_PASSES,
      event({ Action: 'skip', Package: 'm/none', Elapsed: 0 }),
    ]);
    expect(counts).toEqual({ passed: 3, failed: 0, skipped: 0 });
    expect(failures).toEqual([]);
  });

  it('tells why a test was skipped', () => {
    const { counts, skips } = readGoTest([
      ...test('TestA', 'skip', 'first', 'PostgreSQL left out: DATABASE_URL is empty'),
      ...PACKAGE_PASSES,
    ]);
    expect(counts).toEqual({ passed: 0, failed: 0, skipped: 1 });
    expect(skips).toEqual([{ name: 'm/ok.TestA', text: 'first PostgreSQL left out: DATABASE_URL is empty' }]);
  });

  it('tells what a failed test said, and counts its package no second time', () => {
    const { counts, failures } = readGoTest([
      ...test('TestA', 'fail', 'no'),
      ...test('TestB', 'pass'),
      ...PACKAGE_FAILS,
    ]);
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(failures).toEqual([
      { name: 'm/ok.TestA', text: '=== RUN   TestA\n    a_test.go:3: no\n--- FAIL: TestA (0.00s)\n' },
    ]);
  });

  it('counts a package that fails beside its tests', () => {
    const { counts, failures } = readGoTest([
      ...test('TestA', 'pass'),
      output('m/ok', undefined, 'leaked goroutines\n'),
      ...PACKAGE_FAILS,
    ]);
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(failures).toEqual([{ name: 'm/ok', text: 'leaked goroutines\nFAIL\tm/ok\t0.006s\n' }]);
  });

  it('counts a failed build once, with what the compiler said', () => {
    const build = 'm/ok [m/ok.test]';
    const { counts, failures } = readGoTest([
      event({ ImportPath: build, Action: 'build-output', Output: 'a_test.go:3:28: undefined: y\n' }),
      event({ ImportPath: build, Action: 'build-fail' }),
      output('m/ok', undefined, 'FAIL\tm/ok [build failed]\n'),
      event({ Action: 'fail', Package: 'm/ok', Elapsed: 0, FailedBuild: build }),
    ]);
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(failures).toEqual([{ name: build, text: 'a_test.go:3:28: undefined: y\n' }]);
  });

  it('does not mind lines that are no events', () => {
    expect(readGoTest(['go: downloading m v1.0.0', '{broken', ...PACKAGE_PASSES]).counts).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });
});

describe('the line of a package', () => {
  it('is that which ends it', () => {
    const lines = [...test('TestA', 'pass'), ...PACKAGE_PASSES, ...PACKAGE_FAILS, 'no event'];
    expect(lines.map(packageLine).filter((line) => line !== null)).toEqual([
      'ok  \tm/ok\t0.022s',
      'FAIL\tm/ok\t0.006s',
    ]);
  });

  it('is not what a test prints', () => {
    expect(packageLine(output('m/ok', 'TestA', 'ok  \tm/ok\n'))).toBeNull();
  });
});
