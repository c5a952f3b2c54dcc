import { describe, expect, it } from 'vitest';
import { readLink, withoutNumbers } from './folder-link.ts';

describe('readLink', () => {
  it.each([
    '1-ramp-up/concurrency/',
    '1-ramp-up/concurrency',
    './1-ramp-up/concurrency/',
    '././1-ramp-up/concurrency',
  ])('reads a folder from %s', (url) => {
    expect(readLink(url)).toEqual({ kind: 'folder', folder: '1-ramp-up/concurrency' });
  });

  it.each(['https://go.dev', 'HTTP://example.com/a b', 'mailto:a@b.c', 'tel:+7'])(
    'leaves %s outside',
    (url) => {
      expect(readLink(url)).toEqual({ kind: 'outside' });
    },
  );

  it.each([
    ['', 'an empty folder name'],
    ['1-ramp-up', 'a folder of one level instead of two'],
    ['1-ramp-up/concurrency/pool/', 'a folder of 3 levels instead of two'],
    ['../1-ramp-up/concurrency/', 'a way upwards'],
    ['1-ramp-up/../concurrency', 'a way upwards'],
    ['1-ramp-up/./concurrency', 'a way upwards'],
    ['1 ramp up/concurrency/', 'a folder with spaces'],
    ['1-ramp-up/go%20basics/', 'a folder with spaces'],
    ['/ramp-up/concurrency/', 'an address on this site'],
    ['//example.com/a', 'an address without its scheme'],
    ['javascript:alert(1)', 'an address of the kind javascript:'],
    ['#top', 'the folder name «#top»'],
    ['1-ramp-up/concurrency/?a=b', 'the folder name «?a=b»'],
    ['1-ramp-up//concurrency', 'an empty folder name'],
    ['1-Разгон/каналы', 'the folder name «1-Разгон»'],
    ['1-ramp-up/Concurrency', 'the folder name «Concurrency»'],
    ['1-ramp-up/notes.md', 'the folder name «notes.md»'],
    ['ring/kafka', 'a folder whose address /ring/ the site itself uses'],
    ['1-plan/first', 'a folder whose address /plan/ the site itself uses'],
  ])('cannot read «%s»: %s', (url, reason) => {
    const link = readLink(url);
    expect(link.kind === 'unreadable' && link.reason).toBe(reason);
  });
});

describe('withoutNumbers', () => {
  it.each([
    ['1-ramp-up/concurrency', 'ramp-up/concurrency'],
    ['01-ramp-up/02-go', 'ramp-up/go'],
    ['2026/1', '2026/1'],
    ['ramp-up', 'ramp-up'],
  ])('%s is %s', (folder, id) => {
    expect(withoutNumbers(folder)).toBe(id);
  });
});
