import type { DiagramType } from './diagram-type.ts';
import { placeholder, SERIES, seriesToken } from './tokens.ts';

/** Size of what accompanies, in CSS pixels: labels of arrows, messages, notes, axes. */
export const SMALL_SIZE = 13;

/** What mermaid's theme variables do not reach. Read by mermaid while it lays out, so sizes count. */
export function themeCss(type: DiagramType): string {
  return `${SHARED}\n${BY_TYPE[type]}`;
}

const BG = placeholder('bg');
const TEXT = placeholder('text');
const MUTED = placeholder('muted');
const LINE = placeholder('line');
const GROUP = placeholder('group');
const GROUP_BORDER = placeholder('group-border');

const SHARED = `
  .edgeLabel, .edgeLabel p, .edgeLabel .label { font-size: ${SMALL_SIZE}px; }
  .labelBkg, .edgeLabel { background-color: transparent; }
  .edgeLabel p { background-color: ${BG}; padding: 0 4px; }
  .cluster-label p { background-color: ${GROUP}; }
  .edge-pattern-dashed { stroke-dasharray: 5 4; }
  .edge-pattern-dotted { stroke-dasharray: 2 3; }
  .edgeTerminals, .edgeTerminals span, .edgeTerminals p { font-size: 12px; }
  .node path { stroke-width: 1px; }
  .node rect.basic:not([rx]) { rx: 6px; ry: 6px; }
  .cluster rect { rx: 8px; ry: 8px; }
  .cluster-label, .cluster-label p { font-size: ${SMALL_SIZE}px; font-weight: 600; }
`;

const SEQUENCE = `
  .messageText { paint-order: stroke; stroke: ${BG}; stroke-width: 4px; stroke-linejoin: round; }
  .messageLine0, .messageLine1 { stroke-width: 1.25px; }
  .messageLine1 { stroke-dasharray: 4 3; }
  .actor-line { stroke-width: 1px; }
  .actor-man circle, .actor-man line { stroke-width: 1.25px; stroke: ${LINE}; }
  .loopLine { stroke-width: 1px; stroke-dasharray: none; fill: none; }
  .labelText { font-size: 12px !important; font-weight: 600 !important; }
  .loopText, .loopText > tspan, .sectionTitle, .sectionTitle > tspan { fill: ${MUTED}; }
  .activation0, .activation1, .activation2 { stroke-width: 1px; }
  .note { rx: 4px; ry: 4px; }
  g rect.rect { stroke: ${GROUP_BORDER}; fill: none; rx: 8px; ry: 8px; }
  text.text, text.actor { fill: ${TEXT}; }
  .sequenceNumber { font-size: 11px; font-weight: 600; }
  [id$="-sequencenumber"] circle { r: 9px; fill: ${LINE}; }
  [id$="-filled-head"] path { fill: ${LINE}; }
  [id$="ArrowHead"] path { stroke: ${LINE}; }
`;

const STATE = `
  .statediagram-cluster rect.outer { rx: 8px; ry: 8px; fill: ${GROUP}; stroke: ${GROUP_BORDER}; }
  .statediagram-cluster.statediagram-cluster .inner { fill: none; stroke: none; }
  .statediagram-state rect.divider { stroke: ${GROUP_BORDER}; stroke-dasharray: 4 4; rx: 6px; ry: 6px; }
  .statediagram-note rect { rx: 4px; ry: 4px; }
`;

const ER = `
  .labelBkg { padding: 18px 0; }
  [id*="_er-zero"] circle { fill: ${BG}; }
  .divider path { stroke: ${GROUP_BORDER}; }
  .row-rect-odd path { fill: none; }
  .row-rect-odd path, .row-rect-even path { stroke: none; }
  .label.name p { font-weight: 600; }
  .attribute-type p, .attribute-keys p, .attribute-comment p { color: ${MUTED}; font-size: ${SMALL_SIZE}px; }
`;

const CLASS = `
  .members-group p, .methods-group p, .annotation-group p { font-size: ${SMALL_SIZE}px; }
  .annotation-group p { color: ${MUTED}; }
  .divider path { stroke: ${GROUP_BORDER}; }
`;

const GANTT = `
  .today { display: none; }
  .section { opacity: 1; }
  .task { stroke-width: 1.25px; }
  .vert { stroke: none; fill: ${placeholder('danger')}; }
  .vertText { font-size: 12px !important; }
  .grid .tick line { stroke: ${GROUP_BORDER}; }
  .grid .tick { opacity: 1; }
  .grid .domain { stroke: none; }
  .grid .tick text { font-size: 12px; fill: ${MUTED}; stroke: none; }
`;

const TIMELINE = `
  .timeline-node line { stroke-width: 1.5px; }
  .lineWrapper line { stroke: ${LINE}; stroke-width: 1.25px; stroke-dasharray: none; }
`;

function mindmapCss(): string {
  const edges = Array.from(
    { length: 12 },
    (_, index) =>
      `.edge.section-edge-${index} { stroke: ${placeholder(seriesToken((index + 1) % SERIES, 'line'))}; }`,
  );
  return [
    '.edge.edge { stroke-width: 1.5px; }',
    '.mindmap-node line { stroke-width: 1.5px; }',
    `.section-root circle, .section-root rect, .section-root path, .section-root polygon { stroke: ${placeholder('accent')}; stroke-width: 1.25px; }`,
    '.section-root p { font-weight: 600; }',
    ...edges,
  ].join('\n');
}

const BY_TYPE: Readonly<Record<DiagramType, string>> = {
  flowchart: '',
  sequence: SEQUENCE,
  state: STATE,
  er: ER,
  class: CLASS,
  gantt: GANTT,
  timeline: TIMELINE,
  mindmap: mindmapCss(),
};
