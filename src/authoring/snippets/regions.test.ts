import { describe, expect, it } from 'vitest';
import { readRegions } from './regions.ts';

function read(...lines: string[]): { regions: Record<string, string[]>; faults: string[] } {
  const { regions, faults } = readRegions(lines.join('\n'));
  return {
    regions: Object.fromEntries([...regions].map(([name, body]) => [name, body.map(({ text }) => text)])),
    faults: faults.map(({ line, found }) => `${line}: ${found}`),
  };
}

describe('regions', () => {
  it.each([
    ['//', 'Go'],
    ['--', 'SQL'],
    ['#', 'YAML and shell'],
  ])('are marked by %s comments in %s', (sign) => {
    expect(read('a', `${sign} region:x`, 'b', `\t${sign} endregion`, 'c')).toEqual({
      regions: { x: ['b'] },
      faults: [],
    });
  });

  it('may stand inside one another, and the marks of the inner one do not show', () => {
    const source = ['// region:out', 'a', '// region:in-1', 'b', '// endregion:in-1', 'c', '// endregion'];
    expect(read(...source)).toEqual({ regions: { out: ['a', 'b', 'c'], 'in-1': ['b'] }, faults: [] });
  });

  it('keep the numbers of their lines, with either end of line', () => {
    const { regions, lines } = readRegions('a\r\n// region:x\r\nb\r\n// endregion\r\nc');
    expect(regions.get('x')).toEqual([{ number: 3, text: 'b' }]);
    expect(lines.map(({ number }) => number)).toEqual([1, 3, 5]);
  });

  it('are not what merely reads like a mark', () => {
    const source = ['// region of the shop', 'x := "// region:no"', '// endregion of it', '/// region:no'];
    expect(read(...source)).toEqual({ regions: {}, faults: [] });
  });

  it.each([
    [['// region:a', '// endregion', '// region:a', '// endregion'], '3: a second region "a" in this file'],
    [['// region:a', 'x'], '1: region "a" is never closed'],
    [['x', '// endregion'], '2: an endregion without a region'],
    [
      ['// region:a', '// region:b', '// endregion:a', '// endregion:b'],
      '3: an end of region "a" where "b", opened in line 2, is the innermost',
    ],
  ])('%j are refused', (source, fault) => {
    expect(read(...source).faults).toContain(fault);
  });
});
