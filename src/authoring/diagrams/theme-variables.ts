import { placeholder, SERIES, seriesToken, TOKENS } from './tokens.ts';
import type { Token } from './tokens.ts';

/** mermaid's theme variables, each colour the placeholder of a token. */
export function themeVariables(): Record<string, string | boolean> {
  const variables: Record<string, string | boolean> = {
    useGradient: false,
    dropShadow: 'none',
    git0: placeholder('accent-soft'),
    gitBranchLabel0: placeholder('text'),
  };
  for (const token of TOKENS) {
    for (const name of VARIABLES[token] ?? []) variables[name] = placeholder(token);
  }
  for (let step = 0; step < SCALE_STEPS; step += 1) {
    const fill = placeholder(seriesToken(step % SERIES, 'fill'));
    const line = placeholder(seriesToken(step % SERIES, 'line'));
    variables[`cScale${step}`] = fill;
    variables[`cScaleInv${step}`] = line;
    variables[`cScalePeer${step}`] = line;
    variables[`cScaleLabel${step}`] = placeholder('text');
    variables[`fillType${step}`] = fill;
  }
  return variables;
}

/** mermaid's names for colours, by the token that each of them is. */
const VARIABLES: Partial<Record<Token, readonly string[]>> = {
  bg: [
    'background',
    'edgeLabelBackground',
    'labelBackgroundColor',
    'compositeBackground',
    'altSectionBkgColor',
    'sequenceNumberColor',
  ],
  text: [
    'primaryTextColor',
    'secondaryTextColor',
    'tertiaryTextColor',
    'textColor',
    'titleColor',
    'nodeTextColor',
    'noteTextColor',
    'actorTextColor',
    'signalTextColor',
    'labelTextColor',
    'loopTextColor',
    'taskTextColor',
    'taskTextOutsideColor',
    'taskTextLightColor',
    'taskTextDarkColor',
    'taskTextClickableColor',
    'transitionLabelColor',
    'stateLabelColor',
    'scaleLabelColor',
    'classText',
    'relationLabelColor',
    'errorTextColor',
  ],
  line: [
    'lineColor',
    'arrowheadColor',
    'defaultLinkColor',
    'signalColor',
    'transitionColor',
    'specialStateColor',
    'relationColor',
    'activationBorderColor',
    'innerEndBackground',
  ],
  node: [
    'primaryColor',
    'mainBkg',
    'nodeBkg',
    'actorBkg',
    'stateBkg',
    'activationBkgColor',
    'taskBkgColor',
    'rowOdd',
    'attributeBackgroundColorOdd',
    'labelBoxBkgColor',
  ],
  'node-border': [
    'primaryBorderColor',
    'secondaryBorderColor',
    'nodeBorder',
    'actorBorder',
    'taskBorderColor',
    'border2',
  ],
  group: [
    'secondaryColor',
    'tertiaryColor',
    'clusterBkg',
    'rectBkgColor',
    'sectionBkgColor',
    'sectionBkgColor2',
    'excludeBkgColor',
    'altBackground',
    'compositeTitleBackground',
    'rowEven',
    'attributeBackgroundColorEven',
  ],
  'group-border': [
    'tertiaryBorderColor',
    'clusterBorder',
    'compositeBorder',
    'flowContainerStroke',
    'labelBoxBorderColor',
    'gridColor',
    'actorLineColor',
  ],
  note: ['noteBkgColor'],
  'note-border': ['noteBorderColor'],
  accent: ['activeTaskBorderColor'],
  'accent-soft': ['activeTaskBkgColor'],
  ok: ['doneTaskBorderColor'],
  'ok-soft': ['doneTaskBkgColor'],
  danger: ['critBorderColor', 'todayLineColor', 'vertLineColor', 'errorBkgColor'],
  'danger-soft': ['critBkgColor'],
};

/** mermaid's scales have twelve steps. */
const SCALE_STEPS = 12;
