/** How well a card was recalled, as FSRS has it: 1 again, 2 hard, 3 good, 4 easy. */
export const GRADES = [1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

/** What the reader has set in the trainer, by name. */
export const SETTING_RANGES = {
  /** New cards a day. */
  'new-a-day': [0, 100],
  /** The share of cards that shall be recalled when they are due, in percent. */
  retention: [70, 97],
} as const;
export type TrainerSetting = keyof typeof SETTING_RANGES;

/** What an entry says: of a card, of a topic or of a setting. */
type Fact =
  | { kind: 'review'; card: string; grade: Grade }
  /** The review of that device at that time never was. */
  | { kind: 'undo'; of: { time: number; device: string } }
  | { kind: 'suspend' | 'resume'; card: string }
  /** The cards of a topic enter the queue by choice, or leave it. */
  | { kind: 'add' | 'drop'; topic: string }
  | { kind: 'set'; name: TrainerSetting; value: number };

/** One thing that a reader did in the trainer: when, in milliseconds since 1970, and on which device. */
export type LogEntry = Fact & { time: number; device: string };

/** The log as lines, each an entry; what a line of a newer site says is kept as it is. In order of time. */
export type ReviewLog = readonly string[];

/** A line: `1795600000000 k3v9 review ramp-up/concurrency#channel-table 3`. Never changed once it is written. */
export function lineOf(entry: LogEntry): string {
  return [entry.time, entry.device, ...wordsOf(entry)].join(' ');
}

/** The entry of a line; null for what this version cannot read. */
export function readLine(line: string): LogEntry | null {
  const [timeWord = '', device = '', kind = '', ...words] = line.split(' ');
  const time = Number(timeWord);
  if (!/^\d{1,16}$/.test(timeWord) || !DEVICE.test(device)) return null;
  const fact = readFact(kind, words);
  return fact && { time, device, ...fact };
}

/** The lines of a text; empty ones are nothing. */
export function readLog(text: string): ReviewLog {
  return inOrder(text.split('\n'));
}

export function logText(log: ReviewLog): string {
  return log.map((line) => `${line}\n`).join('');
}

/**
 * What two devices, tabs or files know together: every line of both, once. Commutative, associative and idempotent, so
 * that no review is ever lost. The first of the two itself where the second has no line that it lacks.
 */
export function mergeLogs(one: ReviewLog, other: ReviewLog): ReviewLog {
  const known = new Set(one);
  const news = other.filter((line) => !known.has(line));
  return news.length === 0 ? one : inOrder([...one, ...news]);
}

const DEVICE = /^[\w-]{1,16}$/;
const NAME = /^[^\s]{1,200}$/;

function inOrder(lines: readonly string[]): ReviewLog {
  const whole = [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
  // Devices that write in the same millisecond have an order, too: that of their lines.
  return whole
    .map((line) => ({ line, time: Number.parseInt(line, 10) || 0 }))
    .toSorted((a, b) => a.time - b.time || (a.line < b.line ? -1 : 1))
    .map(({ line }) => line);
}

function wordsOf(fact: Fact): (string | number)[] {
  switch (fact.kind) {
    case 'review':
      return [fact.kind, fact.card, fact.grade];
    case 'undo':
      return [fact.kind, fact.of.time, fact.of.device];
    case 'suspend':
    case 'resume':
      return [fact.kind, fact.card];
    case 'add':
    case 'drop':
      return [fact.kind, fact.topic];
    case 'set':
      return [fact.kind, fact.name, fact.value];
  }
}

function readFact(kind: string, [first = '', second = '', ...more]: readonly string[]): Fact | null {
  if (!NAME.test(first) || more.length > 0) return null;
  const grade = GRADES.find((one) => String(one) === second);
  if (kind === 'review') return grade ? { kind, card: first, grade } : null;
  if (kind === 'undo')
    return /^\d{1,16}$/.test(first) && DEVICE.test(second)
      ? { kind, of: { time: Number(first), device: second } }
      : null;
  if (kind === 'set') return readSetting(first, second);
  if (second !== '') return null;
  if (kind === 'suspend' || kind === 'resume') return { kind, card: first };
  return kind === 'add' || kind === 'drop' ? { kind, topic: first } : null;
}

function readSetting(name: string, text: string): Fact | null {
  if (!Object.hasOwn(SETTING_RANGES, name) || !/^\d{1,3}$/.test(text)) return null;
  const setting = name as TrainerSetting;
  const [least, most] = SETTING_RANGES[setting];
  const value = Number(text);
  return value >= least && value <= most ? { kind: 'set', name: setting, value } : null;
}
