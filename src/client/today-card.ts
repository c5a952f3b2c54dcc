import { doneSoFar } from '../progress/plan/done-so-far.ts';
import { planSettings } from '../progress/plan/plan-settings.ts';
import { readersPlan } from '../progress/plan/readers-plan.ts';
import { choose, setting } from '../progress/progress.ts';
import type { Progress } from '../progress/progress.ts';
import { planWords } from '../roadmap/plan-words.ts';
import type { BookLine as Item, BookPhase as Phase, RouteBook } from '../roadmap/route-book.ts';
import { localDay } from './local-day.ts';
import { readerProgress } from './progress/reader-progress.ts';
import { pageRouteBook } from './route-book.ts';

/**
 * Tells today's place on the route, as the reader walks it: the build cannot know it. Without script the card keeps what
 * the build wrote.
 */
class TodayCard extends HTMLElement {
  private leave: (() => void) | undefined;
  /** Stays while the page is open: who has ticked it sees that, and where to go next. */
  private shown: { item: Item; phase: Phase } | null = null;

  connectedCallback(): void {
    const book = pageRouteBook();
    if (book === null) return;
    const store = readerProgress();
    this.leave = store.subscribe((progress) => this.show(book, progress));
    this.addEventListener('click', ({ target }) => {
      const basis = target instanceof HTMLElement ? target.dataset.basis : undefined;
      if (basis !== 'own' && basis !== 'published') return;
      store.change((progress, moment) => choose(progress, 'basis', basis, moment));
      this.querySelector<HTMLElement>('[data-foot="links"] a')?.focus();
    });
  }

  disconnectedCallback(): void {
    this.leave?.();
  }

  private show(roadmap: RouteBook, progress: Progress): void {
    const items = roadmap.phases.flatMap((phase) => phase.items);
    const done = doneSoFar(progress, items);
    const { plan } = readersPlan(roadmap, planSettings(progress), done, localDay(new Date()));
    const words = planWords(plan);
    this.tell('[data-moment]', words.moment);
    this.tell('[data-pace]', words.pace);
    if (plan.item !== null && plan.itemPhase !== null) {
      if (this.shown === null) {
        this.shown = { item: plan.item, phase: plan.itemPhase };
        this.name(this.shown, words.label);
      }
      markToday(plan.item.id);
    }
    const isPassed = this.shown !== null && done.has(this.shown.item.id);
    const box = this.querySelector<HTMLInputElement>('input');
    if (box) box.checked = isPassed;
    const next = isPassed && plan.item !== this.shown?.item ? plan.item : null;
    this.foot(setting(progress, 'basis') === undefined ? 'question' : next ? 'next' : 'links', next);
  }

  private name({ item, phase }: { item: Item; phase: Phase }, label: string): void {
    this.tell('[data-label]', `${label} · линия ${String(phase.number)}, ${phase.title}`);
    const link = this.querySelector<HTMLAnchorElement>('[data-link]');
    const box = this.querySelector<HTMLInputElement>('input');
    if (link) {
      link.textContent = item.title;
      link.href = item.href ?? phase.href;
    }
    if (box) {
      box.dataset.item = item.id;
      box.setAttribute('aria-label', `Пройдено: ${item.title}`);
    }
    this.dataset.line = String(phase.number);
  }

  /** Of the lines at the foot one is there; they share the space. */
  private foot(shown: 'question' | 'next' | 'links', next: Item | null): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-foot]'))
      part.hidden = part.dataset.foot !== shown;
    const link = this.querySelector<HTMLAnchorElement>('[data-foot="next"] a');
    if (link === null || next === null) return;
    link.textContent = next.title;
    link.href = next.href ?? link.href;
  }

  private tell(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

function markToday(id: string): void {
  for (const former of document.querySelectorAll<HTMLElement | SVGElement>('[data-today]')) {
    delete former.dataset.today;
    former.removeAttribute('aria-current');
  }
  for (const station of document.querySelectorAll<HTMLElement | SVGElement>(
    `[data-station="${CSS.escape(id)}"]`,
  )) {
    station.dataset.today = '';
    station.setAttribute('aria-current', 'date');
  }
}

customElements.define('today-card', TodayCard);
