import type { SiteSearch } from '../../search/site-search.ts';
import { element } from '../element.ts';

/** Nearest names of the site, and where to say that something is missing. */
export function nothingFound(
  query: string,
  engine: SiteSearch,
  report: string | null,
  ask: (query: string) => void,
): HTMLElement[] {
  const near = engine.nearestNames(query).map((name) => {
    const button = element('button', { type: 'button', textContent: name });
    button.addEventListener('click', () => ask(name));
    return element('li', {}, button);
  });
  const gap =
    report === null
      ? 'Расскажите о пробеле автору сайта.'
      : element('a', { href: report + encodeURIComponent(`Не нашлось: ${query}`) }, 'Сообщить о пробеле');
  return [
    element('p', {}, `По запросу «${query}» ничего нет.`),
    near.length > 0 &&
      element(
        'section',
        { className: 'search-recent', ariaLabel: 'Похожие термины' },
        element('p', {}, 'Может быть:'),
        element('ul', {}, ...near),
      ),
    element('p', {}, gap),
  ].filter((part) => part !== false);
}
