/** What a run of tests came to, in test cases. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** One stage of the test run; a stage without test cases, such as a build, has no counts. */
export interface StageResult {
  name: string;
  /** Whether its command exited with 0. */
  passed: boolean;
  seconds: number;
  counts?: Counts;
}

/** Reads the JSON report of Vitest (its `json` reporter), of Playwright, or of `test-go.ts`, which writes counts. */
export function readCounts(report: unknown): Counts {
  const fields = report as Partial<VitestReport & PlaywrightReport & Counts>;
  const { passed: counted, failed: broken, skipped: left } = fields;
  if (counted !== undefined && broken !== undefined && left !== undefined)
    return { passed: counted, failed: broken, skipped: left };
  if (fields.numTotalTests !== undefined) {
    const { numPassedTests = 0, numFailedTests = 0, numTotalTests } = fields;
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numTotalTests - numPassedTests - numFailedTests,
    };
  }
  if (fields.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = fields.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  throw new Error(
    'This is a report of none of Vitest, Playwright and test-go: it has no numTotalTests, no stats and no counts.',
  );
}

/**
 * The end of a run: a line for each stage, then `N passed, N failed` alone. A stage counts as one,
 * beside its test cases, so that a run that breaks before its first case is seen as failed.
 */
export function summarize(stages: readonly StageResult[]): string {
  const sum = (pick: (stage: StageResult) => number): number =>
    stages.reduce((total, stage) => total + pick(stage), 0);
  const passed = sum((stage) => Number(stage.passed) + (stage.counts?.passed ?? 0));
  const failed = sum((stage) => Number(!stage.passed) + (stage.counts?.failed ?? 0));
  return [...stages.map(describeStage), '', `${passed} passed, ${failed} failed`].join('\n');
}

function describeStage({ name, passed, seconds, counts }: StageResult): string {
  const verdict = passed ? 'passed' : 'FAILED';
  return [name.padEnd(12), verdict, `${seconds.toFixed(0)} s`.padStart(6), describeCounts(counts)]
    .join('  ')
    .trimEnd();
}

function describeCounts(counts: Counts | undefined): string {
  if (counts === undefined) return '';
  const { passed, failed, skipped } = counts;
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

interface VitestReport {
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}
