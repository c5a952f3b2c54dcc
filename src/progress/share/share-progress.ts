import { allEvidence } from '../evidence.ts';
import { allNotes } from '../notes.ts';
import { AS_PUBLISHED, planSettings } from '../plan/plan-settings.ts';
import type { Moment, Progress } from '../progress.ts';
import { choose, setting } from '../progress.ts';
import type { Line } from '../ticks.ts';
import { allLines, isChecked, stateOf } from '../ticks.ts';
import type { Review, State } from '../values.ts';
import { toBase64url } from './base64url.ts';
import type { SharedProgress, SharedReview } from './shared.ts';

/** What the sender agrees to send beside progress and plan. */
export interface Consent {
  notes: boolean;
  evidence: boolean;
}

/**
 * Gives the reader a sender's name, unless there is one already.
 *
 * @param random six random bytes
 */
export function withSender(
  progress: Progress,
  random: Uint8Array,
  moment: Moment,
): { progress: Progress; sender: string } {
  const held = setting(progress, 'sender');
  if (held !== undefined) return { progress, sender: held };
  const sender = toBase64url(random);
  return { progress: choose(progress, 'sender', sender, moment), sender };
}

/**
 * What a learner sends: how far each line is as the learner sees it, published ticks and what follows by itself
 * included, and every checkpoint.
 *
 * @param items those of the roadmap, and supplements
 * @param sender of {@link withSender}
 */
export function shareProgress(
  progress: Progress,
  items: readonly Line[],
  sender: string,
  consent: Consent,
  now: number,
): SharedProgress {
  const states: Record<string, State> = {};
  for (const id of Object.keys(progress.ticks))
    if (id.includes('#') && isChecked(progress, id)) states[id] = 'done';
  for (const line of allLines(items)) {
    const state = stateOf(progress, line);
    if (state !== 'todo') states[line.id] = state;
  }
  const plan = planSettings(progress);
  return {
    kind: 'progress',
    sender,
    sent: now,
    states,
    plan: JSON.stringify(plan) === JSON.stringify(AS_PUBLISHED) ? null : plan,
    notes: consent.notes ? allNotes(progress) : {},
    evidence: consent.evidence ? allEvidence(progress) : {},
  };
}

/** What a mentor sends back to the learner whose link was opened; items without verdict and comment are left out. */
export function shareReview(
  to: SharedProgress,
  reviews: Readonly<Record<string, Review>>,
  sender: string,
  now: number,
): SharedReview {
  const said = Object.entries(reviews).filter(
    ([, { verdict, comment }]) => verdict !== null || comment.trim() !== '',
  );
  return { kind: 'review', sender, sent: now, to: to.sender, reviews: Object.fromEntries(said) };
}
