import { check } from 'k6';
import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import type { Options } from 'k6/options';

const BASE = __ENV['BASE'] ?? 'http://127.0.0.1:8080';
/** Tokens of AUTH SERVICE: of a user with the role admin, and of buyers, separated by commas. */
const ADMIN = __ENV['ADMIN_TOKEN'] ?? '';
const BUYERS = (__ENV['BUYER_TOKENS'] ?? '').split(',').filter((token) => token !== '');

// region:options
// The rate is kept however slow the answers are: an open model. 210 + 60 + 30 = 300 a second.
export const options: Options = {
  scenarios: {
    browse: arrivals('browse', 210),
    basket: arrivals('basket', 60),
    purchase: arrivals('purchase', 30),
  },
  thresholds: {
    http_req_duration: ['p(99)<400'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'], // k6 itself has kept the rate
  },
};

function arrivals(exec: string, rate: number): NonNullable<Options['scenarios']>[string] {
  return {
    executor: 'constant-arrival-rate',
    exec,
    rate,
    timeUnit: '1s',
    duration: '5m',
    preAllocatedVUs: rate,
    maxVUs: rate * 4,
  };
}
// endregion

interface Goods {
  products: string[];
}

interface Answer {
  id: string;
  version: number;
}

const PRICE = { amount: 99900, currency: 'RUB' };
const WORDS = ['кружка', 'белые кружки', 'чайник', 'подарок'];

/** Twenty products of which there is enough for all: sold-out goods would be another test. */
export function setup(): Goods {
  if (ADMIN === '' || BUYERS.length === 0) throw new Error('set ADMIN_TOKEN and BUYER_TOKENS');
  const products = Array.from({ length: 20 }, (_, n) => {
    const made = http.post(
      `${BASE}/v1/products`,
      JSON.stringify({
        sellerId: uuid(),
        title: `Кружка ${String(n)}`,
        category: 'kitchen',
        price: PRICE,
      }),
      headers(ADMIN),
    );
    return answer(made).id;
  });
  for (const product of products) receive(product);
  return { products };
}

// region:scenarios
export function browse({ products }: Goods): void {
  const word = encodeURIComponent(pick(WORDS));
  const page = Math.random() < 0.5;
  const found = page
    ? http.get(`${BASE}/v1/pages/products/${pick(products)}`, { tags: { name: 'page' } })
    : http.get(`${BASE}/v1/products?query=${word}`, { tags: { name: 'search' } });
  check(found, { 'the shop answers': ({ status }) => status === 200 });
}

export function basket(): void {
  const cart = http.get(`${BASE}/v1/cart`, headers(pick(BUYERS)));
  check(cart, { 'the cart answers': ({ status }) => status === 200 });
}

export function purchase({ products }: Goods): void {
  const order = {
    lines: [{ productId: pick(products), quantity: 1 }],
    expectedTotal: PRICE,
    address: 'Москва, Тверская улица, 1',
  };
  const placed = http.post(`${BASE}/v1/orders`, JSON.stringify(order), headers(pick(BUYERS)));
  check(placed, { 'the order is placed': ({ status }) => status === 201 });
}
// endregion

/** The event about a product takes its time to reach the orders; till then they answer 404. */
function receive(product: string): void {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const taken = http.post(
      `${BASE}/v1/stock/${product}/receipts`,
      JSON.stringify({ quantity: 10000 }),
      headers(ADMIN),
    );
    if (taken.status === 201) return;
  }
  throw new Error(`no stock for ${product}`);
}

function headers(token: string): { headers: Record<string, string> } {
  return {
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': uuid(),
    },
  };
}

function answer(response: RefinedResponse<ResponseType | undefined>): Answer {
  if (response.status !== 201) throw new Error(`${String(response.status)} ${String(response.body)}`);
  return response.json() as unknown as Answer;
}

function pick(from: readonly string[]): string {
  const one = from[Math.floor(Math.random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function uuid(): string {
  return crypto.randomUUID();
}
