import { COUNTS, LENGTHS, type Interview } from '../../cards/mock/interview.ts';
import { find } from '../find.ts';
import { readAddress, type MockAddress } from './mock-address.ts';

/** What the form of a new interview asks for. */
interface Wishes {
  start: (interview: Interview) => void;
  /** Copies its link without starting it. */
  copy: (interview: Interview, place: HTMLElement) => void;
  /** Opens what somebody else has set up. */
  open: (address: MockAddress) => void;
}

/** The form that the page's markup holds. */
export interface SetupForm {
  /** Draws another seed: the next interview is another one. */
  renew: () => void;
}

/** Brings the form to life. */
export function offerSetup(form: HTMLFormElement, { start, copy, open }: Wishes): SetupForm {
  let seed = randomSeed();
  const fault = find(form, 'p', 'data-fault');
  const codeFault = find(form, 'p', 'data-code-fault');
  const code = find(form, 'input', 'name="code"');
  const link = find(form, 'div', 'data-link');
  const chosen = (): Interview | null => {
    const data = new FormData(form);
    const lines = data.getAll('line').map(Number);
    fault.textContent = lines.length === 0 ? 'Выберите хотя бы одну линию.' : '';
    const count = COUNTS.find((one) => String(one) === data.get('count'));
    const minutes = LENGTHS.find((one) => String(one) === data.get('minutes'));
    if (lines.length === 0 || !count || !minutes) return null;
    return { seed, count, minutes, lines: lines.toSorted((a, b) => a - b), weak: new Set() };
  };
  const openCode = (): void => {
    const address = readAddress(code.value);
    codeFault.textContent = address === null ? 'Вставьте код или ссылку.' : '';
    if (address !== null) open(address);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const interview = chosen();
    if (interview) start(interview);
  });
  // What has been copied is the link of another interview as soon as the form says something else.
  form.addEventListener('change', ({ target }) => {
    if (target !== code) link.replaceChildren();
  });
  find(form, 'button', 'data-copy').addEventListener('click', () => {
    const interview = chosen();
    if (interview) copy(interview, link);
  });
  find(form, 'button', 'data-open').addEventListener('click', openCode);
  code.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    openCode();
  });
  return {
    renew: () => {
      seed = randomSeed();
      link.replaceChildren();
      code.value = '';
    },
  };
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
