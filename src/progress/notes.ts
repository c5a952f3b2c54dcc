import { countFinished } from './activity.ts';
import type { Moment, Progress } from './progress.ts';
import { put } from './progress.ts';

/** The reader's own words on a topic, as Markdown; empty when there are none. */
export function noteOf(progress: Progress, topic: string): string {
  return progress.notes[topic]?.[0] ?? '';
}

/** Writes the note of a topic. The first writing of a day counts as activity, so that autosaving may call it often. */
export function writeNote(progress: Progress, topic: string, text: string, moment: Moment): Progress {
  const held = progress.notes[topic];
  const written = put(progress, 'notes', topic, text, moment);
  const isFirst = held === undefined || moment.dayOf(held[1]) !== moment.dayOf(moment.now);
  return written !== progress && isFirst ? countFinished(written, 1, moment) : written;
}

/** All notes that say something, by topic. */
export function allNotes(progress: Progress): Record<string, string> {
  return Object.fromEntries(
    Object.entries(progress.notes).flatMap(([topic, [text]]) => (text.trim() === '' ? [] : [[topic, text]])),
  );
}
