import { describe, expect, it } from 'vitest';
import { readCounts, summarize } from './test-report.ts';

describe('readCounts', () => {
  it('reads Vitest: what neither passed nor failed was skipped', () => {
    const report = {
      numTotalTests: 9,
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
    };
    expect(readCounts(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('reads Playwright: what passed only at the second try has failed', () => {
    const report = { stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } };
    expect(readCounts(report)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  it('reads the counts that test-go writes', () => {
    const counts = { passed: 3, failed: 0, skipped: 2 };
    expect(readCounts(counts)).toEqual(counts);
  });

  it('refuses anything else', () => {
    expect(() => readCounts({})).toThrow('none of Vitest, Playwright and test-go');
  });
});

describe('summarize', () => {
  it('counts stages beside test cases, and ends with the sum', () => {
    const summary = summarize([
      { name: 'build', passed: true, seconds: 12.3 },
      { name: 'unit', passed: false, seconds: 1, counts: { passed: 10, failed: 2, skipped: 0 } },
      { name: 'e2e', passed: false, seconds: 0 },
    ]);
    expect(summary.split('\n')).toEqual([
      'build         passed    12 s',
      'unit          FAILED     1 s  10 passed, 2 failed',
      'e2e           FAILED     0 s',
      '',
      '11 passed, 4 failed',
    ]);
  });

  it('names what was skipped', () => {
    const summary = summarize([
      { name: 'unit', passed: true, seconds: 1, counts: { passed: 1, failed: 0, skipped: 3 } },
    ]);
    expect(summary).toContain('1 passed, 0 failed, 3 skipped');
  });
});
