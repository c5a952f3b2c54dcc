import { doneSoFar } from '../../progress/plan/done-so-far.ts';
import { planSettings } from '../../progress/plan/plan-settings.ts';
import type { PlanSettings } from '../../progress/plan/plan-settings.ts';
import { readersPlan } from '../../progress/plan/readers-plan.ts';
import type { ReadersPlan } from '../../progress/plan/readers-plan.ts';
import type { Progress } from '../../progress/progress.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { BookLine, BookPhase, RouteBook } from '../../roadmap/route-book.ts';
import { localDay } from '../local-day.ts';
import { readerProgress } from '../progress/reader-progress.ts';
import { pageRouteBook } from '../route-book.ts';
import { showActivity } from './activity-calendar.ts';
import { offerCalendarFile } from './calendar-button.ts';
import { showPhases } from './phase-bars.ts';
import { showPlaces } from './place-list.ts';
import { offerSettings } from './plan-form.ts';
import { showDays } from './plan-days.ts';
import { showSummary } from './plan-summary.ts';

/** All that the parts of the page are drawn from. */
export interface BoardState {
  book: RouteBook;
  items: BookLine[];
  progress: Progress;
  settings: PlanSettings;
  done: ReadonlySet<string>;
  today: Day;
  laid: ReadersPlan<BookPhase, BookLine>;
}

/** Draws a part of the page; called again whenever progress changes. */
export type BoardPart = (state: BoardState) => void;

/** The plan against today, as the reader has set it. Without script the page keeps the list that the build wrote. */
class PlanBoard extends HTMLElement {
  private leave: (() => void) | undefined;

  connectedCallback(): void {
    const book = pageRouteBook();
    if (book === null) return;
    const store = readerProgress();
    const items = book.phases.flatMap((phase) => phase.items);
    const parts: BoardPart[] = [
      showSummary(this),
      showPhases(this),
      showDays(this),
      offerSettings(this, store),
      offerCalendarFile(this),
      showActivity(this),
      showPlaces(this, store),
    ];
    this.leave = store.subscribe((progress) => {
      const today = localDay(new Date());
      const settings = planSettings(progress);
      const done = doneSoFar(progress, items);
      const laid = readersPlan(book, settings, done, today);
      for (const part of parts) part({ book, items, progress, settings, done, today, laid });
    });
  }

  disconnectedCallback(): void {
    this.leave?.();
  }
}

customElements.define('plan-board', PlanBoard);
