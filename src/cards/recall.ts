import { readLine, type Grade, type ReviewLog, type TrainerSetting } from './review-log.ts';

/** One answer to a card. */
export interface Review {
  time: number;
  device: string;
  grade: Grade;
}

/** What a log comes to: what is not taken back, and the last word on everything else. */
export interface Recall {
  /** By card, in order of time. */
  reviews: ReadonlyMap<string, readonly Review[]>;
  suspended: ReadonlySet<string>;
  /** Topics that were put into the queue by choice, or taken out of it; those without a choice are not here. */
  topics: ReadonlyMap<string, boolean>;
  settings: Readonly<Record<TrainerSetting, number>>;
}

/** What holds as long as nothing is set: Anki's defaults are 20 and 90; an evening beside a job takes fewer. */
const DEFAULTS: Recall['settings'] = { 'new-a-day': 10, retention: 90 };

/** Reads the whole log, from its first line to its last. */
export function recallOf(log: ReviewLog): Recall {
  const entries = log.flatMap((line) => readLine(line) ?? []);
  const undone = new Set(
    entries.flatMap((entry) => (entry.kind === 'undo' ? nameOf(entry.of.time, entry.of.device) : [])),
  );
  const reviews = new Map<string, Review[]>();
  const suspended = new Set<string>();
  const topics = new Map<string, boolean>();
  const settings = { ...DEFAULTS };
  for (const entry of entries) {
    const { time, device } = entry;
    if (entry.kind === 'review') {
      if (undone.has(nameOf(time, device))) continue;
      const known = reviews.get(entry.card) ?? [];
      reviews.set(entry.card, known);
      known.push({ time, device, grade: entry.grade });
    } else if (entry.kind === 'suspend') suspended.add(entry.card);
    else if (entry.kind === 'resume') suspended.delete(entry.card);
    else if (entry.kind === 'add' || entry.kind === 'drop') topics.set(entry.topic, entry.kind === 'add');
    else if (entry.kind === 'set') settings[entry.name] = entry.value;
  }
  return { reviews, suspended, topics, settings };
}

function nameOf(time: number, device: string): string {
  return `${String(time)} ${device}`;
}
