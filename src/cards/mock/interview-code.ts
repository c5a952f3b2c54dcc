import { byteReader, byteWriter } from '../../progress/share/bytes.ts';
import { crc32 } from '../../progress/share/crc32.ts';
import type { CardTopic } from '../card.ts';
import { packBits, packedBits, unpackBits } from './bits.ts';
import { COUNTS, LENGTHS, linesWithCards, type Interview } from './interview.ts';
import { sealed, unsealed, type Refusal } from './seal.ts';

/**
 * The interview as it stands in an address: a checksum of the cards it is drawn from, count, minutes, seed, a bit a line,
 * and a bit a topic where some are weak. 22 characters, or 30 with weak topics.
 */
export function interviewCode(
  { seed, count, minutes, lines, weak }: Interview,
  topics: readonly CardTopic[],
): string {
  const out = byteWriter();
  out.uint(checksumOf(topics), 4);
  out.uint(count, 1);
  out.uint(minutes, 1);
  out.uint(seed, 4);
  out.raw(packBits(linesWithCards(topics).map((line) => lines.includes(line))));
  const isWeak = topics.map(({ id }) => weak.has(id));
  if (isWeak.includes(true)) out.raw(packBits(isWeak));
  return sealed(out.bytes());
}

/** Reads what {@link interviewCode} has written. Never throws; of what it did not write it says why not. */
export function readInterview(
  code: string,
  topics: readonly CardTopic[],
): { interview: Interview } | { refusal: Refusal } {
  const reading = unsealed(code);
  if ('refusal' in reading) return reading;
  const input = byteReader(reading.bytes);
  if (input.uint(4) !== checksumOf(topics)) return { refusal: input.isSound() ? 'changed' : 'invalid' };
  const [asked, length, seed] = [input.uint(1), input.uint(1), input.uint(4)];
  const count = COUNTS.find((one) => one === asked);
  const minutes = LENGTHS.find((one) => one === length);
  const all = linesWithCards(topics);
  const isAsked = unpackBits(input.raw(packedBits(all.length)), all.length);
  const isWeak = input.isAtEnd() ? [] : unpackBits(input.raw(packedBits(topics.length)), topics.length);
  const isWhole = input.isSound() && input.isAtEnd();
  if (!isWhole || !count || !minutes || !isAsked?.includes(true) || !isWeak) return { refusal: 'invalid' };
  const lines = all.filter((_, place) => isAsked[place]);
  const weak = new Set(topics.filter((_, place) => isWeak[place]).map(({ id }) => id));
  return { interview: { seed, count, minutes, lines, weak } };
}

/** Of all that a draw depends on: where it differs, the same seed would give other questions. */
function checksumOf(topics: readonly CardTopic[]): number {
  const words = topics.flatMap(({ id, line, cards }) => [
    `${id} ${String(line)}`,
    ...cards.map((card) => `${card.id} ${card.level} ${String(card.rounds)}`),
  ]);
  return crc32(new TextEncoder().encode(words.join('\n')));
}
