import type { Picture } from './picture.ts';

/** What every state tells: what has just happened, in a sentence. */
export interface Told {
  told: string;
}

/** What a reader can do with a simulator. */
export interface Action<State> {
  /** Latin, for markup and tests. */
  key: string;
  label: string;
  /** Why it cannot be done in this state; null when it can. */
  refusal(state: State): string | null;
  /** The state after it; asked only where it can be done. Never changes the state that it is given. */
  take(state: State): State;
}

/**
 * A small deterministic machine that a reader steps through. Its functions are methods, so that a machine of any state
 * is a `Simulator` to who only presses and shows.
 */
export interface Simulator<State extends Told = Told> {
  /** Latin, as a note names it. */
  name: string;
  title: string;
  start: State;
  actions: readonly Action<State>[];
  /** The whole state in words, for who does not see the picture. */
  describe(state: State): string;
  draw(state: State): Picture;
  /** Keys of actions that show what matters, for readers without scripts. */
  walk: readonly string[];
}

/** A step of a walk. */
export interface Step {
  label: string;
  told: string;
}

/**
 * Does what the key says.
 *
 * @returns the same state with the reason told, where it cannot be done
 * @throws for a key that the simulator does not have
 */
export function act<State extends Told>({ actions }: Simulator<State>, state: State, key: string): State {
  const action = actions.find((candidate) => candidate.key === key);
  if (!action) throw new Error(`no action ${key}`);
  const refusal = action.refusal(state);
  return refusal === null ? action.take(state) : { ...state, told: refusal };
}

/** The steps of the simulator's walk, from its start. */
export function walkThrough<State extends Told>(simulator: Simulator<State>): Step[] {
  let state = simulator.start;
  return simulator.walk.map((key) => {
    state = act(simulator, state, key);
    const label = simulator.actions.find((action) => action.key === key)?.label ?? key;
    return { label, told: state.told };
  });
}
