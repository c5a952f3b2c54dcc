import type { PlanSettings } from '../plan/plan-settings.ts';
import type { Evidence, Review, State } from '../values.ts';

/** What a learner sends to a mentor. Records are by id; of a line that stands in none of them nothing was sent. */
export interface SharedProgress {
  kind: 'progress';
  /** The learner's random name, 8 characters. */
  sender: string;
  /** When it was sent, in milliseconds since 1970; links keep whole seconds. */
  sent: number;
  /** How far items and checkpoints are, as the learner sees them; `todo` left out. */
  states: Readonly<Record<string, State>>;
  /** How the learner has set the plan; null where nothing is set. */
  plan: PlanSettings | null;
  /** Notes by topic, where the learner sends them. */
  notes: Readonly<Record<string, string>>;
  /** Proofs by item, where the learner sends them. */
  evidence: Readonly<Record<string, readonly Evidence[]>>;
}

/** What a mentor sends back. */
export interface SharedReview {
  kind: 'review';
  /** The mentor's random name, 8 characters. */
  sender: string;
  sent: number;
  /** The name of the learner whom it answers. */
  to: string;
  /** Comments and verdicts by item. */
  reviews: Readonly<Record<string, Review>>;
}

export type Shared = SharedProgress | SharedReview;

/**
 * Why a link or a file is not opened.
 *
 * - `empty`: there is nothing in it
 * - `too-long`: it is longer than any link that the site writes
 * - `damaged`: it was cut or changed on its way
 * - `newer`: a newer version of the site has written it; reloading the page may help
 * - `foreign`: it belongs to another site, with other items
 * - `invalid`: it is whole, yet says what no link of the site says: someone has made it by hand
 */
export type Refusal = 'empty' | 'too-long' | 'damaged' | 'newer' | 'foreign' | 'invalid';

export type Opened = { ok: true; shared: Shared } | { ok: false; reason: Refusal };
