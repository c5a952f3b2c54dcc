import type { Filter } from '../../search/entries.ts';
import { element } from '../element.ts';

const KINDS: readonly [Filter['kind'], string][] = [
  ['all', 'Всё'],
  ['topic', 'Темы'],
  ['project', 'Проекты'],
  ['question', 'Вопросы'],
  ['term', 'Термины'],
];

/** Choice of kind and of line; the lines are those of the page's sidebar data. */
export function filterBar(onChange: (filter: Filter) => void): HTMLElement {
  const radios = KINDS.map(([value, words]) => {
    const radio = element('input', { type: 'radio', name: 'kind', value, checked: value === 'all' });
    return element('label', {}, radio, element('span', {}, words));
  });
  const select = element(
    'select',
    { ariaLabel: 'Линия' },
    element('option', { value: '' }, 'Все линии'),
    ...lineOptions(),
    element('option', { value: '0' }, 'Кольцевая'),
  );
  const bar = element(
    'fieldset',
    { className: 'search-filters' },
    element('legend', { className: 'sr-only' }, 'Что искать'),
    ...radios,
    select,
  );
  bar.addEventListener('change', () => {
    const kind = bar.querySelector<HTMLInputElement>('input:checked')?.value;
    onChange({
      kind: KINDS.find(([value]) => value === kind)?.[0] ?? 'all',
      line: select.value === '' ? null : Number(select.value),
    });
  });
  return bar;
}

/** The page knows its lines by their ids; their numbers are their order. */
function lineOptions(): HTMLOptionElement[] {
  const titles = document.querySelector<HTMLElement>('a[data-search]')?.dataset.lines?.split('|') ?? [];
  return titles.map((title, index) =>
    element('option', { value: String(index + 1) }, `${String(index + 1)} · ${title}`),
  );
}
