import type { Progress } from '../../progress/progress.ts';
import { allLines, stateOf, type Line } from '../../progress/ticks.ts';
import type { ConceptPage } from '../../search/concept-data.ts';
import type { VacancyMatch, VacancyPage } from '../../search/vacancy/match-vacancy.ts';
import { element } from '../element.ts';
import { pageLines } from '../progress/page-lines.ts';
import { lineWords } from './line-words.ts';
import { addressedLink } from './addressed-link.ts';

/** What of a vacancy the reader knows, lacks, and will not find here. */
export function vacancyView(match: VacancyMatch, progress: Progress): HTMLElement {
  const lines = new Map(allLines(pageLines().flatMap(({ items }) => items)).map((line) => [line.id, line]));
  const isBegun = (line: Line | undefined): boolean =>
    line !== undefined && stateOf(progress, line) !== 'todo';
  const [covered, gaps] = [true, false].map((wanted) =>
    match.pages.filter(({ page }) => isBegun(lines.get(idOf(page.url))) === wanted),
  );
  const parts = [
    pageList('Пробелы', 'По вашим отметкам ещё не начато', gaps ?? []),
    pageList('Уже начато', 'По вашим отметкам пройдено или в работе', covered ?? []),
  ];
  return element(
    'section',
    { className: 'vacancy', attributes: { 'aria-labelledby': 'vacancy' } },
    element('h3', { id: 'vacancy', textContent: 'Вакансия и маршрут' }),
    match.pages.length === 0 &&
      element('p', {
        textContent: 'Знакомых тем в тексте не нашлось, поэтому вопросы взяты со всего маршрута.',
      }),
    element('div', { className: 'lists' }, ...parts),
    match.unknown.length > 0 &&
      element(
        'p',
        { className: 'unknown' },
        element('strong', { textContent: 'На сайте об этом страниц нет: ' }),
        `${match.unknown.join(', ')}.`,
      ),
    element('p', {
      className: 'hint',
      textContent:
        'Сверены слова, а не смысл: технологии, которых не знает словарь сайта, сюда не попадают.' +
        (match.isCut ? ' Прочитаны первые 20\u00a0000 знаков, остальное отрезано.' : ''),
    }),
  );
}

/** Id of the page with this address. */
export function idOf(url: string): string {
  return url.replace(/^\/|\/$/g, '');
}

function pageList(title: string, hint: string, pages: readonly VacancyPage[]): HTMLElement | false {
  if (pages.length === 0) return false;
  return element(
    'div',
    {},
    element('h4', { textContent: title }),
    element('p', { className: 'hint', textContent: hint }),
    element(
      'ul',
      { className: 'subjects not-content' },
      ...pages.map(({ page, words }) =>
        element(
          'li',
          page.line === null || page.line === 0 ? {} : { dataset: { line: String(page.line) } },
          addressedLink(page.url, page.title),
          element('small', { textContent: whereAndWhy(page, words) }),
        ),
      ),
    ),
  );
}

/** Its line, and the words of the vacancy, but for the title itself. */
function whereAndWhy({ line, title }: ConceptPage, words: readonly string[]): string {
  const news = words.filter((word) => word.toLowerCase() !== title.toLowerCase());
  return [lineWords(line), news.join(', ')].filter((part) => part !== '').join(' · ');
}
