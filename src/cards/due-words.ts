const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_DAYS = 30.4;

/** How long until a card is asked again, in a word of a button: «10 мин», «8 дн.», «1,5 мес.», «2 г.». */
export function dueWords(milliseconds: number): string {
  const days = milliseconds / DAY_MS;
  if (milliseconds < HOUR_MS) return `${whole(Math.max(1, milliseconds / MINUTE_MS))}\u00a0мин`;
  if (days < 1) return `${whole(milliseconds / HOUR_MS)}\u00a0ч`;
  if (days < MONTH_DAYS) return `${whole(days)}\u00a0дн.`;
  if (days < 365) return `${tenths(days / MONTH_DAYS)}\u00a0мес.`;
  return `${tenths(days / 365)}\u00a0г.`;
}

function whole(value: number): string {
  return String(Math.round(value));
}

function tenths(value: number): string {
  return new Intl.NumberFormat('ru', { maximumFractionDigits: 1 }).format(value);
}
