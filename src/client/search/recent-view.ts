import { element } from '../element.ts';
import { forgetQueries } from './recent-queries.ts';

/** What was searched for before, each to be searched for again. */
export function recentView(queries: readonly string[], ask: (query: string) => void): HTMLElement[] {
  if (queries.length === 0) return [];
  const buttons = queries.map((query) => {
    const button = element('button', { type: 'button', textContent: query });
    button.addEventListener('click', () => ask(query));
    return element('li', {}, button);
  });
  const forget = element('button', { type: 'button', className: 'quiet', textContent: 'Забыть' });
  const section = element(
    'section',
    { className: 'search-recent', ariaLabel: 'Недавние запросы' },
    element('p', {}, 'Недавно искали ', forget),
    element('ul', {}, ...buttons),
  );
  forget.addEventListener('click', () => {
    forgetQueries();
    section.remove();
  });
  return [section];
}
