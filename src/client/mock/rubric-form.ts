import { MARK_WORDS, MARKS, type Answer, type Mark } from '../../cards/mock/mark.ts';
import { element } from '../element.ts';

/** The rubric of the question that is asked, with the mark that it has. */
export interface RubricForm {
  view: HTMLElement;
  /** Gives a mark, as its own button would. */
  choose: (mark: Mark) => void;
}

export function rubricForm(
  { mark: given, isFailing }: Answer,
  judge: (verdict: { mark: Mark } | { isFailing: boolean }) => void,
): RubricForm {
  const radios = MARKS.map((mark) => {
    const radio = element('input', {
      type: 'radio',
      name: 'mark',
      value: String(mark),
      checked: mark === given,
    });
    radio.addEventListener('change', () => judge({ mark }));
    return radio;
  });
  const flag = element('input', { type: 'checkbox', checked: isFailing });
  flag.addEventListener('change', () => judge({ isFailing: flag.checked }));
  const view = element(
    'fieldset',
    { className: 'rubric' },
    element('legend', {}, 'Как прошёл ответ'),
    ...MARKS.map((mark) =>
      element(
        'label',
        {},
        radios[mark] ?? null,
        element('b', {}, String(mark)),
        element('span', {}, MARK_WORDS[mark]),
      ),
    ),
    element('label', { className: 'flag' }, flag, element('span', {}, 'назвал провальный ответ')),
  );
  return {
    view,
    choose: (mark) => {
      const radio = radios[mark];
      if (!radio) return;
      radio.checked = true;
      radio.focus();
      judge({ mark });
    },
  };
}
