import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFoldedStacks, type Frame } from './folded-stacks.ts';

function read(text: string): Frame {
  const root = readFoldedStacks(text);
  if ('found' in root) throw new Error(root.found);
  return root;
}

describe('readFoldedStacks', () => {
  it('joins equal beginnings and puts the dearest first', () => {
    const root = read('main;cheap 10\nmain;dear;json.Marshal 60\nmain;dear 5\n');
    expect(root.total).toBe(75);
    const [main] = root.callees;
    expect(main).toMatchObject({ name: 'main', total: 75, self: 0 });
    expect(main?.callees.map(({ name, total, self }) => [name, total, self])).toEqual([
      ['dear', 65, 5],
      ['cheap', 10, 10],
    ]);
  });

  it('keeps spaces inside a name', () => {
    expect(read('(остальная программа);a b 3').callees[0]?.callees[0]?.name).toBe('a b');
  });

  it.each([
    ['main;leaf', 1],
    ['main 3\nmain;;leaf 4', 2],
    ['main 1.5', 1],
    ['main -1', 1],
    ['', 1],
    ['main 0', 1],
  ])('refuses %j and names the line', (text, line) => {
    expect(readFoldedStacks(text)).toMatchObject({ line });
  });

  it('loses no cost, whatever the order of the stacks', () => {
    const stack = fc.tuple(
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 1000 }),
    );
    const selfOf = (frame: Frame): number =>
      frame.self + frame.callees.reduce((sum, callee) => sum + selfOf(callee), 0);
    fc.assert(
      fc.property(fc.array(stack, { minLength: 1 }), (stacks) => {
        const lines = stacks.map(([names, cost]) => `${names.join(';')} ${cost}`);
        const root = read(lines.join('\n'));
        expect(root.total).toBe(stacks.reduce((sum, [, cost]) => sum + cost, 0));
        expect(selfOf(root)).toBe(root.total);
        expect(read(lines.toReversed().join('\n'))).toEqual(root);
      }),
    );
  });
});
