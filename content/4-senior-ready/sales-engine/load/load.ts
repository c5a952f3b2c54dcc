import { check, sleep } from 'k6';
import { SharedArray } from 'k6/data';
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter } from 'k6/metrics';
import type { Options } from 'k6/options';

const base = __ENV['BASE_URL'] ?? 'http://127.0.0.1:8080';
const sale = __ENV['SALE'] ?? '';
const admin = __ENV['ADMIN_TOKEN'] ?? '';

// One token for each buyer, from the Auth Service of the stand.
const tokens = new SharedArray<string>('tokens', () => JSON.parse(open('./tokens.json')) as string[]);
const drift = new Counter('drift');

// region:options
const peak = Number(__ENV['PEAK'] ?? '10000'); // requests a second
const buyers = Math.ceil(peak / 100); // a second, up to 6 requests each
const watchers = peak - buyers * 6;
export const requestsPerIteration = { buy: 6 };

export const options: Options = {
  scenarios: {
    watch: {
      executor: 'ramping-arrival-rate', // an open model: nobody waits
      exec: 'watch', //                   for the answers to others
      startRate: 0,
      timeUnit: '1s',
      preAllocatedVUs: 2000,
      maxVUs: 6000,
      stages: [
        { target: watchers, duration: '10s' }, // noon
        { target: watchers, duration: '290s' },
      ],
    },
    buy: {
      executor: 'ramping-arrival-rate',
      exec: 'buy',
      startRate: 0,
      timeUnit: '1s',
      preAllocatedVUs: 1000,
      maxVUs: 6000,
      stages: [
        { target: buyers, duration: '10s' },
        { target: buyers, duration: '290s' },
      ],
    },
  },
  thresholds: {
    http_req_duration: ['p(99)<200'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'], // k6 itself kept up
    drift: ['count==0'], //              Redis and PostgreSQL agree
  },
};
// endregion

// «Sold out» is a right answer; 429 and 503 are not at this load.
http.setResponseCallback(http.expectedStatuses(200, 201, 204, 409));

interface Ticket {
  ticket: string;
  state: 'waiting' | 'admitted' | 'over';
  pollAfter: number;
  admission?: string;
}

function as(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
}

function tokenOf(number: number): string {
  return tokens[number % tokens.length] ?? '';
}

/** Takes tickets for those who only watch. */
export function setup(): Ticket[] {
  return Array.from({ length: 200 }, (_, number) => {
    const taken = http.post(`${base}/v1/sales/${sale}/tickets`, null, {
      headers: as(tokenOf(tokens.length - 1 - number)),
    });
    return taken.json() as unknown as Ticket;
  });
}

export function watch(tickets: Ticket[]): void {
  const number = exec.scenario.iterationInTest % tickets.length;
  const seen = http.get(`${base}/v1/sales/${sale}/tickets/${tickets[number]?.ticket ?? ''}`, {
    headers: as(tokenOf(tokens.length - 1 - number)),
    tags: { name: 'getTicket' }, // one series, not one for each ticket
  });
  check(seen, { 'a place in the queue': ({ status }) => status === 200 });
}

// region:buy
export function buy(): void {
  const number = exec.scenario.iterationInTest;
  const headers = as(tokenOf(number));
  const admission = wait(headers);
  if (admission === null) return;
  const made = http.post(`${base}/v1/sales/${sale}/reservations`, null, {
    headers: {
      ...headers,
      Admission: admission,
      'Idempotency-Key': `load-${String(exec.scenario.startTime)}-${String(number)}`,
    },
  });
  check(made, { 'reserved or sold out': ({ status }) => status === 201 || status === 409 });
  if (made.status !== 201) return;
  const { id } = made.json() as { id: string };
  const placed = http.post(`${base}/v1/orders`, JSON.stringify({ reservationId: id }), { headers });
  check(placed, { placed: ({ status }) => status === 201 });
  if (placed.status !== 201) return;
  const { paymentUrl } = placed.json() as { paymentUrl: string };
  // The stub of the provider: pays, and tells the service.
  http.post(paymentUrl, null, { tags: { name: 'pay' } });
}
// endregion

/** Stands in the queue until it is over, or the buyer is admitted. */
function wait(headers: Record<string, string>): string | null {
  const taken = http.post(`${base}/v1/sales/${sale}/tickets`, null, { headers });
  if (!check(taken, { 'a ticket': ({ status }) => status === 201 || status === 409 })) return null;
  if (taken.status === 409) return null; // the sale is closed
  let place = taken.json() as unknown as Ticket;
  while (place.state === 'waiting') {
    sleep(place.pollAfter + Math.random());
    const asked = http.get(`${base}/v1/sales/${sale}/tickets/${place.ticket}`, {
      headers,
      tags: { name: 'getTicket' },
    });
    if (asked.status !== 200) return null;
    place = asked.json() as unknown as Ticket;
  }
  return place.admission ?? null;
}

/** When the last events are through, Redis and PostgreSQL say the same. */
export function teardown(): void {
  sleep(30);
  const found = http.post(`${base}/v1/sales/${sale}/reconciliations`, null, { headers: as(admin) });
  const { was, free } = found.json() as { was?: number; free: number };
  if (was !== free) drift.add(1);
}
