import { check } from 'k6';
import { vu } from 'k6/execution';
import http, { type RefinedResponse } from 'k6/http';
import type { Options } from 'k6/options';

const base = __ENV['BASE_URL'] ?? 'http://127.0.0.1:8080';
const password = 'correct horse battery'; // of seed.sql
const families = 120; // one for each VU: a token goes round once

// region:options
const open = {
  executor: 'constant-arrival-rate', // answers do not set the pace
  duration: '3m',
  preAllocatedVUs: 10,
  maxVUs: 40,
} as const;

export const options: Options = {
  scenarios: {
    refresh: { ...open, rate: 95, exec: 'refresh' },
    me: { ...open, rate: 100, exec: 'me' },
    login: { ...open, rate: 5, exec: 'login' },
  },
  thresholds: {
    http_req_duration: ['p(99)<250'],
    'http_req_duration{scenario:refresh}': ['p(99)<50'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'], // k6 itself kept up
  },
};
// endregion

type Tokens = { accessToken: string; refreshToken: string };

function post(path: string, body: object): RefinedResponse<'text'> {
  return http.post(`${base}${path}`, JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json' },
    responseType: 'text',
  });
}

function loginAs(user: number): RefinedResponse<'text'> {
  return post('/v1/sessions', { email: `load-${String(user)}@example.com`, password });
}

export function setup(): Tokens[] {
  return Array.from({ length: families }, (_, at) => loginAs(at + 1).json() as Tokens);
}

function mine(all: Tokens[]): Tokens {
  const tokens = all[vu.idInTest % families];
  if (tokens === undefined) throw new Error('setup has logged nobody in');
  return tokens;
}

let last = ''; // each VU has its own

export function refresh(all: Tokens[]): void {
  const answer = post('/v1/tokens', {
    refreshToken: last === '' ? mine(all).refreshToken : last,
  });
  if (check(answer, { refreshed: ({ status }) => status === 200 })) {
    last = (answer.json() as Tokens).refreshToken;
  }
}

export function me(all: Tokens[]): void {
  const answer = http.get(`${base}/v1/me`, {
    headers: { Authorization: `Bearer ${mine(all).accessToken}` },
  });
  check(answer, { 'my account': ({ status }) => status === 200 });
}

export function login(): void {
  const user = families + 1 + Math.floor(Math.random() * (200 - families));
  check(loginAs(user), { 'logged in': ({ status }) => status === 201 });
}
