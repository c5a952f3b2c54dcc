// cspell:ignore sortf tmpls qfmt afmt bqfmt bafmt bfont flds documentclass
import { SECTIONS } from '../questions/answer-parts.ts';
import { ankiId } from './anki-id.ts';
import { CARD_STYLE } from './card-style.ts';

/**
 * When what a deck makes of one and the same question last changed, in seconds. Importing compares times: a note, or
 * the note type with its templates and style, replaces the reader's if it is newer. Raise it when you change templates,
 * style or markup; `note-type.test.ts` holds digests of all three and fails when it was forgotten.
 */
export const EDITION = Date.UTC(2026, 10, 23) / 1000;

/**
 * Names of the fields, in the order of a note's data. Names and order are for good: were they changed, Anki would make
 * a second note type and leave the notes that a reader has as they are.
 */
export const FIELDS = [
  'Вопрос',
  'Код',
  'Коротко',
  'Полный ответ',
  SECTIONS.deeper,
  SECTIONS.failing,
  'Тема',
  'Уровень',
  'Страница',
] as const;

export type Field = (typeof FIELDS)[number];

/** The one note type of all decks. */
export const NOTE_TYPE = ankiId('note type', 'question');

const FRONT = `<div class="m500k front">
<p class="place">{{Тема}} · {{Уровень}}</p>
<div class="question">{{Вопрос}}</div>
{{Код}}
</div>`;

const BACK = `{{FrontSide}}
<hr id="answer">
<div class="m500k back">
{{Коротко}}
<p class="label">Полный ответ</p>
{{Полный ответ}}
${section('deeper')}
${section('failing')}
{{#Страница}}<p class="page"><a href="{{Страница}}">Открыть на сайте</a></p>{{/Страница}}
</div>`;

/** The note type as `col.models` has it in schema 11: https://github.com/ankidroid/Anki-Android/wiki/Database-Structure. */
export function noteType(deck: number): object {
  return {
    ...{ id: NOTE_TYPE, name: 'Маршрут 500K: вопрос', type: 0, mod: EDITION, usn: -1, sortf: 0, did: deck },
    tmpls: [
      {
        name: 'Вопрос',
        ord: 0,
        qfmt: FRONT,
        afmt: BACK,
        did: null,
        bqfmt: '',
        bafmt: '',
        bfont: '',
        bsize: 0,
      },
    ],
    flds: FIELDS.map((name, ord) => ({
      ...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 16, media: [] },
    })),
    css: CARD_STYLE,
    latexPre: '\\documentclass[12pt]{article}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    // There is a card where the first field is filled; in a question it always is.
    req: [[0, 'any', [0]]],
    ...{ tags: [], vers: [] },
  };
}

function section(part: keyof typeof SECTIONS): string {
  const name = SECTIONS[part];
  return `{{#${name}}}<div class="${part}"><p class="label">${name}</p>{{${name}}}</div>{{/${name}}}`;
}
