import type { Counts } from './test-report.ts';

/** A line of `go test -json` (`go doc test2json`), as far as it is read here. */
interface GoTestEvent {
  Action: string;
  Package?: string;
  Test?: string;
  Output?: string;
  /** The package, in build events. */
  ImportPath?: string;
  /** The package whose build failed, where that is why this one did. */
  FailedBuild?: string;
}

/** A test that did not simply pass. */
export interface GoTestNote {
  /** `package.Test/subtest`; of a package that failed beside its tests, the package. */
  name: string;
  /** What it printed, or why it was skipped. */
  text: string;
}

/** What a run of `go test -json` came to. */
export interface GoTestReport {
  /**
   * Tests, Examples and subtests, as `go test -v` lists them; a package that failed beside its tests is one, too,
   * a benchmark is none.
   */
  counts: Counts;
  failures: GoTestNote[];
  skips: GoTestNote[];
}

/** Sums up the output of `go test -json`; lines that are no JSON count as nothing. */
export function readGoTest(lines: readonly string[]): GoTestReport {
  const events = lines.map(parseGoTestEvent).filter((event) => event !== null);
  const outputs = Map.groupBy(
    events.filter(({ Action }) => Action === 'output' || Action === 'build-output'),
    nameOf,
  );
  const note = (event: GoTestEvent): GoTestNote => ({
    name: nameOf(event),
    text: (outputs.get(nameOf(event)) ?? []).map(({ Output }) => Output ?? '').join(''),
  });
  const ends = (action: string): GoTestEvent[] =>
    events.filter(({ Action, Test }) => Action === action && Test !== undefined);
  const failed = ends('fail');
  const broken = events.filter(
    ({ Action, Test, Package, FailedBuild }) =>
      Action === 'build-fail' ||
      (Action === 'fail' &&
        Test === undefined &&
        FailedBuild === undefined &&
        !failed.some((test) => test.Package === Package)),
  );
  const skips = ends('skip').map(note);
  return {
    counts: { passed: ends('pass').length, failed: failed.length + broken.length, skipped: skips.length },
    failures: [...failed, ...broken].map(note),
    skips: skips.map(({ name, text }) => ({ name, text: reason(text) })),
  };
}

/**
 * The line that `go test` prints when a package has ended, such as `ok  	route500k/content/pool	0.012s`.
 *
 * @returns null for all other events
 */
export function packageLine(line: string): string | null {
  const event = parseGoTestEvent(line);
  const isSummary =
    event?.Action === 'output' && event.Test === undefined && /^(?:ok|FAIL)\s+\S/.test(event.Output ?? '');
  return isSummary ? (event.Output ?? '').trimEnd() : null;
}

function parseGoTestEvent(line: string): GoTestEvent | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as GoTestEvent;
  } catch {
    return null;
  }
}

function nameOf({ Package, ImportPath, Test }: GoTestEvent): string {
  const name = Package ?? ImportPath ?? '';
  return Test === undefined ? name : `${name}.${Test}`;
}

/** What the test said, without the frame that `go test` puts around it. */
function reason(output: string): string {
  return output
    .split('\n')
    .filter((line) => !/^\s*(?:===|---) /.test(line))
    .map((line) => line.trim().replace(/^\S+\.go:\d+: /, ''))
    .join(' ')
    .trim();
}
