import { COUNTS, LENGTHS, type Interview } from '../../cards/mock/interview.ts';
import { find } from '../find.ts';
import { later } from '../later.ts';
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
  const chosen = async (): Promise<Interview | null> => {
    const data = new FormData(form);
    const lines = data.getAll('line').map(Number);
    fault.textContent = lines.length === 0 ? 'Выберите хотя бы одну линию.' : '';
    const count = COUNTS.find((one) => String(one) === data.get('count'));
    const minutes = LENGTHS.find((one) => String(one) === data.get('minutes'));
    if (lines.length === 0 || !count || !minutes) return null;
    const weak = data.has('weak') ? await weakTopicsOf(fault) : new Set<string>();
    return { seed, count, minutes, lines: lines.toSorted((a, b) => a - b), weak };
  };
  const openCode = (): void => {
    const address = readAddress(code.value);
    codeFault.textContent = address === null ? 'Вставьте код или ссылку.' : '';
    if (address !== null) open(address);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void chosen().then((interview) => {
      if (interview) start(interview);
    });
  });
  // What has been copied is the link of another interview as soon as the form says something else.
  form.addEventListener('change', ({ target }) => {
    if (target !== code) link.replaceChildren();
  });
  find(form, 'button', 'data-copy').addEventListener('click', () => {
    void chosen().then((interview) => {
      if (interview) copy(interview, link);
    });
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

/** The scheduler weighs as much as all else of this page: it comes when it is wanted. */
async function weakTopicsOf(status: HTMLElement): Promise<ReadonlySet<string>> {
  const { weakNow } = await later(() => import('./weak-now.ts'));
  const weak = await weakNow();
  if (weak.size === 0) status.textContent = 'Слабых тем пока не видно: тренажёр знает о вас слишком мало.';
  return weak;
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
