import type { Part } from '../../simulators/picture.ts';
import { act, type Simulator } from '../../simulators/simulator.ts';
import { find } from '../find.ts';

/** Brings the simulator's figure in the page to life: its buttons change the state, the figure shows and tells it. */
export function stepThrough(simulator: Simulator): void {
  const figure = find(document, 'figure', `data-simulator="${simulator.name}"`);
  const status = find(figure, 'p', 'role="status"');
  const picture = figure.querySelector('svg');
  const states = [simulator.start];
  const buttons = [...figure.querySelectorAll('button')];

  const show = (): void => {
    const state = states.at(-1) ?? simulator.start;
    status.textContent = state.told;
    picture?.setAttribute('aria-label', simulator.describe(state));
    picture?.replaceChildren(...simulator.draw(state).parts.map(svgElement));
    // Not `disabled`: whoever presses a button by keyboard must not lose the place, and may ask why it does nothing.
    for (const { key, refusal } of simulator.actions)
      find(figure, 'button', `data-action="${key}"`).ariaDisabled = String(refusal(state) !== null);
    for (const button of buttons.filter(({ dataset }) => dataset.move))
      button.ariaDisabled = String(states.length === 1);
  };

  /** A refusal is told, and is nothing to go back from. */
  const press = (key: string): void => {
    const state = states.at(-1) ?? simulator.start;
    const refused = simulator.actions.find((action) => action.key === key)?.refusal(state);
    if (refused === null) states.push(act(simulator, state, key));
    else states[states.length - 1] = act(simulator, state, key);
  };

  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener('click', () => {
      const { action, move } = button.dataset;
      if (action !== undefined) press(action);
      else states.length = move === 'back' ? Math.max(1, states.length - 1) : 1;
      show();
    });
  }
  show();
}

function svgElement([name, attributes, text]: Part): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
