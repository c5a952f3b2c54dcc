import { describe, expect, it } from 'vitest';
import { refusalProblem } from './refusal-problem.ts';

const TEXT = 'flowchart TB\n  %% comment\n  a --> b(f(x))\n  c --> d';

describe('what an author is told', () => {
  it('is the line and the word that was not expected', () => {
    const message = "Parse error on line 2:\n... a --> b(f(x))\n-------^\nExpecting 'SQE', 'PE', got 'PS'";
    expect(refusalProblem({ message, line: 2 }, TEXT)).toMatchObject({
      line: 3,
      found: 'mermaid cannot read `a --> b(f(x))`: unexpected PS',
    });
  });

  it('is that something is missing at the end', () => {
    const message = "Parse error on line 4:\n...\n^\nExpecting 'PE', got '1'";
    expect(refusalProblem({ message, line: 4 }, TEXT)).toMatchObject({
      line: 4,
      found: 'mermaid cannot read `c --> d`: the diagram ends too early',
    });
  });

  it('is the message itself, without its place', () => {
    const message = 'Lexical error on line 1. Unrecognized text.\nflow\n^';
    expect(refusalProblem({ message, line: 1 }, TEXT).found).toBe(
      'mermaid cannot read `flowchart TB`: Unrecognized text.',
    );
  });

  it.each([
    ['Invalid date:20-20', 'gantt\n  a : 2026-01-01, 1d\n  b : 20-20, 3q', 3],
    ['No parent could be found for ("c")', 'mindmap\n  %% accTitle: c\n  root\n    cc\n  c', 5],
    ['Something broke', 'mindmap\n  root', 1],
    ['No such shape: $&.', 'flowchart TB\n  a', 1],
  ])('is, for «%s», the line that holds its word', (message, text, line) => {
    expect(refusalProblem({ message, line: null }, text).line).toBe(line);
  });
});
