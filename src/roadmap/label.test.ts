import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelWidth, wrapLabel } from './label.ts';

describe('wrapLabel', () => {
  it('breaks at spaces, hyphens and slashes', () => {
    expect(wrapLabel('Highload-профилирование', 8, 3)).toEqual(['Highload-', 'профилирование']);
    expect(wrapLabel('Swagger/OpenAPI и всё', 6, 3)).toEqual(['Swagger/', 'OpenAPI и', 'всё']);
  });

  it('says that something was cut', () => {
    expect(wrapLabel('раз два три четыре', 2.4, 2)).toEqual(['раз', 'два…']);
  });

  it('loses nothing but the spaces it breaks at, and never passes the width where a word fits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[а-яА-Яa-z0-9]{1,12}$/), { minLength: 1, maxLength: 8 }),
        (words) => {
          const lines = wrapLabel(words.join(' '), 10, 100);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) if (line.includes(' ')) expect(labelWidth(line)).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});
