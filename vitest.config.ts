import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Inputs that each property test tries, by the mode of the run; the variable `FUZZ_RUNS` overrides. */
const RUNS = { test: 100, fuzz: 3_000 };

const UNIT_TESTS = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{,search/}*.test.ts'];

export default defineConfig(({ mode }) => {
  const fuzzing = mode === 'fuzz';
  return {
    resolve: { tsconfigPaths: true },
    test: {
      env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? String(fuzzing ? RUNS.fuzz : RUNS.test) },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: fuzzing ? globSync(UNIT_TESTS).filter(hasProperties) : UNIT_TESTS,
            setupFiles: ['tests/setup.ts'],
            testTimeout: fuzzing ? 600_000 : 10_000,
            hookTimeout: 120_000,
          },
        },
        {
          // Whole sites from whole folders of content: slow, two at a time, each in a folder with caches of its own.
          extends: true,
          test: {
            name: 'build',
            include: ['tests/build/**/*.test.ts'],
            maxWorkers: 2,
            testTimeout: 300_000,
            hookTimeout: 300_000,
          },
        },
      ],
    },
  };
});

function hasProperties(file: string): boolean {
  return readFileSync(file, 'utf8').includes("from 'fast-check'");
}
