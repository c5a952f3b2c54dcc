/**
 * The roadmap: the whole plan as `content/roadmap.md` tells it. Types only; `read-roadmap.ts` makes one from the
 * document, `plan.ts` lays one against a calendar.
 */

/** A calendar day without time or zone, ISO 8601: `2026-11-25`. */
export type Day = `${number}-${number}-${number}`;

/** A day whose year the document does not tell, in the form of XML Schema's gMonthDay: `--11-25`. */
export type YearlessDay = `--${number}-${number}`;

/** The days of a phase, both ends included. Both ends know their year, or neither does. */
export type Period = { start: Day; end: Day } | { start: YearlessDay; end: YearlessDay };

/** A link that leads out of the site, as the owner put it into the wording of a line. */
export interface OutsideLink {
  text: string;
  url: string;
}

/** One checklist line of the roadmap, or a line nested under one (then it is a part of that item). */
export interface Item {
  /** The folder without its phase's number (`ramp-up/concurrency`); without a link, {@link provisionalId}. */
  id: string;
  /** Made from the wording, repeats numbered; the id until the line is linked, an alias of the id after that. */
  provisionalId: string;
  /** The owner's wording as plain text: no Markdown marks, no checkbox. */
  text: string;
  /** Where the note lives under `content/`, without a closing slash (`1-ramp-up/concurrency`), or null. */
  folder: string | null;
  /** Whether the item has a page: every item does, a part only with a link. */
  hasPage: boolean;
  /** Published progress: the owner's `[x]`. */
  done: boolean;
  /** Line of the document, counted from 1, front matter included. */
  line: number;
  links: OutsideLink[];
  /** What stands under the line beside its parts (a second paragraph, code), as Markdown; empty when nothing does. */
  prose: string;
  parts: Item[];
}

/** A part of the roadmap with a period: a heading with checklist lines under it. */
export interface Phase {
  /** The folder without its number (`ramp-up`); without linked items, made from the title. */
  id: string;
  /** Made from the title, repeats numbered; an alias of the id once lines of the phase are linked. */
  provisionalId: string;
  /** Place in the document, from 1. */
  number: number;
  /** The heading without its label («ЧАСТЬ 1.») and without its period. */
  title: string;
  /** Folder under `content/` (`1-ramp-up`), or null. */
  folder: string | null;
  period: Period | null;
  /** What stands under the heading beside the checklist, as Markdown; empty when nothing does. */
  prose: string;
  items: Item[];
  line: number;
}

/** A heading of the document without checklist lines: kept, so that nothing that the owner wrote is lost. */
export interface Section {
  title: string;
  /** The text under it, as Markdown. */
  prose: string;
  line: number;
}

export interface Roadmap {
  title: string;
  /** The text of the section «Цель» / "Goal" as plain text, or the empty string. */
  goal: string;
  /** The front matter's `start`, or null. */
  start: Day | null;
  /** What stands before the first heading and under the title, as Markdown; empty when nothing does. */
  prose: string;
  phases: Phase[];
  /** Headings without checklists, other than the title and the goal. */
  sections: Section[];
}

/** What is wrong with a document, said so that its author can mend it. */
export interface Problem {
  line: number;
  found: string;
  remedy: string;
}
