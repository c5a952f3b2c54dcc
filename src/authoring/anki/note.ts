import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { ankiGuid, ankiId } from './anki-id.ts';
import { cardMarkup, type MarkupContext } from './card-markup.ts';
import { allFiles, type Drawing, type Media } from './drawing.ts';
import { fieldText } from './html-tree.ts';
import { EDITION, FIELDS, type Field } from './note-type.ts';

/** A question with what a deck says around it. */
export interface Asked {
  question: PublishedQuestion;
  /** Address of its page without the base. */
  url: string;
  /** Title of its topic. */
  topic: string;
  /** Last part of the phase's address, or of the ring's. */
  phase: string;
  /** Name of its deck: `Маршрут 500K::1 · Разгон`. */
  deck: string;
  /** Place along the whole route, from 1: in this order Anki shows new cards. */
  place: number;
  /** When the file of the question last changed, in ISO 8601; null where git does not tell. */
  changed: string | null;
}

/** A note and its one card. */
export interface Note {
  id: number;
  card: number;
  guid: string;
  deck: string;
  place: number;
  /** Seconds since 1970. */
  modified: number;
  tags: readonly string[];
  /** HTML in the order of {@link FIELDS}. */
  fields: readonly string[];
  files: Media;
}

/**
 * The note of a question. All by which Anki tells notes apart comes from the question's id, so that each deck has the
 * same one. It is as new as the question's file or as {@link EDITION}, whichever is newer: what a reader wrote into an
 * own copy stays until the question itself changes.
 */
export function noteOf(asked: Asked, context: MarkupContext): Note {
  const { question, deck, place } = asked;
  const { html, id, level } = question;
  const markup = (part: string | null): Drawing => cardMarkup(part ?? '', context);
  const text = (words: string | null): Drawing => ({ html: fieldText(words ?? ''), files: new Map() });
  const parts = {
    ...{ Вопрос: markup(html.question), Код: markup(html.prompt), Коротко: markup(html.short) },
    ...{ 'Полный ответ': markup(html.full), 'Если копнут глубже': markup(html.deeper) },
    ...{ 'Провальный ответ': markup(html.failing), Тема: text(asked.topic) },
    ...{ Уровень: text(level), Страница: text(context.page) },
  } satisfies Record<Field, Drawing>;
  return {
    ...{ id: ankiId('note', id), card: ankiId('card', id), guid: ankiGuid(id), deck, place },
    modified: Math.max(EDITION, asked.changed === null ? 0 : Date.parse(asked.changed) / 1000),
    tags: tagsOf(asked),
    fields: FIELDS.map((field) => parts[field].html),
    files: allFiles(Object.values(parts)),
  };
}

/** Anki shows `a::b` as a branch: `topic::ramp-up::concurrency`. */
function tagsOf({ question, phase }: Asked): string[] {
  const [topic = ''] = question.id.split('#');
  return [`level::${question.level}`, `phase::${phase}`, `topic::${topic.replaceAll('/', '::')}`];
}
