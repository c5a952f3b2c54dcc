import { arrow, box, chips, label } from './picture.ts';
import type { Simulator, Told } from './simulator.ts';

/** A relay's transaction under way. */
export interface Batch {
  /** Rows that it has locked, by the number of their order. */
  rows: readonly number[];
  /** How many of them the broker was sent. */
  sent: number;
  confirmed: boolean;
  deleted: boolean;
}

/** From a table of events through a relay and a queue to a consumer. */
export interface OutboxRelay extends Told {
  /** Orders that were committed together with their events, numbered from 1. */
  orders: number;
  /** Rows of the outbox, committed. */
  outbox: readonly number[];
  relay: Batch | null;
  queue: readonly number[];
  /** Events that the consumer has applied. */
  inbox: readonly number[];
  /** Messages that the inbox recognised. */
  duplicates: number;
}

/** Orders that there are at most: more of them show nothing new. */
export const ORDERS = 6;
/** Rows that the relay takes at once. */
const BATCH = 2;

const start: OutboxRelay = {
  orders: 0,
  outbox: [],
  relay: null,
  queue: [],
  inbox: [],
  duplicates: 0,
  told: 'Событий нет. Заказ и его событие запишутся одной транзакцией.',
};

/** The relay of the outbox pattern, which may be killed at every step. */
export const outboxRelay: Simulator<OutboxRelay> = {
  name: 'outbox-relay',
  title: 'Outbox и relay по шагам',
  start,
  actions: [
    {
      key: 'order',
      label: 'Новый заказ',
      refusal: ({ orders }) => (orders < ORDERS ? null : `Заказов уже ${ORDERS}, новое они не покажут.`),
      take: order,
    },
    {
      key: 'relay',
      label: 'Шаг relay',
      refusal: ({ relay, outbox }) => (relay || outbox.length > 0 ? null : 'Outbox пуст, relay ждёт.'),
      take: step,
    },
    {
      key: 'kill',
      label: 'Убить relay',
      refusal: ({ relay }) => (relay ? null : 'Relay ничего не держит: убить его сейчас ничего не меняет.'),
      take: kill,
    },
    {
      key: 'consume',
      label: 'Шаг потребителя',
      refusal: ({ queue }) => (queue.length > 0 ? null : 'Очередь пуста.'),
      take: consume,
    },
  ],
  describe: ({ outbox, relay, queue, inbox, duplicates }) =>
    `Outbox: ${list(outbox)}. Relay ${relayWords(relay)}. Очередь: ${list(queue)}. Применено: ${list(inbox)}; повторов поглощено ${duplicates}.`,
  draw: ({ outbox, relay, queue, inbox, duplicates }) => ({
    height: 208,
    parts: [
      label(0, 13, 'Outbox'),
      ...chips(78, 2, outbox.map(String), (row) => (relay?.rows.includes(Number(row)) ? 'warn' : 'plain')),
      ...arrow('M89 28V44', [89, 44], 'down'),
      ...box([0, 46, 320, 32], `Relay ${relayWords(relay)}`, relay ? 'active' : 'muted'),
      ...arrow('M89 80V96', [89, 96], 'down'),
      label(0, 111, 'Очередь'),
      ...chips(78, 100, queue.map(String), (id) => (inbox.includes(Number(id)) ? 'danger' : 'plain')),
      ...arrow('M89 126V144', [89, 144], 'down'),
      label(0, 159, 'Inbox'),
      ...chips(78, 148, inbox.map(String), () => 'ok'),
      label(0, 196, `Применено ${inbox.length}`),
      label(320, 196, `Повторов поглощено ${duplicates}`, 'end'),
    ],
  }),
  walk: [
    'order',
    'order',
    'relay',
    'relay',
    'kill',
    'relay',
    'relay',
    'relay',
    'relay',
    'relay',
    'relay',
    'consume',
    'consume',
    'consume',
  ],
};

function order(state: OutboxRelay): OutboxRelay {
  const id = state.orders + 1;
  return {
    ...state,
    orders: id,
    outbox: [...state.outbox, id],
    told: `COMMIT: заказ ${id} и событие ${id} записаны вместе.`,
  };
}

function step(state: OutboxRelay): OutboxRelay {
  const { relay, outbox } = state;
  if (!relay) {
    const rows = outbox.slice(0, BATCH);
    return {
      ...state,
      relay: { rows, sent: 0, confirmed: false, deleted: false },
      told: `BEGIN, SELECT … FOR UPDATE SKIP LOCKED: взяты и заперты ${list(rows)}.`,
    };
  }
  const next = relay.rows[relay.sent];
  if (next !== undefined)
    return {
      ...state,
      relay: { ...relay, sent: relay.sent + 1 },
      queue: [...state.queue, next],
      told: `Событие ${next} отправлено в очередь. В базе оно ещё числится.`,
    };
  if (!relay.confirmed)
    return {
      ...state,
      relay: { ...relay, confirmed: true },
      told: 'Брокер подтвердил: сообщения у него на диске.',
    };
  if (!relay.deleted)
    return {
      ...state,
      relay: { ...relay, deleted: true },
      told: 'DELETE внутри транзакции: до COMMIT строки на месте.',
    };
  return {
    ...state,
    relay: null,
    outbox: outbox.filter((row) => !relay.rows.includes(row)),
    told: `COMMIT: строк ${list(relay.rows)} больше нет.`,
  };
}

function kill(state: OutboxRelay): OutboxRelay {
  const sent = state.relay?.rows.slice(0, state.relay.sent) ?? [];
  const after =
    sent.length > 0
      ? `Уже отправленное (${list(sent)}) уйдёт ещё раз.`
      : 'Отправить он ничего не успел, повторов не будет.';
  return { ...state, relay: null, told: `Relay убит: база откатила транзакцию, строки свободны. ${after}` };
}

function consume(state: OutboxRelay): OutboxRelay {
  const [id, ...queue] = state.queue;
  if (id === undefined) return state;
  return state.inbox.includes(id)
    ? {
        ...state,
        queue,
        duplicates: state.duplicates + 1,
        told: `Событие ${id} уже есть в inbox: повтор поглощён, работа не сделана второй раз.`,
      }
    : {
        ...state,
        queue,
        inbox: [...state.inbox, id],
        told: `Событие ${id}: запись в inbox и работа – одной транзакцией.`,
      };
}

function relayWords(relay: Batch | null): string {
  if (!relay) return 'ждёт';
  const rows = list(relay.rows);
  if (relay.deleted) return `удалил ${rows}, не зафиксировал`;
  if (relay.confirmed) return `знает, что ${rows} у брокера`;
  return relay.sent === 0 ? `держит ${rows}` : `отправил ${list(relay.rows.slice(0, relay.sent))} из ${rows}`;
}

function list(ids: readonly number[]): string {
  return ids.length === 0 ? 'ничего' : ids.join(', ');
}
