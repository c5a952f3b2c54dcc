import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitBreaker, PAUSE, THRESHOLD } from './circuit-breaker.ts';
import { ORDERS, outboxRelay } from './outbox-relay.ts';
import { WIDTH, type Picture } from './picture.ts';
import { saga, STEPS } from './saga.ts';
import { act, walkThrough, type Simulator, type Told } from './simulator.ts';
import { CAPACITY, RATE, tokenBucket } from './token-bucket.ts';

/** Every state on the way of any keys, the start first. */
function statesOf<State extends Told>(simulator: Simulator<State>): fc.Arbitrary<State[]> {
  const keys = fc.constantFrom(...simulator.actions.map(({ key }) => key));
  return fc
    .array(keys, { maxLength: 80 })
    .map((pressed) =>
      pressed.reduce(
        (states, key) => [...states, act(simulator, states.at(-1) ?? simulator.start, key)],
        [simulator.start],
      ),
    );
}

function always<State extends Told>(simulator: Simulator<State>, holds: (states: State[]) => void): void {
  fc.assert(fc.property(statesOf(simulator), holds));
}

/** Whether everything drawn stands within the picture; texts by the place where they begin. */
function isInside({ height, parts }: Picture): boolean {
  const within = (value: unknown, end: number): boolean =>
    value === undefined || (Number(value) >= 0 && Number(value) <= end);
  return parts.every(([, { x, y, cx, cy, width = 0, height: tall = 0 }]) =>
    [
      within(x, WIDTH - Number(width)),
      within(y, height - Number(tall)),
      within(cx, WIDTH),
      within(cy, height),
    ].every(Boolean),
  );
}

const SIMULATORS: readonly Simulator[] = [tokenBucket, circuitBreaker, outboxRelay, saga];

describe.each(SIMULATORS.map((simulator) => [simulator.name, simulator] as const))(
  'the simulator %s',
  (_, simulator) => {
    it('tells every step, draws inside its frame and changes no state that it was given', () => {
      always(simulator, (states) => {
        const before = structuredClone(states);
        for (const state of states) {
          expect(state.told).toMatch(/^[А-ЯA-Z«].*[.]$/);
          expect(simulator.describe(state)).toMatch(/[.]$/);
          expect(simulator.describe(state)).not.toContain('undefined');
          expect(isInside(simulator.draw(state))).toBe(true);
        }
        expect(states).toEqual(before);
      });
    });

    it('tells why an action cannot be done, and does nothing', () => {
      always(simulator, (states) => {
        const state = states.at(-1) ?? simulator.start;
        for (const { key, refusal } of simulator.actions) {
          const why = refusal(state);
          if (why !== null) expect(act(simulator, state, key)).toEqual({ ...state, told: why });
        }
      });
    });

    it('walks through steps that can all be done, and uses every action but a refused one', () => {
      let state = simulator.start;
      for (const key of simulator.walk) {
        expect(simulator.actions.find((action) => action.key === key)?.refusal(state)).toBeNull();
        state = act(simulator, state, key);
      }
      expect(new Set(simulator.walk)).toEqual(new Set(simulator.actions.map(({ key }) => key)));
      expect(walkThrough(simulator)).toHaveLength(simulator.walk.length);
    });

    it('throws for an action that it does not have', () => {
      expect(() => act(simulator, simulator.start, 'no')).toThrow('no action no');
    });
  },
);

describe('the token bucket', () => {
  it('never holds more than its capacity nor less than nothing', () => {
    always(tokenBucket, (states) => {
      for (const { tokens } of states) expect(tokens >= 0 && tokens <= CAPACITY).toBe(true);
    });
  });

  it('gives out what it held and what time brought, in any span of time', () => {
    const spent = (before: { tokens: number }, after: { tokens: number; admitted: number }): number =>
      'retryAfter' in after && after.retryAfter === 0 ? before.tokens - after.tokens : 0;
    always(tokenBucket, (states) => {
      for (let from = 0; from < states.length; from += 7) {
        let taken = 0;
        for (let to = from + 1; to < states.length; to++) {
          const [first, before, after] = [states[from], states[to - 1], states[to]];
          if (!first || !before || !after) throw new Error('a hole');
          taken += spent(before, after);
          expect(taken).toBeLessThanOrEqual(CAPACITY + RATE * (after.second - first.second));
        }
      }
    });
  });

  it('says how long to wait, exactly', () => {
    always(tokenBucket, (states) => {
      const refused = states.at(-1);
      if (!refused?.retryAfter) return;
      const wait = (seconds: number): typeof refused =>
        Array.from({ length: seconds }).reduce<typeof refused>(
          (state) => act(tokenBucket, state, 'second'),
          refused,
        );
      const key = refused.told.includes('нужно 3') ? 'heavy' : 'request';
      expect(act(tokenBucket, wait(refused.retryAfter), key).retryAfter).toBe(0);
      expect(act(tokenBucket, wait(refused.retryAfter - 1), key).retryAfter).toBe(1);
    });
  });
});

