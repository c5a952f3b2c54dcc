import { describe, expect, it } from 'vitest';
import { diagramType, typeProblem } from './diagram-type.ts';

describe('the type of a diagram', () => {
  it.each([
    ['flowchart TB\n  a', 'flowchart'],
    ['graph LR;a-->b', 'flowchart'],
    ['sequenceDiagram\n  a->>b: x', 'sequence'],
    ['stateDiagram-v2', 'state'],
    ['stateDiagram', 'state'],
    ['erDiagram', 'er'],
    ['classDiagram', 'class'],
    ['gantt', 'gantt'],
    ['timeline TD', 'timeline'],
    ['mindmap', 'mindmap'],
    ['%% comment\n\n  gantt', 'gantt'],
  ])('of %j is %s', (text, type) => {
    expect(diagramType(text)).toBe(type);
    expect(typeProblem(text)).toBeNull();
  });

  // Every type that mermaid 12.3 draws and the site does not.
  it.each([
    'C4Context',
    'C4Deployment',
    'agentflow',
    'architecture-beta',
    'block',
    'block-beta',
    'cynefin-beta',
    'eventmodeling',
    'flowchart-elk',
    'gitGraph',
    'ishikawa-beta',
    'journey',
    'kanban',
    'packet-beta',
    'pie',
    'quadrantChart',
    'radar-beta',
    'railroad-beta',
    'requirementDiagram',
    'sankey-beta',
    'swimlane',
    'treeView-beta',
    'treemap-beta',
    'usecase-beta',
    'venn-beta',
    'wardley-beta',
    'xychart-beta',
    'zenuml',
  ])('%s is refused by name, with what to use instead', (word) => {
    expect(diagramType(`${word}\n  x`)).toBeNull();
    const problem = typeProblem(`%% c\n${word} LR\n  x`);
    expect(problem).toMatchObject({
      line: 2,
      found: `a «${word}» diagram: this type does not come out well`,
    });
    expect(problem?.remedy).toMatch(
      /^use a (flowchart|sequenceDiagram|stateDiagram-v2|timeline|mindmap|Markdown table|`text`)/,
    );
  });

  it('that nobody knows is refused with all that could stand there', () => {
    expect(typeProblem('flowhart TB')).toMatchObject({ line: 1, found: '«flowhart» is no type of diagram' });
    expect(typeProblem('flowhart TB')?.remedy).toContain('flowchart, graph, sequenceDiagram');
  });

  it('of an empty fence is missed', () => {
    expect(typeProblem('%% nothing\n')).toMatchObject({ found: 'a mermaid fence without a diagram' });
  });
});
