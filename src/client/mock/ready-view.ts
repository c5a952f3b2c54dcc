import type { Interview } from '../../cards/mock/interview.ts';
import { element } from '../element.ts';
import { offerAddress } from '../offer-address.ts';
import { mockHref } from './mock-address.ts';
import { interviewWords, lineWords, type LineNames } from './interview-words.ts';

/** An interview that a link has brought and nobody has started yet. */
export function readyView(
  interview: Interview,
  count: number,
  code: string,
  names: LineNames,
  start: () => void,
): HTMLElement {
  const begin = element('button', { type: 'button', className: 'main' }, 'Начать');
  const copy = element('button', { type: 'button' }, 'Скопировать ссылку');
  const place = element('div', {});
  begin.addEventListener('click', start);
  copy.addEventListener('click', () => void offerAddress(place, mockHref({ code, result: null })));
  return element(
    'section',
    { className: 'ready not-content' },
    element('h2', { tabIndex: -1 }, 'Интервью по ссылке'),
    element('p', {}, `${interviewWords(interview, count)}: ${lineWords(interview, names)}.`),
    interview.weak.size > 0 && element('p', {}, 'Чаще спрашивает слабые темы того, кто его собрал.'),
    element(
      'p',
      { className: 'facts' },
      'У всех, кто откроет эту ссылку, вопросы одни и те же. Часы у каждого свои и пойдут, когда нажмёте «Начать».',
    ),
    element('p', { className: 'buttons' }, begin, copy),
    place,
    element('p', {}, element('a', { href: '#' }, 'Собрать своё')),
  );
}
