import { accepts, entriesOf, type Filter } from '../../search/entries.ts';
import type { Answer } from '../../search/site-search.ts';
import { element } from '../element.ts';
import { correctionLine } from './correction-line.ts';
import { entryView, showAnswers } from './entry-view.ts';
import { filterBar } from './filter-bar.ts';
import { keepFocus, moveAmong } from './move-among.ts';
import { nothingFound } from './nothing-found.ts';
import { recentQueries, rememberQuery } from './recent-queries.ts';
import { recentView } from './recent-view.ts';
import { answerExcerpts, siteSearch } from './search-data.ts';
import './search.css';

/** After the last key the query counts as typed: until then the names alone are searched, and no address is written. */
const PAUSE_MS = 180;
/** Results that are shown at once. */
const MOST = 10;

export interface SearchDesk {
  root: HTMLElement;
  input: HTMLInputElement;
  /** Searches for what stands in the field. */
  search: () => void;
}

interface DeskOptions {
  /** Where a gap can be reported, null where nobody knows. */
  report: string | null;
  /** What Enter in the field does: the first result, or the list of them. */
  enter: 'follow' | 'list';
  onQuery?: (query: string) => void;
}

/** Field, filters and results of search: in the dialog and on its page alike. */
export function searchDesk({ report, enter, onQuery }: DeskOptions): SearchDesk {
  const engine = siteSearch();
  let filter: Filter = { kind: 'all', line: null };
  let literal = false;
  let run = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitsForEnter = false;
  let shown: Answer | undefined;

  const input = element('input', {
    ...{ type: 'search', name: 'q', placeholder: 'Понятие, вопрос, идентификатор', maxLength: 120 },
    ...{ autocomplete: 'off', spellcheck: false, enterKeyHint: 'search', ariaLabel: 'Поиск по сайту' },
  });
  const status = element('p', { className: 'search-status', attributes: { role: 'status' } });
  const said = element('div', { className: 'search-said' });
  const list = element('ol', { className: 'search-results' });
  const beneath = element('div', { className: 'search-beneath' });
  const filters = filterBar((chosen) => {
    filter = chosen;
    void search();
  });
  // The form owns the filters: two desks on one page would share their radio buttons.
  const form = element('form', { className: 'search-form', attributes: { role: 'search' } }, input, filters);
  const root = element('div', { className: 'search-desk not-content' }, form, status, said, list, beneath);

  const show = (answer: Answer): void => {
    shown = answer;
    const entries = entriesOf(answer.hits, filter);
    said.replaceChildren(
      ...correctionLine(answer.rewriting.corrections, () => {
        literal = true;
        void search();
        input.focus();
      }),
    );
    keepFocus(list, () => {
      list.replaceChildren(...entries.slice(0, MOST).map(entryView));
    });
    const stems = [...new Set(entries.flatMap((entry) => entry.stems))];
    void answerExcerpts().then((answers) => {
      if (shown === answer) showAnswers(list, answers, stems);
    });
    const isEmpty = entries.length === 0 && answer.final;
    beneath.replaceChildren(
      ...(isEmpty ? nothingFound(input.value, engine, report, ask) : []),
      ...(answer.withoutText
        ? [
            element(
              'p',
              { className: 'hint' },
              'Текст страниц сейчас не найти: показаны названия, разделы, вопросы и термины.',
            ),
          ]
        : []),
    );
    if (answer.final)
      status.textContent = entries.length === 0 ? 'Ничего не найдено' : `Найдено: ${String(entries.length)}`;
    if (waitsForEnter && entries.length > 0) goOn();
  };

  const search = async (): Promise<void> => {
    const query = input.value.trim();
    run += 1;
    const mine = run;
    if (query === '') {
      shown = undefined;
      for (const part of [list, said, status]) part.replaceChildren();
      beneath.replaceChildren(...recentView(recentQueries(), ask));
      return;
    }
    try {
      const chosen = filter;
      const answers = engine.search(query, {
        ...{ isUnfinished: true, literal, needsQuestions: chosen.kind === 'question' },
        accepts: (page) => accepts(chosen, page),
      });
      for await (const answer of answers) {
        if (mine !== run) return;
        show(answer);
        if (!answer.final) await pause();
        if (mine !== run) return;
      }
    } catch {
      if (mine !== run) return;
      const again = element('button', { type: 'button', textContent: 'Ещё раз' });
      again.addEventListener('click', () => void search());
      status.textContent = 'Указатель поиска не загрузился: нет сети?';
      beneath.replaceChildren(element('p', {}, again));
    }
  };

  /** Enter: to the first result, or to the list of them. */
  function goOn(): void {
    waitsForEnter = false;
    const first = list.querySelector('a');
    if (!first) return;
    if (enter === 'follow') first.click();
    else first.focus();
  }

  function ask(query: string): void {
    input.value = query;
    literal = false;
    input.focus();
    void search();
  }

  input.addEventListener('input', () => {
    literal = false;
    waitsForEnter = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      onQuery?.(input.value.trim());
    }, PAUSE_MS);
    void search();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (list.querySelector('a') && shown) goOn();
    else waitsForEnter = input.value.trim() !== '';
  });
  list.addEventListener('click', () => rememberQuery(input.value));
  root.addEventListener('keydown', (event) => moveAmong(event, input, list));
  return { root, input, search: () => void search() };
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS);
  });
}
