import { stateIn } from '../../progress/share/state-in.ts';
import { STATE_WORDS } from '../../progress/state-words.ts';
import type { State } from '../../progress/values.ts';

/** The scheme of this page, which shows somebody else's progress. */
export interface SharedScheme {
  /** @param changed ids that stand differently than in the link before */
  show: (states: Readonly<Record<string, State>>, changed: readonly string[]) => void;
  hide: () => void;
}

/** Takes the scheme's stations out of the hands of what paints the reader's own progress. */
export function sharedScheme(root: HTMLElement): SharedScheme {
  const place = root.querySelector<HTMLElement>('[data-shared-scheme]');
  const stations = [...(place?.querySelectorAll<SVGElement>('[data-station]') ?? [])].map((station) => {
    const { station: id = '', name = '' } = station.dataset;
    delete station.dataset.station;
    delete station.dataset.name;
    return { station, id, name };
  });
  return {
    show: (states, changed) => {
      for (const { station, id, name } of stations) {
        const state = stateIn({ states }, id);
        station.dataset.state = state;
        station.toggleAttribute('data-changed', changed.includes(id));
        station.ariaLabel = `${name}, ${STATE_WORDS[state]}`;
      }
      if (place) place.hidden = false;
    },
    hide: () => {
      if (place) place.hidden = true;
    },
  };
}
