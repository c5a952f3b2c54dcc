/** How far an item is. A checkpoint is either to do or done. */
export const STATES = ['todo', 'doing', 'done'] as const;
export type State = (typeof STATES)[number];

/** What a mentor says of an item. */
export const VERDICTS = ['accepted', 'redo', 'question'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A proof of work: a repository, a pull request, a benchmark, a certificate. */
export interface Evidence {
  /** An address for which `isWebAddress` holds. */
  url: string;
  text: string;
}

/** A mentor's word on an item; a comment may stand without a verdict. */
export interface Review {
  verdict: Verdict | null;
  comment: string;
}

/** What a reader has chosen once for all. */
export interface Settings {
  /** What undone lines count as: `published` takes the owner's ticks for the reader's. Unset until the reader is asked. */
  basis: 'own' | 'published';
  /** First day of the reader's plan; null for the document's. */
  start: string | null;
  /** Days of the week without work, ISO 8601: Monday is `1`, the weekend `67`. At most six. */
  weekdaysOff: string;
  /** Hours a week, 1 to 168; null for the document's periods. */
  hours: number | null;
  /** Where the reader stopped: page and section, `ramp-up/concurrency#kanaly`, and what to call it. */
  place: { at: string; title: string };
  /** The random name under which this reader sends links: 8 Latin letters, digits, `-` and `_`. */
  sender: string;
}

export type SettingName = keyof Settings;

/** The values of entries, by collection. */
export interface Values {
  /** By id of an item, a part, a supplement or a checkpoint. */
  ticks: State;
  /** By id of a topic: Markdown; empty when taken away. */
  notes: string;
  /** By id of an item, a space and a name of its own; null when taken away. */
  evidence: Evidence | null;
  /** By id of an item, a space and the mentor's name; null when taken away. */
  reviews: Review | null;
  /** By page and section, `ramp-up/concurrency#kanaly`: the section's title; null when taken away. */
  bookmarks: string | null;
  /** By period, both days included, `2026-12-31/2027-01-08`; false when taken away. */
  daysOff: boolean;
  /** By day, a space and the device: how much was finished there. */
  activity: number;
  /** {@link Settings} by name; names that this version does not know are kept. */
  settings: unknown;
}

export type CollectionName = keyof Values;

/** Names of all collections. */
export const COLLECTIONS: readonly CollectionName[] = [
  'ticks',
  'notes',
  'evidence',
  'reviews',
  'bookmarks',
  'daysOff',
  'activity',
  'settings',
];
