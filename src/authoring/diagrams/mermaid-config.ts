import type { MermaidConfig } from 'mermaid';
import type { DiagramType } from './diagram-type.ts';
import { SMALL_SIZE, themeCss } from './theme-css.ts';
import { themeVariables } from './theme-variables.ts';

/** What the page in which mermaid draws calls the font of the site. */
export const DIAGRAM_FONT = 'Onest Variable';

/** Size of the text of nodes in CSS pixels; the root of every SVG carries it. */
const TEXT_SIZE = 14.5;

/**
 * What mermaid is told: everything that decides how a diagram looks. No note may change any of it.
 * Each colour is a placeholder of a token; a colour that mermaid makes up itself is found and refused by `flatten`.
 */
export function mermaidConfig(type: DiagramType): MermaidConfig {
  const font = `"${DIAGRAM_FONT}"`;
  const look = { theme: 'base', look: 'classic' } as const;
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    deterministicIds: true,
    deterministicIDSeed: 'diagram',
    handDrawnSeed: 1,
    ...look,
    // ELK of mermaid 12.3 fails on a mindmap, which is laid out anew in any case (`page/mindmap.ts`).
    layout: type === 'mindmap' ? 'cose-bilkent' : 'elk',
    fontSize: TEXT_SIZE,
    htmlLabels: true,
    fontFamily: font,
    themeVariables: { ...themeVariables(), fontFamily: font, fontSize: `${TEXT_SIZE}px` },
    themeCSS: themeCss(type),
    flowchart: {
      ...look,
      curve: 'rounded',
      padding: 12,
      minNodeWidth: 72,
      wrappingWidth: 190,
      subGraphTitleMargin: { top: 8, bottom: 4 },
    },
    state: { ...look, padding: 12, minNodeWidth: 72, wrappingWidth: 190 },
    er: { ...look, diagramPadding: 18, entityPadding: 14, minEntityWidth: 80 },
    class: { ...look, hideEmptyMembersBox: true },
    sequence: {
      ...look,
      actorMargin: 24,
      width: 112,
      height: 42,
      diagramMarginX: 8,
      diagramMarginY: 8,
      boxMargin: 8,
      boxTextMargin: 6,
      noteMargin: 10,
      messageMargin: 32,
      wrapPadding: 6,
      labelBoxWidth: 40,
      mirrorActors: false,
      actorFontFamily: font,
      actorFontWeight: 500,
      messageFontFamily: font,
      noteFontFamily: font,
    },
    gantt: {
      useWidth: 680,
      barHeight: 24,
      barGap: 6,
      topPadding: 50,
      leftPadding: 110,
      rightPadding: 16,
      fontSize: SMALL_SIZE,
      sectionFontSize: SMALL_SIZE,
      axisFormat: '%d.%m',
    },
    timeline: { textPlacement: 'tspan', leftMargin: 8, taskFontFamily: font },
    mindmap: { padding: 10, maxNodeWidth: 170 },
    secure: SECURE,
  };
}

/** Every key that a directive inside a diagram could set; all of them belong to the site. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'theme',
  'themeVariables',
  'themeCSS',
  'look',
  'layout',
  'elk',
  'darkMode',
  'htmlLabels',
  'fontFamily',
  'altFontFamily',
  'fontSize',
  'wrap',
  'markdownAutoWrap',
  'handDrawnSeed',
  'deterministicIds',
  'deterministicIDSeed',
  'arrowMarkerAbsolute',
  'dompurifyConfig',
  'legacyMathML',
  'forceLegacyMathML',
  'logLevel',
  'flowchart',
  'sequence',
  'state',
  'er',
  'class',
  'gantt',
  'timeline',
  'mindmap',
];
