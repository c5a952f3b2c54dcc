import {
  answersBetween,
  forecastOf,
  retentionOf,
  type DayLoad,
  type Retention,
} from '../../cards/numbers.ts';
import type { CardTopic } from '../../cards/card.ts';
import type { Recall } from '../../cards/recall.ts';
import type { Scheduler } from '../../cards/schedule.ts';
import { plural } from '../../roadmap/plural.ts';
import { element } from '../element.ts';
import { midnights } from './day.ts';

const SVG = 'http://www.w3.org/2000/svg';
const DAYS_AHEAD = 14;
const DAYS_BACK = 30;
const CHART = { width: 420, height: 96, gap: 4, label: 18 };

/** The numbers of the trainer: answers of today, the next two weeks, and how much stays in memory. */
export function numbersView(
  topics: readonly CardTopic[],
  recall: Recall,
  scheduler: Scheduler,
  now: number,
): HTMLElement[] {
  const starts = midnights(now, DAYS_AHEAD);
  const [start = now, end = now] = starts;
  const cards = topics.flatMap((topic) => topic.cards);
  const loads = forecastOf(cards, recall, scheduler, starts);
  const kept = retentionOf(topics, recall, scheduler, start - DAYS_BACK * 86_400_000);
  const today = answersBetween(recall, start, end);
  return [
    element(
      'p',
      {},
      `Сегодня отвечено: ${String(today)}. Карточек в повторении: ${String(recall.reviews.size)}.`,
    ),
    loads.some((load) => load.cards > 0)
      ? chartFigure('Сколько карточек вернётся в ближайшие две недели', dayBars(loads), forecastWords(loads))
      : element(
          'p',
          { className: 'hint' },
          'После первых ответов здесь будет видно, что вернётся за две недели.',
        ),
    kept.length === 0
      ? element(
          'p',
          { className: 'hint' },
          'Сколько остаётся в памяти, станет видно после первых повторений.',
        )
      : chartFigure('Сколько вспомнилось в срок за 30 дней, по линиям', keptBars(kept), keptWords(kept)),
  ];
}

function chartFigure(title: string, chart: SVGElement, words: string): HTMLElement {
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', `${title}: ${words}`);
  return element('figure', { className: 'chart' }, element('figcaption', {}, title), chart);
}

interface Bar {
  label: string;
  value: string;
  /** Of the chart's height, 0 to 1. */
  share: number;
  line?: number;
}

function dayBars(loads: readonly DayLoad[]): SVGElement {
  const most = Math.max(1, ...loads.map(({ cards }) => cards));
  return bars(
    loads.map(({ start, cards }) => ({
      label: String(new Date(start).getDate()),
      value: cards === 0 ? '' : String(cards),
      share: cards / most,
    })),
  );
}

function keptBars(kept: readonly Retention[]): SVGElement {
  return bars(
    kept.map(({ line, recalled, asked }) => ({
      ...{ label: lineName(line), value: percent(recalled, asked), share: recalled / asked, line },
    })),
  );
}

function bars(values: readonly Bar[]): SVGElement {
  const { width, height, gap, label } = CHART;
  const step = width / values.length;
  const chart = svg('svg', { viewBox: `0 0 ${String(width)} ${String(height)}`, class: 'bars' });
  for (const [place, { label: name, value, share, line }] of values.entries()) {
    const tall = Math.round(share * (height - 2 * label));
    const middle = step * (place + 0.5);
    const bar = {
      x: step * place + gap / 2,
      y: height - label - tall,
      width: step - gap,
      height: tall,
      rx: 2,
    };
    chart.append(
      svg('rect', { ...bar, ...(line === undefined ? {} : { 'data-line': line }) }),
      svg('text', { x: middle, y: bar.y - 4 }, value),
      svg('text', { x: middle, y: height - 4, class: 'name' }, name),
    );
  }
  return chart;
}

function svg(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

function forecastWords(loads: readonly DayLoad[]): string {
  const day = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long' });
  return loads
    .filter(({ cards }) => cards > 0)
    .map(({ start, cards }) => `${day.format(start)} – ${plural(cards, CARDS)}`)
    .join(', ');
}

function keptWords(kept: readonly Retention[]): string {
  return kept
    .map(
      ({ line, recalled, asked }) =>
        `${lineName(line)} – ${percent(recalled, asked)} из ${plural(asked, ANSWERS)}`,
    )
    .join(', ');
}

function lineName(line: number): string {
  return line === 0 ? 'кольцевая' : `линия ${String(line)}`;
}

function percent(part: number, whole: number): string {
  return `${String(Math.round((100 * part) / whole))}\u00a0%`;
}

const CARDS = ['карточка', 'карточки', 'карточек'] as const;
const ANSWERS = ['ответа', 'ответов', 'ответов'] as const;
