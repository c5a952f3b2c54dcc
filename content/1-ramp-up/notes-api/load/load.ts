import { check } from 'k6';
import { scenario } from 'k6/execution';
import http from 'k6/http';
import type { Options } from 'k6/options';

const base = __ENV['BASE_URL'] ?? 'http://127.0.0.1:8080';
const users = 20; // of seed.sql

// region:options
const open = {
  executor: 'constant-arrival-rate', // answers do not set the pace
  duration: '3m',
  preAllocatedVUs: 20,
  maxVUs: 200,
} as const;

export const options: Options = {
  scenarios: {
    list: { ...open, rate: 120, exec: 'list' },
    search: { ...open, rate: 30, exec: 'search' },
    create: { ...open, rate: 50, exec: 'create' },
  },
  thresholds: {
    http_req_duration: ['p(99)<150'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'], // k6 itself kept up
  },
};
// endregion

function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}

function headers(): Record<string, string> {
  return {
    Authorization: `Bearer load-${String(1 + below(users))}`,
    'Content-Type': 'application/json',
  };
}

export function list(): void {
  const page = http.get(`${base}/v1/notes?limit=20`, { headers: headers() });
  check(page, { 'a page': ({ status }) => status === 200 });
}

export function search(): void {
  const q = encodeURIComponent(`заказ ${String(below(50))}`);
  const found = http.get(`${base}/v1/search?q=${q}`, {
    headers: headers(),
    tags: { name: 'search' }, // one series, not one for every q
  });
  check(found, { found: ({ status }) => status === 200 });
}

export function create(): void {
  const attempt = [scenario.startTime, scenario.iterationInTest];
  const made = http.post(
    `${base}/v1/notes`,
    JSON.stringify({ title: 'Под нагрузкой', body: 'купить молоко' }),
    { headers: { ...headers(), 'Idempotency-Key': `load-${attempt.map(Math.trunc).join('-')}` } },
  );
  check(made, { created: ({ status }) => status === 201 });
}
