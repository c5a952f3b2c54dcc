import { box, discs, label, type Part } from './picture.ts';
import type { Simulator, Told } from './simulator.ts';

/** A bucket of tokens and those who came for them. */
export interface TokenBucket extends Told {
  tokens: number;
  /** Seconds since the start. */
  second: number;
  admitted: number;
  refused: number;
  /** How the request that has just come was answered: `Retry-After` in seconds, 0 for one that passed; null before one. */
  retryAfter: number | null;
}

/** The most tokens that the bucket holds: what may be asked for at once. */
export const CAPACITY = 5;
/** Tokens a second: what may be asked for on average. */
export const RATE = 1;

const start: TokenBucket = {
  tokens: CAPACITY,
  second: 0,
  admitted: 0,
  refused: 0,
  retryAfter: null,
  told: 'Ведро полно: пять запросов пройдут сразу.',
};

/** The token bucket of rate limiting: requests take tokens, time brings them back. */
export const tokenBucket: Simulator<TokenBucket> = {
  name: 'token-bucket',
  title: 'Ведро токенов по шагам',
  start,
  actions: [
    { key: 'request', label: 'Запрос', refusal: () => null, take: (state) => ask(state, 1) },
    { key: 'heavy', label: 'Запрос ценой 3', refusal: () => null, take: (state) => ask(state, 3) },
    { key: 'second', label: 'Прошла секунда', refusal: () => null, take: wait },
  ],
  describe: ({ tokens, second, admitted, refused }) =>
    `Токенов ${tokens} из ${CAPACITY}, секунда ${second}, пропущено ${admitted}, отказано ${refused}.`,
  draw: (state) => ({
    height: 148,
    parts: [
      label(0, 12, `Прошло ${state.second} с`),
      label(320, 12, `+${RATE} токен в секунду`, 'end', 'muted'),
      ...box([60, 28, 200, 52], ''),
      ...discs(116, 54, state.tokens, CAPACITY, 'active'),
      ...answer(state),
      label(0, 138, `Пропущено ${state.admitted}`),
      label(320, 138, `Отказано ${state.refused}`, 'end'),
    ],
  }),
  walk: [
    'heavy',
    'request',
    'request',
    'request',
    'second',
    'request',
    'heavy',
    'second',
    'second',
    'second',
    'heavy',
  ],
};

function ask(state: TokenBucket, cost: number): TokenBucket {
  if (cost > state.tokens) {
    const seconds = Math.ceil((cost - state.tokens) / RATE);
    return {
      ...state,
      refused: state.refused + 1,
      retryAfter: seconds,
      told: `Отказ: нужно ${cost}, есть ${state.tokens}. Ответ 429, Retry-After: ${seconds}. Токены не тронуты.`,
    };
  }
  const tokens = state.tokens - cost;
  return {
    ...state,
    tokens,
    admitted: state.admitted + 1,
    retryAfter: 0,
    told: `Пропущен: взято ${cost}, осталось ${tokens}.`,
  };
}

function wait(state: TokenBucket): TokenBucket {
  const second = state.second + 1;
  const told =
    state.tokens === CAPACITY
      ? 'Секунда прошла, ведро и так полно: лишний токен не копится.'
      : `Секунда прошла, в ведре ${Math.min(CAPACITY, state.tokens + RATE)}.`;
  return { ...state, second, tokens: Math.min(CAPACITY, state.tokens + RATE), retryAfter: null, told };
}

function answer({ retryAfter }: TokenBucket): Part[] {
  const place = [60, 92, 200, 28] as const;
  if (retryAfter === null) return box(place, 'ждём запроса', 'muted');
  return retryAfter === 0
    ? box(place, '200, запрос прошёл', 'ok')
    : box(place, `429, Retry-After: ${retryAfter}`, 'danger');
}
