import { expect, it } from 'vitest';
import { storageKey } from './storage-key.ts';

it('differs between two deployments on one origin', () => {
  expect(storageKey('theme', '/a/')).not.toBe(storageKey('theme', '/b/'));
  expect(storageKey('theme', '/a/')).toBe('route500k/a/theme');
});
