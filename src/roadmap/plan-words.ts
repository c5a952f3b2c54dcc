import { yearOf } from './day.ts';
import { dayWords } from './period-words.ts';
import type { Plan } from './plan.ts';
import { DAYS, ITEMS, plural } from './plural.ts';
import type { Day } from './roadmap.ts';

/** A plan in words for the reader. */
export interface PlanWords {
  /** Where on the calendar today stands, as a sentence without a full stop. */
  moment: string;
  /** What the plan's item is today, to stand over its name. */
  label: string;
  /** Ahead of the plan, behind it or on it; empty before the start and without dates. */
  pace: string;
}

/** The plan in Russian. A year is told only where the document knows it and it is not today's. */
export function planWords(plan: Plan): PlanWords {
  return { moment: momentWords(plan), label: labelWords(plan), pace: paceWords(plan) };
}

function momentWords(plan: Plan): string {
  switch (plan.moment) {
    case 'undated':
      return `План без дат: пройдено ${plan.done} из ${plural(plan.total, ITEMS_OF)}`;
    case 'before':
      return plan.daysUntilStart === 1
        ? `Старт завтра, ${dayOf(plan, plan.next)}`
        : `До старта ${plural(plan.daysUntilStart, DAYS)}: план начинается ${dayOf(plan, plan.next)}`;
    case 'during':
      return `День ${plan.day} из ${plan.days}: ${leftWords(plan)}`;
    case 'gap':
      return plan.daysUntilStart === 1
        ? `Перерыв: следующая фаза начинается завтра, ${dayOf(plan, plan.next)}`
        : `Перерыв: следующая фаза начинается через ${plural(plan.daysUntilStart, DAYS)}, ${dayOf(plan, plan.next)}`;
    case 'after':
      return `План закончился ${dayOf(plan, plan.end)}: ${resultWords(plan)}`;
  }
}

/** After «из» a Russian noun stands in the genitive: «из 21 пункта», «из 32 пунктов». */
const ITEMS_OF = ['пункта', 'пунктов', 'пунктов'] as const;

function leftWords({ daysLeft, daysLeftInPhase }: Plan): string {
  if (daysLeft === 0) return 'сегодня последний день плана';
  const plan = `до конца плана ${plural(daysLeft, DAYS)}`;
  if (daysLeftInPhase === daysLeft) return plan;
  return daysLeftInPhase === 0
    ? `последний день фазы, ${plan}`
    : `до конца фазы ${plural(daysLeftInPhase, DAYS)}, ${plan}`;
}

function resultWords({ done, total }: Plan): string {
  if (total > 0 && done === total) return `пройдено всё, ${plural(total, ITEMS)}`;
  return `пройдено ${done} из ${plural(total, ITEMS_OF)}`;
}

function labelWords({ moment, done }: Plan): string {
  switch (moment) {
    case 'during':
      return 'Сегодня';
    case 'before':
      return done === 0 ? 'Начать отсюда' : 'Продолжить отсюда';
    case 'gap':
    case 'undated':
      return done === 0 ? 'Начать отсюда' : 'Дальше по маршруту';
    case 'after':
      return 'Осталось пройти';
  }
}

function paceWords({ moment, lead, leadDays }: Plan): string {
  if (moment === 'undated' || moment === 'before') return '';
  if (lead === 0) return 'Точно по плану';
  const by = `на ${plural(Math.abs(lead), ITEMS)}, это ${plural(Math.abs(leadDays), DAYS)}`;
  return lead > 0 ? `Впереди плана ${by}` : `Позади плана ${by}`;
}

function dayOf({ today, yearKnown }: Plan, day: Day | null): string {
  return day === null ? '' : dayWords(day, yearKnown && yearOf(day) !== yearOf(today));
}
