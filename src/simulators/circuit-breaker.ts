import { arrow, box, discs, label, type Part, type Tone } from './picture.ts';
import type { Simulator, Told } from './simulator.ts';

/** A breaker before a service that may be down. */
export interface CircuitBreaker extends Told {
  position: 'closed' | 'open' | 'half-open';
  /** Whether the service answers. */
  up: boolean;
  /** Failures in a row, while closed. */
  failures: number;
  /** Seconds until the breaker lets one call try, while open. */
  pause: number;
  /** Whether the one call of half-open is under way. */
  probing: boolean;
  /** Calls that reached the service. */
  sent: number;
  /** Calls that were refused at once. */
  spared: number;
}

/** Failures in a row that open the breaker. */
export const THRESHOLD = 3;
/** Seconds that it stays open. */
export const PAUSE = 4;

/** The states as the page calls them. */
const NAMES = { closed: 'закрыт', open: 'открыт', 'half-open': 'полуоткрыт' };

const start: CircuitBreaker = {
  position: 'closed',
  up: true,
  failures: 0,
  pause: 0,
  probing: false,
  sent: 0,
  spared: 0,
  told: 'Закрыт: вызовы идут к сервису, отказы подряд считаются.',
};

/** The three states of a circuit breaker that counts failures in a row and tries with one call. */
export const circuitBreaker: Simulator<CircuitBreaker> = {
  name: 'circuit-breaker',
  title: 'Предохранитель по шагам',
  start,
  actions: [
    { key: 'call', label: 'Вызов', refusal: () => null, take: call },
    {
      key: 'answer',
      label: 'Ответ пробы',
      refusal: ({ probing }) => (probing ? null : 'Пробы в пути нет: она бывает только у полуоткрытого.'),
      take: answer,
    },
    { key: 'second', label: 'Прошла секунда', refusal: () => null, take: second },
    {
      key: 'service',
      label: 'Сломать или починить сервис',
      refusal: () => null,
      take: (state) => ({
        ...state,
        up: !state.up,
        told: state.up
          ? 'Сервис лёг. Предохранитель об этом ещё не знает.'
          : 'Сервис починили. Предохранитель об этом ещё не знает.',
      }),
    },
  ],
  describe: (state) =>
    `Предохранитель ${NAMES[state.position]}. Сервис ${state.up ? 'работает' : 'лежит'}. Отказов подряд ${state.failures} из ${THRESHOLD}${state.position === 'open' ? `, до пробы ${state.pause} с` : ''}${state.probing ? ', проба в пути' : ''}. Дошло до сервиса ${state.sent}, отказано сразу ${state.spared}.`,
  draw,
  walk: [
    'call',
    'service',
    'call',
    'call',
    'call',
    'call',
    'second',
    'second',
    'second',
    'second',
    'call',
    'call',
    'answer',
    'service',
    'second',
    'second',
    'second',
    'second',
    'call',
    'answer',
  ],
};

function call(state: CircuitBreaker): CircuitBreaker {
  if (state.position === 'open')
    return { ...state, spared: state.spared + 1, told: 'Открыт: отказ сразу, сервис вызова не увидел.' };
  if (state.position === 'half-open')
    return state.probing
      ? { ...state, spared: state.spared + 1, told: 'Полуоткрыт: проба уже в пути, остальным отказ сразу.' }
      : {
          ...state,
          probing: true,
          sent: state.sent + 1,
          told: 'Полуоткрыт: этот вызов стал пробой, ждём ответа.',
        };
  const sent = state.sent + 1;
  if (state.up) return { ...state, sent, failures: 0, told: 'Сервис ответил, счёт отказов обнулён.' };
  const failures = state.failures + 1;
  return failures < THRESHOLD
    ? { ...state, sent, failures, told: `Отказ сервиса, подряд их ${failures} из ${THRESHOLD}.` }
    : open({ ...state, sent }, `Отказ ${THRESHOLD}-й подряд: открыт на ${PAUSE} с.`);
}

function answer(state: CircuitBreaker): CircuitBreaker {
  return state.up
    ? {
        ...state,
        position: 'closed',
        failures: 0,
        probing: false,
        told: 'Проба удалась: закрыт, вызовы снова идут.',
      }
    : open(state, `Проба не удалась: снова открыт на ${PAUSE} с.`);
}

function second(state: CircuitBreaker): CircuitBreaker {
  if (state.position !== 'open')
    return { ...state, told: 'Прошла секунда, состояние то же: часы идут только у открытого.' };
  const pause = state.pause - 1;
  return pause > 0
    ? { ...state, pause, told: `Прошла секунда, до пробы ${pause} с.` }
    : { ...state, pause, position: 'half-open', told: 'Пауза вышла: полуоткрыт, пройдёт один вызов.' };
}

function open(state: CircuitBreaker, told: string): CircuitBreaker {
  return { ...state, position: 'open', failures: THRESHOLD, pause: PAUSE, probing: false, told };
}

function draw(state: CircuitBreaker): ReturnType<typeof circuitBreaker.draw> {
  const tone = (position: CircuitBreaker['position'], active: Tone): Tone =>
    state.position === position ? active : 'muted';
  return {
    height: 190,
    parts: [
      ...box([0, 8, 92, 36], 'Закрыт', tone('closed', 'ok')),
      ...box([228, 8, 92, 36], 'Открыт', tone('open', 'danger')),
      ...box([114, 84, 92, 36], 'Полуоткрыт', tone('half-open', 'warn')),
      ...arrow('M92 26H228', [228, 26], 'right'),
      label(160, 16, `${THRESHOLD} отказа`, 'middle', 'muted'),
      ...arrow('M290 44V110H206', [206, 110], 'left'),
      label(316, 128, `через ${PAUSE} с`, 'end', 'muted'),
      ...arrow('M206 94H256V44', [256, 44], 'up'),
      label(160, 66, state.probing ? 'проба в пути' : '', 'middle'),
      ...arrow('M114 102H46V44', [46, 44], 'up'),
      label(40, 118, 'успех', 'start', 'muted'),
      ...counter(state),
      label(0, 180, `Дошло ${state.sent}`),
      label(160, 180, state.up ? 'сервис работает' : 'сервис лежит', 'middle'),
      label(320, 180, `Отказано сразу ${state.spared}`, 'end'),
    ],
  };
}

function counter({ position, failures, pause }: CircuitBreaker): Part[] {
  if (position === 'open') return [label(0, 150, 'До пробы, с'), ...discs(110, 150, pause, PAUSE, 'danger')];
  return [
    label(0, 150, 'Отказов подряд'),
    ...discs(136, 150, position === 'closed' ? failures : 0, THRESHOLD, 'warn'),
  ];
}
