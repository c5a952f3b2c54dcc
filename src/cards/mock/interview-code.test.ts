import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardTopic } from '../card.ts';
import { interviewCode, readInterview } from './interview-code.ts';
import { anyInterview, SITE } from './mock.fixture.ts';
import { sealed } from './seal.ts';

const PLAIN = { seed: 7, count: 10, minutes: 45, lines: [0, 1, 2, 3, 4], weak: new Set<string>() } as const;

const [FIRST, ...REST] = SITE as [CardTopic, ...CardTopic[]];

describe('interviewCode', () => {
  it('is read as it was written, and is short', () => {
    fc.assert(
      fc.property(anyInterview, (interview) => {
        expect(readInterview(interviewCode(interview, SITE), SITE)).toEqual({ interview });
      }),
    );
    expect(interviewCode(PLAIN, SITE)).toMatch(/^1[\w-]{20}$/);
  });

  it('gives a refusal, never an exception, for whatever else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readInterview(text, SITE)).toHaveProperty('refusal');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(readInterview(sealed(bytes), SITE)).toHaveProperty('refusal');
      }),
    );
  });

  it('tells a link that was cut or changed', () => {
    const code = interviewCode(PLAIN, SITE);
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom('A', 'z', '0', '-'), (place, character) => {
        const changed = code.slice(0, place) + character + code.slice(place + 1);
        const expected = place === 0 ? 'newer' : 'damaged';
        if (changed !== code) expect(readInterview(changed, SITE)).toEqual({ refusal: expected });
        expect(readInterview(code.slice(0, place), SITE)).toEqual({ refusal: 'damaged' });
      }),
    );
    expect(readInterview('1'.repeat(5000), SITE)).toEqual({ refusal: 'damaged' });
  });

  it.each([
    ['a question more', [{ ...FIRST, cards: FIRST.cards.slice(1) }, ...REST]],
    ['a topic on another line', [{ ...FIRST, line: 2 }, ...REST]],
    ['another order', SITE.toReversed()],
    [
      'a question that is asked oftener',
      [{ ...FIRST, cards: FIRST.cards.map((card) => ({ ...card, rounds: 3 })) }, ...REST],
    ],
  ])('tells a link of a site with %s', (_, site) => {
    expect(readInterview(interviewCode(PLAIN, site), SITE)).toEqual({ refusal: 'changed' });
  });

  it('takes no interview that the page would not set up', () => {
    for (const fault of [{ count: 200 }, { minutes: 1 }, { lines: [] }]) {
      const code = interviewCode({ ...PLAIN, ...fault } as typeof PLAIN, SITE);
      expect(readInterview(code, SITE)).toEqual({ refusal: 'invalid' });
    }
  });
});
