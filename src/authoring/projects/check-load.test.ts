import { describe, expect, it } from 'vitest';
import { checkLoad } from './check-load.ts';

const TARGETS = { rps: 200, p99Ms: 150, success: 0.999, minutes: 3 };
const OPTIONS = {
  scenarios: {
    read: { executor: 'constant-arrival-rate', rate: 9000, timeUnit: '1m', duration: '3m' },
    write: {
      executor: 'ramping-arrival-rate',
      stages: [
        { target: 50, duration: '30s' },
        { target: 10, duration: '1m' },
      ],
    },
  },
  thresholds: {
    http_req_duration: ['p(95)<90', 'p(99) < 150'],
    http_req_failed: [{ threshold: 'rate<0.001' }],
  },
};

describe('checkLoad', () => {
  it('finds a script in order that does what is promised', () => {
    expect(checkLoad(OPTIONS, TARGETS)).toEqual([]);
    const checks = { ...OPTIONS.thresholds, http_req_failed: [], checks: ['rate>0.999'] };
    expect(checkLoad({ ...OPTIONS, thresholds: checks }, TARGETS)).toEqual([]);
  });

  it.each([
    ['requests', { rps: 201 }, 'the scenarios ask 200 times a second at the peak, the target is 201'],
    ['time', { minutes: 4 }, 'the longest scenario lasts 180 s, the target is 4 min'],
    ['p99', { p99Ms: 90 }, 'no threshold of http_req_duration is p(99)<90'],
    ['success', { success: 0.99 }, 'no threshold holds success at 0.99: checks with rate>0.99'],
  ])('tells other %s', (_, target, found) => {
    expect(checkLoad(OPTIONS, { ...TARGETS, ...target })).toEqual([found]);
  });

  it('counts what an iteration sends', () => {
    expect(checkLoad(OPTIONS, { ...TARGETS, rps: 300 }, { write: 3 })).toEqual([]);
  });

  it('refuses a closed model', () => {
    const closed = { ...OPTIONS, scenarios: { a: { executor: 'constant-vus', vus: 10, duration: '3m' } } };
    expect(checkLoad(closed, TARGETS)).toEqual([expect.stringContaining('scenarios.a.executor')]);
  });
});
