import { describe, expect, it } from 'vitest';
import { ankiGuid, ankiId, assertDistinct } from './anki-id.ts';

const NAMES = Array.from({ length: 1000 }, (_, index) => `ramp-up/docker#${index}`);

describe('ids', () => {
  it('are for good: a reader has them', () => {
    expect(ankiId('note', 'ramp-up/docker#layers')).toBe(1_071_374_924_693);
    expect(ankiId('card', 'ramp-up/docker#layers')).toBe(1_372_018_711_767);
    expect(ankiGuid('ramp-up/docker#layers')).toBe('zHwkDpXeOK0');
  });

  it('are moments of the past, which Anki keeps as they are', () => {
    for (const name of NAMES) {
      expect(ankiId('note', name)).toBeGreaterThan(Date.UTC(2001, 1));
      expect(ankiId('note', name)).toBeLessThan(Date.UTC(2018, 1));
    }
  });

  it('differ', () => {
    expect(() => assertDistinct('note', NAMES)).not.toThrow();
    expect(new Set(NAMES.map(ankiGuid)).size).toBe(NAMES.length);
  });

  it('are refused where they do not', () => {
    expect(() => assertDistinct('card', ['a#b', 'a#c', 'a#b'])).toThrow('a#b');
  });
});
