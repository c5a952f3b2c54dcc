import { isRecord } from '../progress/entry.ts';
import { readLine, readLog, type ReviewLog } from './review-log.ts';

const DAY_IN_MS = 86_400_000;
/** As far as any version writes lines: time, device, kind, words. */
const LINE = /^\d{1,16} [\w-]{1,16} [a-z]+( \S{1,200}){0,4}$/;

/** The log of the trainer in a file of `exportFile`, and how many lines were none; an empty one where it has no log. */
export interface LogReading {
  log: ReviewLog;
  /** Lines that no version writes, or of a time to come, whose answers nothing could follow. */
  refused: number;
}

/** Reads the log that a file brings. Never throws; lines that only a newer site can read are kept for it. */
export function logInFile(text: string, now: number): LogReading {
  const lines = linesIn(text);
  const good = lines.filter((line) => LINE.test(line) && Number.parseInt(line, 10) <= now + DAY_IN_MS);
  return { log: readLog(good.join('\n')), refused: lines.length - good.length };
}

/** How many answers a log has. */
export function answersIn(log: ReviewLog): number {
  return log.filter((line) => readLine(line)?.kind === 'review').length;
}

function linesIn(text: string): string[] {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || !Array.isArray(data.trainer)) return [];
    return data.trainer.map((line: unknown) => (typeof line === 'string' ? line : ''));
  } catch {
    return [];
  }
}
