import { describe, expect, it } from 'vitest';
import { exampleNames, exampleOutput } from './example-output.ts';

const example = (...body: string[]): string =>
  ['package a', '', 'func ExampleA() {', ...body, '}', ''].join('\n');
const output = (...body: string[]): string[] | undefined =>
  exampleOutput(example(...body), 'ExampleA')?.lines.map(({ text }) => text);

describe('the output of an Example', () => {
  it('is the comment at its end without the marks', () => {
    expect(output('\tf()', '\t// Output:', '\t// a', '\t//   b', '\t//', '\t// c')).toEqual([
      '',
      'a',
      '  b',
      '',
      'c',
    ]);
  });

  it('may begin on the line of the mark, in any case of letters', () => {
    expect(output('\tf()', '\t// output: a', '\t// b')).toEqual(['a', 'b']);
  });

  it('has many blank lines as one, as go test compares it', () => {
    expect(output('\tf()', '\t// Output:', '\t// a', '\t//', '\t//', '\t// b')).toEqual(['', 'a', '', 'b']);
  });

  it('tells the lines on which it stands', () => {
    expect(exampleOutput(example('\tf()', '\t// Output:', '\t// a'), 'ExampleA')?.lines).toEqual([
      { number: 5, text: '' },
      { number: 6, text: 'a' },
    ]);
  });

  it('may be unordered', () => {
    expect(exampleOutput(example('\tf()', '\t// Unordered output:', '\t// a'), 'ExampleA')?.unordered).toBe(
      true,
    );
    expect(exampleOutput(example('\tf()', '\t// Output:', '\t// a'), 'ExampleA')?.unordered).toBe(false);
  });

  it.each([
    [['\tf()']],
    [['\t// Output:', '\t// a', '\tf()']],
    [['\tf()', '\t// A word before', '\t// Output:', '\t// a']],
    [['\tf()', '\t/* Output: a */']],
    [['\tf() // Output: a']],
  ])('is not %j, which go test does not run', (body) => {
    expect(output(...body)).toBeUndefined();
  });

  it('is that of the named Example alone', () => {
    const source = `${example('\tf()', '\t// Output: a')}\nfunc ExampleA_more() {\n\tf()\n\t// Output: b\n}\n`;
    expect(exampleOutput(source, 'ExampleA_more')?.lines).toEqual([{ number: 10, text: 'b' }]);
    expect(exampleOutput(source, 'ExampleB')).toBeNull();
    expect(exampleNames(source)).toEqual(['ExampleA', 'ExampleA_more']);
  });
});
