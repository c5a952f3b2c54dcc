import { labelEnds, withoutLabel } from './heading-label.ts';
import { readPeriod } from './period.ts';
import type { NamedPeriod, PeriodReading } from './period.ts';

/** What a phase's heading says. */
export interface Heading {
  /** Without label and period; the label where nothing else is left, never empty for a text with words. */
  title: string;
  period: NamedPeriod | null;
  /** Set when the heading names days that do not exist. */
  fault: { found: string; remedy: string } | null;
}

/**
 * Takes a phase's heading apart: label, period (in brackets, or between dashes and the like, on either side of the
 * title) and title. Brackets that hold no date belong to the title. Of several texts that could be a period the
 * longest is taken, of equal ones the first.
 *
 * @param text the heading as plain text
 */
export function readHeading(text: string): Heading {
  const body = text.replace(LEADING_SYMBOLS, '');
  const symbols = text.slice(0, text.length - body.length);
  const found = findPeriod(body);
  if (found?.reading.kind === 'impossible') {
    const { found: what, remedy } = found.reading;
    return { title: text, period: null, fault: { found: what, remedy } };
  }
  const rest = found === null ? body : cutOut(body, found.start, found.end);
  const title = withoutLabel(rest.trim(), found?.afterBareLabel ?? false);
  // A label alone is the title, and so is an emoji; a period alone, where there is neither.
  const fullest = [title, rest, PICTURE.test(symbols) ? '' : body].find((some) => WORDS.test(some)) ?? '';
  const whole = `${symbols}${fullest}`.trim().replace(/\s*:$|\s+[-–—−]+$/u, '');
  return { title: whole === '' ? text : whole, period: found?.reading.period ?? null, fault: null };
}

/** Emoji and ornament before the first word; they stay in the title, and a label may follow them. */
const LEADING_SYMBOLS = /^[^\p{L}\p{N}([#№«"“]+/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const WORDS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** What may stand between a period and a title. A hyphen without spaces never does: CI-CD, mid-level. */
const BOUNDARY = /\s+-\s*|\s*-\s+|\s*(?:-{2,3}|[‒–—―−])\s*|\s*[:|•·;]\s*|\s\/\s|\.\s+|,\s*|[()[\]]/gu;
const DASH = /^\s*[-‒–—―−]/u;
const SEPARATOR = /[\s.,:;|•·/‒–—―−-]/u;
/** «с 25 ноября 2026 года по 15 января 2027 года» has 45 characters; no period is much longer. */
const LONGEST_PERIOD = 64;
const PERIOD_LIKE = /\d|[\p{L}]{3}/u;

interface Edge {
  at: number;
  /** Whether a month alone («май») may end here; after a comma it may be a word of the title. */
  isFirm: boolean;
  /** A dash inside brackets: it holds a range together rather than parting it from a title. */
  isInRange: boolean;
  /** The end of a label that has no number of its own. */
  isBare: boolean;
}

interface Found {
  start: number;
  end: number;
  reading: PeriodReading;
  afterBareLabel: boolean;
}

function findPeriod(text: string): Found | null {
  const { starts, ends } = edges(text);
  for (const [start, end] of windows(starts, ends)) {
    const candidate = text.slice(start.at, end.at);
    const reading = PERIOD_LIKE.test(candidate) ? readPeriod(candidate) : null;
    if (reading === null) continue;
    if (reading.kind === 'period' && reading.loose && !(start.isFirm && end.isFirm)) continue;
    const found = { start: start.at, end: end.at, reading, afterBareLabel: start.isBare };
    const isHalf = reading.kind === 'period' && !reading.isRange && (start.isInRange || end.isInRange);
    return isHalf ? { ...found, reading: half(text, start.at, end.at) } : found;
  }
  return null;
}

/** The texts between edges that are short enough for a period: the longest first, of equal ones the first. */
function windows(starts: readonly Edge[], ends: readonly Edge[]): [Edge, Edge][] {
  const found: [Edge, Edge][] = [];
  let first = 0;
  for (const start of starts) {
    while ((ends[first]?.at ?? Infinity) <= start.at) first++;
    for (let last = first; (ends[last]?.at ?? Infinity) <= start.at + LONGEST_PERIOD; last++) {
      const end = ends[last];
      if (end !== undefined) found.push([start, end]);
    }
  }
  const length = ([start, end]: [Edge, Edge]): number => end.at - start.at;
  return found.sort((a, b) => length(b) - length(a) || a[0].at - b[0].at);
}

/** Where a period may start and end, each in order of place. */
function edges(text: string): { starts: Edge[]; ends: Edge[] } {
  const plain = { isFirm: true, isInRange: false, isBare: false };
  const { numbered, bare } = labelEnds(text);
  const starts: Edge[] = [{ ...plain, at: 0 }];
  const ends: Edge[] = [];
  if (numbered !== null) starts.push({ ...plain, at: numbered });
  if (bare !== null) starts.push({ ...plain, at: bare, isBare: true });
  let depth = 0;
  for (const { 0: boundary, index } of text.matchAll(BOUNDARY)) {
    if (/^[([]/u.test(boundary)) depth++;
    if (/^[)\]]/u.test(boundary)) depth = Math.max(depth - 1, 0);
    const kind = {
      isFirm: !boundary.startsWith(','),
      isInRange: depth > 0 && DASH.test(boundary),
      isBare: false,
    };
    const after = index + boundary.length;
    ends.push({ ...kind, at: index });
    starts.push({ ...kind, at: after });
    const symbols = /^[([]/u.test(boundary) ? LEADING_SYMBOLS.exec(text.slice(after)) : null;
    if (symbols !== null) starts.push({ ...kind, at: after + symbols[0].length });
  }
  ends.push({ ...plain, at: text.length });
  return { starts: starts.sort((a, b) => a.at - b.at), ends };
}

/** A day with a dash beside it in the same brackets: the other end of the range was not understood. */
function half(text: string, start: number, end: number): PeriodReading {
  const left = /[^([]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const right = /^[^)\]]*/u.exec(text.slice(end))?.[0] ?? '';
  return {
    kind: 'impossible',
    found: `the period «${left}${text.slice(start, end)}${right}»: only one of its ends is a day`,
    remedy: 'write both, like «25 ноября – 7 декабря»; put what is no period outside of the brackets',
  };
}

/** The text without the period, without the brackets that held nothing else, with one separator where two met. */
function cutOut(text: string, start: number, end: number): string {
  let [left, right] = [text.slice(0, start), text.slice(end)];
  const [opened, closed] = [/[([][^\p{L}\p{N}()[\]]*$/u.exec(left), /^[^\p{L}\p{N}()[\]]*[)\]]/u.exec(right)];
  if (opened !== null && closed !== null) {
    left = left.slice(0, opened.index);
    right = right.slice(closed[0].length);
  }
  let [from, to] = [left.length, 0];
  while (SEPARATOR.test(left.charAt(from - 1))) from--;
  while (SEPARATOR.test(right.charAt(to))) to++;
  const [before, after] = [left.slice(0, from), right.slice(to)];
  if (before === '' || after === '' || /[([]$/u.test(before) || /^[)\]]/u.test(after)) return before + after;
  const separator = [right.slice(0, to), left.slice(from)].find((some) => some.trim() !== '') ?? ' ';
  return before + separator + after;
}
