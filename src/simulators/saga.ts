import { box, label, type Part, type Tone } from './picture.ts';
import type { Simulator, Told } from './simulator.ts';

/** What a service knows of its step. */
export type Effect = 'none' | 'done' | 'undone';

/** An orchestrated saga: what the journal says and what the services have done. */
export interface Saga extends Told {
  /** Where it goes: on, back through compensations, or nowhere any more. */
  way: 'forward' | 'back' | 'completed' | 'compensated';
  /** The step that is next, by its place in {@link STEPS}. */
  at: number;
  /** By step, what its service has done. */
  effects: readonly Effect[];
  /** By step, how often its service has really worked: once for the step, once for its undoing. */
  works: readonly number[];
  /** Whether the orchestrator died after a service worked and before the journal knew. */
  crashed: boolean;
}

/** The steps of an order and what takes them back. */
export const STEPS = [
  { name: 'Заказ', undo: 'отмена заказа' },
  { name: 'Резерв', undo: 'снятие резерва' },
  { name: 'Оплата', undo: 'возврат денег' },
  { name: 'Доставка', undo: 'отзыв доставки' },
] as const;

const start: Saga = {
  way: 'forward',
  at: 0,
  effects: STEPS.map(() => 'none'),
  works: STEPS.map(() => 0),
  crashed: false,
  told: 'Сага записана в журнал. Первый шаг – заказ.',
};

/** An orchestrated saga that may fail at every step, forward and back. */
export const saga: Simulator<Saga> = {
  name: 'saga',
  title: 'Сага по шагам',
  start,
  actions: [
    { key: 'succeed', label: 'Шаг удался', refusal, take: (state) => record(work(state)) },
    { key: 'fail', label: 'Шаг отказал', refusal: refusalToFail, take: fail },
    { key: 'crash', label: 'Упал после шага', refusal, take: crash },
    {
      key: 'restart',
      label: 'Поднять оркестратор',
      refusal: ({ crashed }) => (crashed ? null : 'Оркестратор и так работает.'),
      take: (state) => ({
        ...state,
        crashed: false,
        told: `Журнал прочитан: «${stepWords(state)}» не отмечено. Повторим с тем же ключом.`,
      }),
    },
  ],
  describe: (state) =>
    `${wayWords(state)} ${STEPS.map(({ name }, index) => `${name}: ${effectWords(state, index)}`).join(', ')}.`,
  draw: (state) => ({
    height: 206,
    parts: [...STEPS.flatMap(({ name }, index) => row(state, index, name)), label(0, 196, wayWords(state))],
  }),
  walk: [
    'succeed',
    'succeed',
    'crash',
    'restart',
    'succeed',
    'fail',
    'succeed',
    'fail',
    'succeed',
    'succeed',
  ],
};

function refusal({ way, crashed }: Saga): string | null {
  if (crashed) return 'Оркестратор лежит: сначала поднимите его.';
  return way === 'forward' || way === 'back' ? null : 'Сага закончена. Начните сначала.';
}

/** A service that has already worked answers a repeat with its success. */
function refusalToFail(state: Saga): string | null {
  return (
    refusal(state) ?? (isWorked(state) ? 'Сервис этот ключ уже выполнил и ответит тем же успехом.' : null)
  );
}

/** The service works, unless it has seen this step's key. */
function work(state: Saga): Saga {
  if (isWorked(state))
    return { ...state, told: `«${stepWords(state)}»: ключ знаком, сервис не работал второй раз.` };
  return {
    ...state,
    effects: state.effects.with(state.at, state.way === 'forward' ? 'done' : 'undone'),
    works: state.works.with(state.at, (state.works[state.at] ?? 0) + 1),
    told: `«${stepWords(state)}»: сделано.`,
  };
}

function isWorked({ effects, at, way }: Saga): boolean {
  return effects[at] === (way === 'forward' ? 'done' : 'undone');
}

/** The journal knows the step, and the saga goes on. */
function record(state: Saga): Saga {
  if (state.way === 'forward')
    return state.at + 1 < STEPS.length
      ? { ...state, at: state.at + 1, told: `${state.told} Записано в журнал.` }
      : { ...state, way: 'completed', told: `${state.told} Все шаги пройдены, сага завершена.` };
  return state.at > 0
    ? { ...state, at: state.at - 1, told: `${state.told} Записано в журнал.` }
    : { ...state, way: 'compensated', told: `${state.told} Всё отменено, сага закончена компенсацией.` };
}

function fail(state: Saga): Saga {
  if (state.way === 'back')
    return { ...state, told: `«${stepWords(state)}» не вышло. Отступать некуда: повторяем, пока не выйдет.` };
  const told = `«${stepWords(state)}»: отказ.`;
  return state.at > 0
    ? { ...state, way: 'back', at: state.at - 1, told: `${told} Идём назад по сделанному.` }
    : { ...state, way: 'compensated', told: `${told} Отменять нечего.` };
}

function crash(state: Saga): Saga {
  const done = work(state);
  return { ...done, crashed: true, told: `${done.told} Оркестратор упал раньше, чем записал это в журнал.` };
}

function stepWords({ at, way }: Saga): string {
  const step = STEPS[at];
  return (way === 'back' ? step?.undo : step?.name) ?? '';
}

function wayWords({ way, crashed }: Saga): string {
  if (crashed) return 'Оркестратор лежит, журнал отстал.';
  return {
    forward: 'Идём вперёд.',
    back: 'Идём назад: компенсации.',
    completed: 'Сага завершена.',
    compensated: 'Сага отменена целиком.',
  }[way];
}

function effectWords({ effects }: Saga, index: number): string {
  return { none: 'не было', done: 'сделано', undone: 'отменено' }[effects[index] ?? 'none'];
}

function row(state: Saga, index: number, name: string): Part[] {
  const y = index * 46;
  const pointer = { forward: '↓', back: '↑', completed: '', compensated: '' }[state.way];
  return [
    label(0, y + 19, state.at === index ? pointer : ''),
    ...box([24, y + 2, 150, 34], name, toneOf(state, index)),
    label(190, y + 19, effectWords(state, index), 'start', 'muted'),
  ];
}

function toneOf(state: Saga, index: number): Tone {
  if (state.crashed && state.at === index) return 'danger';
  return ({ none: 'muted', done: 'ok', undone: 'warn' } as const)[state.effects[index] ?? 'none'];
}
