import type { Progress } from '../../progress/progress.ts';
import { DIAGRAMS, QUESTIONS, plural } from '../../roadmap/plural.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import { element } from '../element.ts';
import { cardBlock } from './card-block.ts';
import { diagramBlock } from './diagram-block.ts';
import { dayWords, daysLeft } from './interview-day.ts';
import type { Sheet } from './make-sheet.ts';
import { vacancyView } from './vacancy-view.ts';

/** The sheet as it is read and printed; its heading takes the focus. */
export function sheetView(sheet: Sheet, progress: Progress, today: Day): DocumentFragment {
  const { day, vacancy, cards, diagrams } = sheet;
  const view = document.createDocumentFragment();
  view.append(
    element(
      'header',
      {},
      element('h2', { id: 'sheet', tabIndex: -1, textContent: `Собеседование ${dayWords(day)}` }),
      element('p', { textContent: `${daysLeft(today, day)} · ${countWords(sheet)}` }),
      printing(),
    ),
  );
  if (vacancy) view.append(vacancyView(vacancy, progress));
  view.append(
    element(
      'section',
      { attributes: { 'aria-labelledby': 'cards' } },
      element('h3', { id: 'cards', textContent: 'Вопросы' }),
      element('p', {
        className: 'hint',
        textContent: 'Сначала ответьте вслух, потом сверьтесь с коротким ответом.',
      }),
      element('ol', { className: 'cards' }, ...cards.map(({ chosen, text }) => cardBlock(chosen, text))),
    ),
  );
  if (diagrams.length > 0)
    view.append(
      element(
        'section',
        { attributes: { 'aria-labelledby': 'diagrams' } },
        element('h3', { id: 'diagrams', textContent: 'Схемы' }),
        element('p', { className: 'hint', textContent: 'Каждую попробуйте нарисовать по памяти.' }),
        ...diagrams.map(({ topic, diagram }) => diagramBlock(topic, diagram)),
      ),
    );
  return view;
}

/** «20 вопросов, 6 схем». */
export function countWords({ cards, diagrams }: Sheet): string {
  const questions = plural(cards.length, QUESTIONS);
  return diagrams.length === 0 ? questions : `${questions}, ${plural(diagrams.length, DIAGRAMS)}`;
}

function printing(): HTMLElement {
  const print = element('button', { type: 'button', textContent: 'Напечатать' });
  print.addEventListener('click', () => globalThis.print());
  return element(
    'p',
    { className: 'printing' },
    print,
    element(
      'label',
      {},
      element('input', { type: 'checkbox', autocomplete: 'off', dataset: { fullAnswers: '' } }),
      'с полными ответами',
    ),
  );
}
