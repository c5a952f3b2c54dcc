import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../roadmap/day.ts';
import { joined } from '../plan/plan-settings.ts';
import type { PlanSettings } from '../plan/plan-settings.ts';
import { runs } from '../progress.fixture.ts';
import { STATES } from '../values.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { byteReader, byteWriter } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { packPlan, unpackPlan } from './pack-plan.ts';
import { packStates, packedLength, unpackStates } from './pack-states.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

describe('base64url', () => {
  it('agrees with Node and reads what it writes', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(toBase64url(some)).toBe(Buffer.from(some).toString('base64url'));
        expect(fromBase64url(toBase64url(some))).toEqual(some);
      }),
      runs(10_000),
    );
  });

  it.each([['A'], ['AAAAA'], ['AB'], ['AA='], ['AA=='], ['A+'], ['A/'], ['A A'], ['ёё'], ['AA\n']])(
    'refuses %j, which it does not write',
    (text) => {
      expect(fromBase64url(text)).toBeNull();
    },
  );
});

describe('crc32', () => {
  it('agrees with zlib', () => {
    fc.assert(fc.property(bytes, (some) => crc32(some) === zlibCrc32(some)));
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('bytes', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(), fc.nat(0xfffffff), bytes, (short, long, length, raw) => {
        const out = byteWriter();
        out.uint(short, 2);
        out.uint(long, 4);
        out.length(length);
        out.raw(raw);
        const input = byteReader(out.bytes());
        expect([input.uint(2), input.uint(4), input.length(), [...input.raw(raw.length)]]).toEqual([
          short,
          long,
          length,
          [...raw],
        ]);
        expect([input.isSound(), input.isAtEnd()]).toEqual([true, true]);
      }),
    );
  });

  it('that are not there make the reading unsound', () => {
    for (const read of [
      (input = byteReader(Uint8Array.of(1))) => [input.uint(2), input],
      (input = byteReader(Uint8Array.of(1))) => [input.raw(2), input],
      (input = byteReader(Uint8Array.of(128))) => [input.length(), input],
      (input = byteReader(Uint8Array.of(255, 255, 255, 255, 1))) => [input.length(), input],
    ]) {
      expect((read().at(1) as ReturnType<typeof byteReader>).isSound()).toBe(false);
    }
  });
});

describe('states', () => {
  it('come back, five to a byte', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 40 }), (states) => {
        const packed = packStates(states);
        expect(packed).toHaveLength(packedLength(states.length));
        expect(unpackStates(packed, states.length)).toEqual(states);
      }),
      runs(10_000),
    );
  });

  it('have one packing each', () => {
    fc.assert(
      fc.property(bytes, fc.nat(60), (packed, count) => {
        const states = unpackStates(packed, count);
        if (states !== null) expect(packStates(states)).toEqual(packed);
      }),
      runs(10_000),
    );
    expect(unpackStates(Uint8Array.of(243), 5)).toBeNull();
    expect(unpackStates(Uint8Array.of(3), 1)).toBeNull();
  });
});

describe('plan settings', () => {
  const day = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays('2000-01-01', count));
  const settings = fc.record<PlanSettings>({
    start: fc.option(day),
    weekdaysOff: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }).map((some) => some.sort()),
    daysOff: fc
      .array(
        fc.tuple(day, fc.nat(365)).map(([start, days]) => ({ start, end: addDays(start, days) })),
        { maxLength: 20 },
      )
      .map(joined),
    hours: fc.option(fc.integer({ min: 1, max: 168 })),
  });

  it('come back', () => {
    fc.assert(
      fc.property(settings, (some) => {
        expect(unpackPlan(packPlan(some))).toEqual(some);
      }),
      runs(10_000),
    );
  });

  it('have one packing each, and no other bytes are any', () => {
    fc.assert(
      fc.property(bytes, (packed) => {
        const some = unpackPlan(packed);
        if (some !== null) expect(packPlan(some)).toEqual(packed);
      }),
      runs(10_000),
    );
  });
});
