import { byteReader, byteWriter } from '../../progress/share/bytes.ts';
import { MARKS, type Answer, type Result } from './mark.ts';
import { sealed, unsealed, type Refusal } from './seal.ts';

const UNMARKED = MARKS.length;
const FAILING = 8;
/** More than a day on one question is a browser that was left alone. */
const LONGEST = 86_400;

/**
 * How an interview went, for the address: when it ended, then a question's mark, its red flag and its seconds. About 50
 * characters for ten questions.
 *
 * @param interview code of the interview: with another the result does not open
 */
export function resultCode({ ended, answers }: Result, interview: string): string {
  const out = byteWriter();
  out.uint(Math.floor(ended / 1000), 4);
  for (const { mark, isFailing, spent } of answers) {
    out.uint((mark ?? UNMARKED) + (isFailing ? FAILING : 0), 1);
    out.length(Math.min(LONGEST, Math.max(0, Math.round(spent / 1000))));
  }
  return sealed(out.bytes(), interview);
}

/**
 * Reads what {@link resultCode} has written. Never throws.
 *
 * @param count how many questions the interview has
 */
export function readResult(
  code: string,
  interview: string,
  count: number,
): { result: Result } | { refusal: Refusal } {
  const reading = unsealed(code, interview);
  if ('refusal' in reading) return reading;
  const input = byteReader(reading.bytes);
  const ended = input.uint(4) * 1000;
  const answers = Array.from({ length: count }, () => {
    const byte = input.uint(1);
    return { byte, spent: input.length() * 1000 };
  }).map(({ byte, spent }) => answerOf(byte, spent));
  const isWhole = input.isSound() && input.isAtEnd();
  const known = answers.filter((answer) => answer !== null);
  return isWhole && known.length === count ? { result: { ended, answers: known } } : { refusal: 'invalid' };
}

function answerOf(byte: number, spent: number): Answer | null {
  const isFailing = byte >= FAILING;
  const value = byte - (isFailing ? FAILING : 0);
  if (value > UNMARKED || spent > LONGEST * 1000 || (value === UNMARKED && isFailing)) return null;
  return { mark: MARKS.find((one) => one === value) ?? null, isFailing, spent };
}
