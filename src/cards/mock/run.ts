import { MARKS, type Answer, type Mark, type Result } from './mark.ts';

/** An interview that is under way. */
export interface Run {
  /** Code of the interview. */
  code: string;
  /** The question that is asked, from 0. */
  at: number;
  /** Whether its answer has been opened. */
  isOpen: boolean;
  /** Since when the time of this question runs, in milliseconds since 1970; null while the interview pauses. */
  since: number | null;
  answers: readonly Answer[];
}

/** An interview that begins now. */
export function beginRun(code: string, count: number, now: number): Run {
  const answers = Array.from({ length: count }, () => ({ mark: null, isFailing: false, spent: 0 }));
  return { code, at: 0, isOpen: false, since: now, answers };
}

/** Time on a question so far, in milliseconds. */
export function spentOn({ at, since, answers }: Run, place: number, now: number): number {
  const running = place === at && since !== null ? Math.max(0, now - since) : 0;
  return (answers[place]?.spent ?? 0) + running;
}

/** Time on all questions so far, without pauses. */
export function spentInAll(run: Run, now: number): number {
  return run.answers.reduce((sum, _, place) => sum + spentOn(run, place, now), 0);
}

export function openAnswer(run: Run): Run {
  return { ...run, isOpen: true };
}

/** Marks the question that is asked, or says whether its answer was the failing one. */
export function judge(run: Run, verdict: { mark: Mark } | { isFailing: boolean }): Run {
  return {
    ...run,
    answers: run.answers.map((answer, place) => (place === run.at ? { ...answer, ...verdict } : answer)),
  };
}

/** Goes on to the next question; the last one stays. */
export function nextQuestion(run: Run, now: number): Run {
  if (run.at >= run.answers.length - 1) return run;
  return { ...stopClock(run, now), at: run.at + 1, isOpen: false, since: now };
}

export function pause(run: Run, now: number): Run {
  return stopClock(run, now);
}

export function resume(run: Run, now: number): Run {
  return run.since === null ? { ...run, since: now } : run;
}

/** How it went, when it ends now. A flag on a question without a mark says nothing. */
export function resultOf(run: Run, now: number): Result {
  return {
    ended: now,
    answers: stopClock(run, now).answers.map((answer) => ({
      ...answer,
      isFailing: answer.isFailing && answer.mark !== null,
    })),
  };
}

/** The text to store. */
export function runText(run: Run): string {
  return JSON.stringify(run);
}

/** Reads what {@link runText} has written; null for any other text. */
export function readRun(text: string | null): Run | null {
  try {
    const run = JSON.parse(text ?? 'null') as unknown;
    return isRun(run) ? run : null;
  } catch {
    return null;
  }
}

function stopClock(run: Run, now: number): Run {
  const answers = run.answers.map((answer, place) => ({ ...answer, spent: spentOn(run, place, now) }));
  return { ...run, answers, since: null };
}

function isRun(run: unknown): run is Run {
  const { code, at, isOpen, since, answers } = (run ?? {}) as Partial<Record<keyof Run, unknown>>;
  return (
    typeof code === 'string' &&
    typeof isOpen === 'boolean' &&
    (since === null || isCount(since)) &&
    Array.isArray(answers) &&
    answers.every(isAnswer) &&
    isCount(at) &&
    at < answers.length
  );
}

function isAnswer(answer: unknown): answer is Answer {
  const { mark, isFailing, spent } = (answer ?? {}) as Partial<Record<keyof Answer, unknown>>;
  return (
    (mark === null || MARKS.some((one) => one === mark)) && typeof isFailing === 'boolean' && isCount(spent)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
