import { describe, expect, it } from 'vitest';
import { excerptOf, textOf } from './excerpt.ts';
import type { QuotePart } from './quote-target.ts';

const region = (name: string): QuotePart => ({ kind: 'region', name });

function excerpt(source: string, part: QuotePart = region('x')): string | string[] {
  const result = excerptOf(source, 'content/t/a.go', part);
  return Array.isArray(result)
    ? result.map(({ found, sourceLine }) => `${sourceLine ?? 'note'}: ${found}`)
    : textOf(result);
}

describe('an excerpt', () => {
  it('loses common indentation and blank lines at both ends', () => {
    expect(excerpt('\t// region:x\n\n\tif a {\n\n\t\tb()\n\t}\n  \n\t// endregion\n')).toBe(
      'if a {\n\n\tb()\n}',
    );
  });

  it('keeps what is not common to the indentation of all lines', () => {
    expect(excerpt('# region:x\n  a\n\tb\n# endregion')).toBe('  a\n\tb');
    expect(excerpt('# region:x\n    a\n  b\n# endregion')).toBe('  a\nb');
  });

  it('of a whole file has no marks, nor the gaps that they leave', () => {
    const source = 'package a\n\n// region:x\n\nfunc A() {}\n\n// endregion\n\nfunc B() {}\n';
    expect(excerpt(source, { kind: 'file' })).toBe('package a\n\nfunc A() {}\n\nfunc B() {}');
  });

  it('keeps blank lines of the source that no mark made', () => {
    expect(excerpt('# region:x\na\n\n\nb\n# endregion')).toBe('a\n\n\nb');
  });

  it('tells the lines of the source', () => {
    const result = excerptOf('\n// region:x\n\na\nb\n// endregion', 'a.go', region('x'));
    expect(result).toMatchObject({ lines: [{ number: 4 }, { number: 5 }] });
  });

  it.each([
    ['a', region('x'), ['note: there is no region "x" in content/t/a.go (it has no regions)']],
    [
      '// region:y\n// region:z\n// endregion\n// endregion',
      region('x'),
      ['note: there is no region "x" in content/t/a.go (regions there: y, z)'],
    ],
    [
      '// region:x\n\n// endregion',
      region('x'),
      ['note: the region that is quoted from content/t/a.go is empty'],
    ],
    ['\n', { kind: 'file' } as const, ['note: the file that is quoted from content/t/a.go is empty']],
    ['// region:x\na', region('x'), ['1: region "x" is never closed']],
    [
      'func ExampleA() {\n}\nfunc ExampleB() {\n\t// Output:\n}',
      { kind: 'output', example: 'ExampleC' } as const,
      ['note: there is no ExampleC in content/t/a.go (Examples there: ExampleA, ExampleB)'],
    ],
    [
      'func ExampleA() {\n\tf()\n}\n',
      { kind: 'output', example: 'ExampleA' } as const,
      [
        'note: ExampleA of content/t/a.go does not end with an // Output: comment, so go test does not run it',
      ],
    ],
    [
      'func ExampleB() {\n\t// Output:\n}',
      { kind: 'output', example: 'ExampleB' } as const,
      ['note: the output that is quoted from content/t/a.go is empty'],
    ],
  ])('of %j is refused', (source, part, faults) => {
    expect(excerpt(source, part)).toEqual(faults);
  });

  it.each([
    ['a.go', '// region:x'],
    ['a.sql', '-- region:x'],
    ['compose.yml', '# region:x'],
    ['Dockerfile', '# region:x'],
  ])('tells how a region is marked in %s', (file, mark) => {
    expect(excerptOf('', `content/t/${file}`, region('x'))).toMatchObject([
      { remedy: expect.stringContaining(`${mark} `) as unknown },
    ]);
  });
});
