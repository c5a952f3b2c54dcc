// k6 run -e BASE_URL=http://127.0.0.1:8080 load/load.ts
import { check } from 'k6';
import { SharedArray } from 'k6/data';
import { scenario, vu } from 'k6/execution';
import http, { type Params } from 'k6/http';
import type { Options } from 'k6/options';

const base = __ENV['BASE_URL'] ?? 'http://127.0.0.1:8080';
const products = 100; // of seed.sql
// An access token a line, of as many customers as there are VUs.
const tokens = new SharedArray('tokens', () =>
  open('./tokens.txt').trim().split('\n'),
);

// region:options
const arrival = {
  executor: 'constant-arrival-rate', // answers do not set the pace
  duration: '3m',
  preAllocatedVUs: 10,
  maxVUs: 40,
} as const;

export const options: Options = {
  scenarios: {
    list: { ...arrival, rate: 100, exec: 'list' },
    card: { ...arrival, rate: 60, exec: 'card' },
    buy: { ...arrival, rate: 40, exec: 'buy' }, // 20 orders
  },
  thresholds: {
    http_req_duration: ['p(99)<200'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'], // k6 itself kept up
  },
};
// endregion

function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}

export function list(): void {
  const page = http.get(`${base}/v1/products?limit=20`);
  check(page, { 'a page': ({ status }) => status === 200 });
}

export function card(): void {
  const address = `${base}/v1/products/load-${String(below(products))}`;
  const answer = http.get(address, { tags: { name: 'card' } });
  check(answer, { 'a card': ({ status }) => status === 200 });
}

interface Cart {
  id: string;
  version: number;
  total: { amount: number; currency: string };
}

// region:buy
// Each VU is a customer of its own and makes one request a turn: it fills
// its cart, orders, and empties the cart if that was sold out. One cart in
// five holds what there is not enough of.
let sku = '';
let cart: Cart | null = null;

export function buy(): void {
  if (sku === '') {
    sku = below(5) === 0 ? 'hot' : `load-${String(below(products))}`;
    const filled = http.put(line(), '{"count":1}', params('fill', {}));
    check(filled, { 'in the cart': ({ status }) => status === 200 });
    cart = filled.json() as unknown as Cart;
  } else if (cart !== null) {
    const { id, version, total } = cart;
    const wish = { cartId: id, cartVersion: version, total };
    const { status } = http.post(
      `${base}/v1/orders`,
      JSON.stringify(wish),
      params('order', key()),
    );
    const answered = [201, 409].includes(status);
    check(status, { 'placed or sold out': () => answered });
    cart = null;
    if (status === 201) sku = '';
  } else {
    const emptied = http.del(line(), null, params('empty', {}));
    check(emptied, { 'out of the cart': ({ status }) => status === 200 });
    sku = '';
  }
}
// endregion

function line(): string {
  return `${base}/v1/cart/lines/${sku}`;
}

function key(): Record<string, string> {
  const attempt = [scenario.startTime, scenario.iterationInTest];
  return { 'Idempotency-Key': `load-${attempt.map(Math.trunc).join('-')}` };
}

function params(name: string, headers: Record<string, string>): Params & { responseType: 'text' } {
  const token = tokens[vu.idInTest % tokens.length] ?? '';
  return {
    headers: { ...headers, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    responseCallback: http.expectedStatuses(200, 201, 409), // sold out is an answer
    responseType: 'text',
    tags: { name },
  };
}
