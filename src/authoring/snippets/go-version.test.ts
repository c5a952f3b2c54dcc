import { expect, it } from 'vitest';
import { goVersion } from './go-version.ts';

it.each([
  ['module m\n\ngo 1.27\n\ntoolchain go1.27.3\n', '1.27.3'],
  ['module m\r\n\r\ngo 1.27.0\r\n', '1.27.0'],
  ['toolchain go1.28rc1 // soon\ngo 1.27', '1.28rc1'],
  ['module go\n', null],
])('the Go version of %j is %j', (goMod, version) => {
  expect(goVersion(goMod)).toBe(version);
});
