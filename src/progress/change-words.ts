import type { Forms } from '../roadmap/plural.ts';
import { plural } from '../roadmap/plural.ts';
import type { Change } from './export-file.ts';
import { STATE_WORDS } from './state-words.ts';
import type { CollectionName, State } from './values.ts';
import { STATES } from './values.ts';

const CHECKPOINTS: Forms = ['отметка', 'отметки', 'отметок'];
const CHANGES: Forms = ['изменение', 'изменения', 'изменений'];

/** Of collections whose single entries would say nothing to a reader: how many of them change. */
const COUNTED: Partial<Record<CollectionName, string>> = {
  bookmarks: 'Закладки',
  daysOff: 'Перерывы в плане',
  activity: 'История занятий',
  settings: 'Настройки',
};

/**
 * What an import would change, a line each, the most important first: items, checklists, own words, the rest by number.
 *
 * @param titleOf the name of a page's id; an id that the site does not know any more may stand for itself
 */
export function changeWords(changes: readonly Change[], titleOf: (id: string) => string): string[] {
  const of = (collection: CollectionName): Change[] =>
    changes.filter((change) => change.collection === collection);
  const pageOf = ({ key }: Change): string => titleOf(key.split(/[ #]/, 1)[0] ?? key);
  const isCheckpoint = ({ key }: Change): boolean => key.includes('#');
  const ticks = of('ticks');
  return [
    ...ticks
      .filter((change) => !isCheckpoint(change))
      .map((change) => `${pageOf(change)}: ${stateWords(change.from)} → ${stateWords(change.to)}`),
    ...[...Map.groupBy(ticks.filter(isCheckpoint), pageOf)].map(
      ([title, list]) => `${title}, чек-лист: ${plural(list.length, CHECKPOINTS)}`,
    ),
    ...of('notes').map(
      (change) => `${pageOf(change)}: ${change.from ? 'заметка заменится более поздней' : 'новая заметка'}`,
    ),
    ...of('evidence').map(
      (change) => `${pageOf(change)}: ${change.to === null ? 'ссылка уберётся' : 'ссылка на работу'}`,
    ),
    ...of('reviews').map((change) => `${pageOf(change)}: слово ментора`),
    ...Object.entries(COUNTED).flatMap(([name, words]) => {
      const { length } = of(name as CollectionName);
      return length === 0 ? [] : [`${words}: ${plural(length, CHANGES)}`];
    }),
  ];
}

function stateWords(value: unknown): string {
  return STATE_WORDS[isState(value) ? value : 'todo'];
}

function isState(value: unknown): value is State {
  return (STATES as readonly unknown[]).includes(value);
}
