import { expect, it } from 'vitest';
import { stylesIn } from './styles-in.ts';

it('finds each stylesheet once, and nothing else', () => {
  const code =
    '<link rel="stylesheet" href="/base/_astro/ec.1.css"><script src="/ec.js"></script><pre></pre>';
  expect(stylesIn(`${code}<link href="/icon.svg" rel="icon">${code}`)).toEqual(['/base/_astro/ec.1.css']);
  expect(stylesIn('<p>rel="stylesheet"</p>')).toEqual([]);
});
