import * as v from 'valibot';
import type { Tickables } from '../tickables.ts';
import type { State } from '../values.ts';
import { openShareLink, shareLink } from './share-link.ts';
import type { SharedProgress } from './shared.ts';

/** Learners of whom a mentor's browser remembers the last links; of more, those whose links were opened last. */
export const MOST_SENDERS = 200;

/** What a mentor's browser keeps: by sender the last link and the one before it, without words. */
const received = v.record(
  v.pipe(v.string(), v.regex(/^[\w-]{8}$/)),
  v.strictObject({
    sent: v.pipe(v.number(), v.integer(), v.minValue(0)),
    last: v.string(),
    before: v.nullable(v.string()),
  }),
);

export type Received = Readonly<v.InferOutput<typeof received>>;

/** How a link stands to those of the same sender before it. */
export interface Receipt {
  received: Received;
  /** `stale`: a later link has been opened already. It changes nothing of what is remembered. */
  order: 'first' | 'next' | 'again' | 'stale';
  /** What has changed since the link before; null when there is none to compare with. */
  changes: StateChange[] | null;
}

/** One line or checkpoint that stands differently than before. */
export interface StateChange {
  id: string;
  from: State;
  to: State;
}

/** Reads what {@link receivedText} has written; what is no such text remembers nobody. */
export function readReceived(text: string | null): Received {
  try {
    const reading = v.safeParse(received, JSON.parse(text ?? '{}'));
    return reading.success ? reading.output : {};
  } catch {
    return {};
  }
}

/** The text to store. */
export function receivedText(held: Received): string {
  return JSON.stringify(held);
}

/**
 * Compares a link that was opened with those that the same sender sent before, and remembers it.
 *
 * @param now a link from later than that counts as one of now: a fast clock must not make all links after it stale
 */
export function receive(held: Received, shared: SharedProgress, tickables: Tickables, now: number): Receipt {
  const link = shareLink({ ...shared, plan: null, notes: {}, evidence: {} }, tickables);
  const last = link.ok ? link.fragment : '';
  const sent = Math.min(shared.sent, now);
  const known = Object.hasOwn(held, shared.sender) ? held[shared.sender] : undefined;
  const others = Object.entries(held).filter(([sender]) => sender !== shared.sender);
  const compare = (text: string | null): StateChange[] | null => changesSince(text, shared, tickables);
  if (known?.last === last) return { received: held, order: 'again', changes: compare(known.before) };
  if (known && sent < known.sent) return { received: held, order: 'stale', changes: null };
  const latest = [[shared.sender, { sent, last, before: known?.last ?? null }] as const, ...others];
  return {
    received: Object.fromEntries(latest.slice(0, MOST_SENDERS)),
    order: known === undefined ? 'first' : 'next',
    changes: compare(known?.last ?? null),
  };
}

function changesSince(
  text: string | null,
  { states }: SharedProgress,
  tickables: Tickables,
): StateChange[] | null {
  const before = text === null ? null : openShareLink(text, tickables);
  if (!before?.ok || before.shared.kind !== 'progress') return null;
  const former = new Map(Object.entries(before.shared.states));
  const present = new Map(Object.entries(states));
  return [...new Set([...former.keys(), ...present.keys()])].flatMap((id) => {
    const [from, to] = [former.get(id) ?? 'todo', present.get(id) ?? 'todo'];
    return from === to ? [] : [{ id, from, to }];
  });
}
