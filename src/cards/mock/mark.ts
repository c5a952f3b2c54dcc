/** How well a question was answered, by the rubric. */
export const MARKS = [0, 1, 2, 3] as const;
export type Mark = (typeof MARKS)[number];

export const BEST_MARK = 3;

/** The rubric: what each mark means. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  0: 'не ответил',
  1: 'общие слова',
  2: 'ответил по сути',
  3: 'ответил и выдержал углубление',
};

/** How it went with a question. */
export interface Answer {
  /** Null for a question that was not come to. */
  mark: Mark | null;
  /** Whether the answer was the one that fails the candidate. */
  isFailing: boolean;
  /** Time on the question, in milliseconds; links keep whole seconds. */
  spent: number;
}

/** How an interview went. */
export interface Result {
  /** When it ended, in milliseconds since 1970; links keep whole seconds. */
  ended: number;
  /** By question. */
  answers: readonly Answer[];
}
