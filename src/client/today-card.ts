import * as v from 'valibot';
import { planFor } from '../roadmap/plan.ts';
import { planWords } from '../roadmap/plan-words.ts';
import { todayPlanSchema } from '../roadmap/today-plan.ts';
import { localDay } from './local-day.ts';

/** Tells today's place on the route: the build cannot know it. Without script the card keeps what the build wrote. */
class TodayCard extends HTMLElement {
  connectedCallback(): void {
    const data: unknown = JSON.parse(this.querySelector('script')?.textContent ?? 'null');
    const parsed = v.safeParse(todayPlanSchema, data);
    if (!parsed.success) return;
    const plan = planFor(parsed.output, localDay(new Date()));
    const words = planWords(plan);
    this.tell('[data-moment]', words.moment);
    this.tell('[data-pace]', words.pace);
    const link = this.querySelector<HTMLAnchorElement>('[data-link]');
    if (plan.item === null || plan.itemPhase === null || link === null) return;
    this.tell(
      '[data-label]',
      `${words.label} · линия ${String(plan.itemPhase.number)}, ${plan.itemPhase.title}`,
    );
    link.textContent = plan.item.title;
    link.href = plan.item.href;
    link.dataset.line = String(plan.itemPhase.number);
    markToday(plan.item.id);
  }

  private tell(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

function markToday(id: string): void {
  for (const station of document.querySelectorAll<HTMLElement | SVGElement>(
    `[data-station="${CSS.escape(id)}"]`,
  )) {
    station.dataset.today = '';
    station.setAttribute('aria-current', 'date');
  }
}

customElements.define('today-card', TodayCard);