describe('the circuit breaker', () => {
  it('sends nothing while open, and one call at most while half-open', () => {
    always(circuitBreaker, (states) => {
      states.slice(1).forEach((after, index) => {
        const before = states[index];
        if (!before) throw new Error('a hole');
        const sent = after.sent - before.sent;
        if (before.position === 'open' || before.probing) expect(sent).toBe(0);
        expect(after.probing && after.position !== 'half-open').toBe(false);
      });
    });
  });

  it('opens after so many failures in a row, and not before', () => {
    always(circuitBreaker, (states) => {
      for (const { position, failures } of states) {
        if (position === 'closed') expect(failures).toBeLessThan(THRESHOLD);
      }
    });
  });

  it('comes to closed from anywhere once the service is well', () => {
    always(circuitBreaker, (states) => {
      let state = states.at(-1) ?? circuitBreaker.start;
      if (!state.up) state = act(circuitBreaker, state, 'service');
      for (let second = 0; second < PAUSE; second++) state = act(circuitBreaker, state, 'second');
      state = act(circuitBreaker, act(circuitBreaker, state, 'call'), 'answer');
      expect(state.position).toBe('closed');
    });
  });
});

describe('the outbox relay', () => {
  it('applies nothing twice, and nothing that was not committed', () => {
    always(outboxRelay, (states) => {
      for (const { inbox, orders } of states) {
        expect(new Set(inbox).size).toBe(inbox.length);
        expect(inbox.every((id) => id >= 1 && id <= orders)).toBe(true);
      }
    });
  });

  it('loses nothing: every order is in the table, in the queue or applied', () => {
    always(outboxRelay, (states) => {
      for (const { orders, outbox, queue, inbox } of states) {
        const known = new Set([...outbox, ...queue, ...inbox]);
        expect(known.size).toBe(orders);
      }
    });
  });

  it('applies every order once relay and consumer are left in peace', () => {
    always(outboxRelay, (states) => {
      let state = states.at(-1) ?? outboxRelay.start;
      // A batch takes at most six steps, and the queue has what every killed relay has sent.
      for (let step = 0; step < ORDERS * 6; step++) state = act(outboxRelay, state, 'relay');
      while (state.queue.length > 0) state = act(outboxRelay, state, 'consume');
      expect(state.outbox).toEqual([]);
      expect(state.inbox.toSorted()).toEqual(Array.from({ length: state.orders }, (_, index) => index + 1));
    });
  });
});

describe('the saga', () => {
  it('ends with all done or with nothing left of it', () => {
    always(saga, (states) => {
      for (const { way, effects } of states) {
        if (way === 'completed') expect(effects).toEqual(STEPS.map(() => 'done'));
        if (way === 'compensated') expect(effects).not.toContain('done');
      }
    });
  });

  it('lets a service work once for its step and once for its undoing, whatever crashes', () => {
    always(saga, (states) => {
      for (const { works, effects } of states) {
        expect(works).toEqual(effects.map((effect) => ({ none: 0, done: 1, undone: 2 })[effect]));
      }
    });
  });

  it('ends, once steps succeed', () => {
    always(saga, (states) => {
      let state = act(saga, states.at(-1) ?? saga.start, 'restart');
      for (let step = 0; step < 2 * STEPS.length; step++) state = act(saga, state, 'succeed');
      expect(['completed', 'compensated']).toContain(state.way);
    });
  });
});
