import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARKS, type Answer } from './mark.ts';
import { readResult, resultCode } from './result-code.ts';
import { sealed } from './seal.ts';

const spent = fc.nat(7200).map((seconds) => seconds * 1000);
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ mark: fc.constantFrom(...MARKS), isFailing: fc.boolean(), spent }),
  fc.record({ mark: fc.constant(null), isFailing: fc.constant(false), spent }),
);
const anyResult = fc.record({
  ended: fc.nat(0xffffffff).map((seconds) => seconds * 1000),
  answers: fc.array(anyAnswer, { minLength: 1, maxLength: 16 }),
});

describe('resultCode', () => {
  it('is read as it was written, with its own interview alone', () => {
    fc.assert(
      fc.property(anyResult, (result) => {
        const code = resultCode(result, '1interview');
        const count = result.answers.length;
        expect(readResult(code, '1interview', count)).toEqual({ result });
        expect(readResult(code, '1other', count)).toEqual({ refusal: 'damaged' });
        expect(readResult(code, '1interview', count + 1)).toEqual({ refusal: 'invalid' });
      }),
    );
  });

  it('gives a refusal, never an exception, for whatever else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readResult(text, '', 10)).toHaveProperty('refusal');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const reading = readResult(sealed(bytes, 'a'), 'a', 10);
        // Bytes that happen to be a result are one.
        if ('result' in reading) expect(reading.result.answers).toHaveLength(10);
        else expect(reading.refusal).toBe('invalid');
      }),
    );
  });

  it('keeps no more than a day of a question', () => {
    const result = { ended: 0, answers: [{ mark: 3, isFailing: false, spent: 1e12 }] } as const;
    expect(readResult(resultCode(result, ''), '', 1)).toHaveProperty('result.answers.0.spent', 86_400_000);
  });
});
