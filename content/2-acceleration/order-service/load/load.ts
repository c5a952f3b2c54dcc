// k6 run -e BASE_URL=http://localhost:8080 -e TOKENS=t1,t2 load.ts
import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import type { Options } from 'k6/options';

// region:options
export const options: Options = {
  scenarios: {
    place: {
      executor: 'constant-arrival-rate',
      exec: 'place',
      rate: 100,
      timeUnit: '1s',
      duration: '5m',
      preAllocatedVUs: 50,
      maxVUs: 200,
    },
    read: {
      executor: 'constant-arrival-rate',
      exec: 'read',
      rate: 100,
      timeUnit: '1s',
      duration: '5m',
      preAllocatedVUs: 50,
      maxVUs: 200,
    },
  },
  thresholds: {
    http_req_duration: ['p(99)<300'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    // An iteration that k6 could not start is a request that nobody
    // measured: without this line a slow service looks fast.
    dropped_iterations: ['count==0'],
  },
};
// endregion

const base: string = __ENV['BASE_URL'] ?? 'http://localhost:8080';
const tokens: string[] = (__ENV['TOKENS'] ?? '').split(',');

// Sold out is an answer, not a failure.
http.setResponseCallback(http.expectedStatuses(200, 201, 409));

// region:place
/** One order in five wants the product that everybody wants. */
export function place(): void {
  const n: number = exec.scenario.iterationInTest;
  const sku: string = n % 5 === 0 ? 'hot' : `mug-${String(n % 100)}`;
  const answer: RefinedResponse<'text'> = http.post(
    `${base}/v1/orders`,
    JSON.stringify({ lines: [{ sku, count: 1 }] }),
    {
      headers: {
        ...headers(n),
        'Content-Type': 'application/json',
        'Idempotency-Key': `load-${String(exec.vu.idInTest)}-${String(n)}-`
          .padEnd(16, '0'),
      },
      tags: { name: 'POST /v1/orders' },
      responseType: 'text',
    },
  );
  check(answer, {
    'placed or sold out': ({ status }) => status === 201 || status === 409,
  });
}
// endregion

export function read(): void {
  const answer: RefinedResponse<'text'> = http.get(`${base}/v1/orders`, {
    headers: headers(exec.scenario.iterationInTest),
    tags: { name: 'GET /v1/orders' },
    responseType: 'text',
  });
  check(answer, { listed: ({ status }) => status === 200 });
}

function headers(n: number): Record<string, string> {
  return { Authorization: `Bearer ${tokens[n % tokens.length] ?? ''}` };
}
