import { EVERYTHING, chosenCards, type CardFilter, type CardTopic } from '../../cards/card.ts';
import { topicsInQueue } from '../../cards/in-queue.ts';
import { LEVELS } from '../../cards/level.ts';
import { isLeech, nextCard, queueOf, type Queue } from '../../cards/queue.ts';
import { recallOf, type Recall } from '../../cards/recall.ts';
import { GRADES, type Grade } from '../../cards/review-log.ts';
import { Scheduler } from '../../cards/schedule.ts';
import { allLines, stateOf } from '../../progress/ticks.ts';
import { find } from '../find.ts';
import { pageLines } from '../progress/page-lines.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { cardText, cardTopics } from './card-data.ts';
import { cardView, type CardView } from './card-view.ts';
import { queueDay } from './day.ts';
import { doneView } from './done-view.ts';
import { numbersView } from './numbers-view.ts';
import { readerLog } from './reader-log.ts';
import { settingFields } from './setting-fields.ts';
import { topicBoxes } from './topic-boxes.ts';
import './trainer.css';

/** The daily review: the next card of the queue, its answer, a grade. */
class TrainerDesk extends HTMLElement {
  #topics: CardTopic[] = [];
  #recall: Recall = recallOf([]);
  #scheduler = new Scheduler(this.#recall.settings.retention);
  #filter: CardFilter = EVERYTHING;
  #shown: { id: string; view: CardView } | null = null;
  /** The card that is to be shown: its text may be on its way while another becomes the next. */
  #wanted: string | null = null;
  #leave: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const log = readerLog();
    this.#leave = [
      log.subscribe((lines) => {
        const recall = recallOf(lines);
        if (recall.settings.retention !== this.#recall.settings.retention)
          this.#scheduler = new Scheduler(recall.settings.retention);
        this.#recall = recall;
        this.#refresh();
      }),
      readerProgress().subscribe(() => this.#refresh()),
    ];
    this.#filters().addEventListener('change', () => {
      this.#filter = this.#chosen();
      this.#shown = null;
      this.#refresh();
    });
    document.addEventListener('keydown', this.#onKey);
    void this.#load();
  }

  disconnectedCallback(): void {
    for (const leave of this.#leave) leave();
    clearTimeout(this.#timer);
    document.removeEventListener('keydown', this.#onKey);
  }

  async #load(): Promise<void> {
    try {
      this.#topics = await cardTopics();
      settingFields(this, readerLog());
      topicBoxes(this, readerLog(), () => ({ inQueue: this.#inQueue(), recall: this.#recall }));
      this.#refresh();
    } catch {
      this.#offerAgain(() => void this.#load());
    }
  }

  /** Draws what has changed; the card on the desk stays as long as it is the next. */
  #refresh(): void {
    if (this.#topics.length === 0) return;
    const now = Date.now();
    const topics = this.#filter.topic === null ? this.#inQueue() : this.#topics;
    const queue = queueOf(chosenCards(topics, this.#filter), this.#recall, this.#scheduler, queueDay(now));
    this.#count(queue);
    find(this, 'div', 'data-numbers').replaceChildren(
      ...numbersView(this.#topics, this.#recall, this.#scheduler, now),
    );
    const next = nextCard(queue);
    this.#wake(queue.nextDue);
    this.#wanted = next;
    if (next === null) {
      this.#shown = null;
      const place = find(this, 'div', 'data-place');
      place.replaceChildren(doneView(queue, this.#inQueue().length, now, this.#undoable() && this.#undo));
    } else if (this.#shown === null || this.#shown.id !== next) void this.#show(next);
  }

  async #show(id: string): Promise<void> {
    const place = find(this, 'div', 'data-place');
    const topic = this.#topics.find(({ cards }) => cards.some((card) => card.id === id));
    try {
      const question = await cardText(id);
      if (!question || !topic || this.#wanted !== id) return;
      const now = Date.now();
      const reviews = this.#recall.reviews.get(id) ?? [];
      const dues = this.#scheduler.dueAfter(id, reviews, now);
      const due = { 1: dues[1] - now, 2: dues[2] - now, 3: dues[3] - now, 4: dues[4] - now };
      const leech = isLeech(this.#scheduler.scheduleOf(id, reviews));
      const view = cardView(
        { question, topic, due, isLeech: leech },
        {
          grade: (grade) => this.#grade(id, grade),
          suspend: () => this.#tell({ kind: 'suspend', card: id }, 'Карточка убрана. Вернуть её можно ниже.'),
          undo: this.#undoable() ? this.#undo : null,
        },
      );
      const hadFocus = place.contains(document.activeElement);
      this.#shown = { id, view };
      place.replaceChildren(view.root);
      if (hadFocus) view.root.querySelector('h3')?.focus({ preventScroll: true });
    } catch {
      this.#offerAgain(() => void this.#show(id));
    }
  }

  #grade(card: string, grade: Grade): void {
    this.#shown = null;
    this.#tell({ kind: 'review', card, grade }, '');
  }

  #tell(told: Parameters<ReturnType<typeof readerLog>['add']>[0], words: string): void {
    this.#shown = null;
    find(this, 'p', 'data-status').textContent = words;
    readerLog().add(told);
  }

  readonly #undo = (): void => {
    const last = this.#undoable();
    if (last) this.#tell({ kind: 'undo', of: last }, 'Оценка отменена.');
  };

  /** The last answer of today on this device that is not taken back. */
  #undoable(): { time: number; device: string } | null {
    const { start } = queueDay(Date.now());
    const answers = [...this.#recall.reviews.values()].flat().filter(({ time }) => time >= start);
    // To ask for the name of a device is to store one: who has not answered stores nothing.
    if (answers.length === 0) return null;
    const own = readerLog().device();
    const mine = answers.filter(({ device }) => device === own);
    return mine.toSorted((a, b) => b.time - a.time)[0] ?? null;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const typing = event.target instanceof Element && event.target.closest('input, select, textarea, dialog');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === 'KeyZ') {
      this.#undo();
      return;
    }
    const view = this.#shown?.view;
    if (!view) return;
    const grade = GRADES.find(
      (one) => event.code === `Digit${String(one)}` || event.code === `Numpad${String(one)}`,
    );
    // On a link or a button the key is theirs.
    const isFree = !(event.target instanceof Element && event.target.closest('a, button, summary'));
    if (event.code === 'Space' && isFree && view.open()) event.preventDefault();
    else if (grade && view.isOpen() && this.#shown) this.#grade(this.#shown.id, grade);
  };

  #count({ learning, due, fresh, waiting }: Queue): void {
    const words = [
      ['учатся', learning.length + waiting.length],
      ['к повторению', due.length],
      ['новых', fresh.length],
    ] as const;
    find(this, 'p', 'data-counts').textContent = words
      .map(([name, count]) => `${name}: ${String(count)}`)
      .join(' · ');
  }

  #inQueue(): CardTopic[] {
    const progress = readerProgress().current();
    const lines = new Map(allLines(pageLines().flatMap(({ items }) => items)).map((line) => [line.id, line]));
    return topicsInQueue(this.#topics, this.#recall, (id) => {
      const line = lines.get(id);
      return line !== undefined && stateOf(progress, line) !== 'todo';
    });
  }

  #filters(): HTMLFormElement {
    return find(this, 'form', 'data-filters');
  }

  #chosen(): CardFilter {
    const data = new FormData(this.#filters());
    const text = (name: string): string | null => {
      const value = data.get(name);
      return typeof value === 'string' && value !== '' ? value : null;
    };
    const line = text('line');
    return {
      line: line === null ? null : Number(line),
      level: LEVELS.find((level) => level === text('level')) ?? null,
      topic: text('topic'),
      outputOnly: data.has('output'),
    };
  }

  /** A card that waits for its minutes comes by itself. */
  #wake(due: number | null): void {
    clearTimeout(this.#timer);
    const wait = (due ?? Infinity) - Date.now();
    // A timer counts at most 2^31 ms.
    if (wait < 86_400_000) this.#timer = setTimeout(() => this.#refresh(), Math.max(1000, wait + 50));
  }

  #offerAgain(again: () => void): void {
    const status = find(this, 'p', 'data-status');
    const button = document.createElement('button');
    button.textContent = 'Ещё раз';
    button.addEventListener('click', () => {
      status.replaceChildren();
      again();
    });
    status.replaceChildren('Карточки не загрузились: нет сети? ', button);
  }
}

customElements.define('trainer-desk', TrainerDesk);
