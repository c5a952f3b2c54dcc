import { describe, expect, it } from 'vitest';
import { quoteTarget } from './quote-target.ts';

describe('the attributes of a fence', () => {
  it.each([
    ['file="pool/pool.go"', { file: 'pool/pool.go', part: { kind: 'file' } }],
    ['region="pool" file="a.go"', { file: 'a.go', part: { kind: 'region', name: 'pool' } }],
    [
      'file="a_test.go" output="ExampleA" {2}',
      { file: 'a_test.go', part: { kind: 'output', example: 'ExampleA' } },
    ],
    ['file="a.go"region="x"', { file: 'a.go', part: { kind: 'region', name: 'x' } }],
    ['title="my file" file = "a.go"', { file: 'a.go', part: { kind: 'file' } }],
  ])('%s', (meta, target) => {
    expect(quoteTarget(meta)).toEqual(target);
  });

  it.each(['', 'title="a"', '{1-3} profile="x"', 'ins="file"'])('%j quotes nothing', (meta) => {
    expect(quoteTarget(meta)).toBeNull();
  });

  it.each([
    ['file=a.go', 'a fence whose file="…" names nothing'],
    ["file='a.go'", 'a fence whose file="…" names nothing'],
    ['file=""', 'a fence whose file="…" names nothing'],
    ['file="a" file="b"', 'a fence with two attributes file'],
    ['region="a"', 'a fence with region, but no file'],
    ['output="ExampleA" region="a"', 'a fence with output and region, but no file'],
    ['file="a" output="ExampleA" region="a"', 'a fence that quotes both a region and an output'],
  ])('refuses %s', (meta, found) => {
    expect(quoteTarget(meta)).toMatchObject({ found });
  });
});
