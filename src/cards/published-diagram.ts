/** A diagram of a page as data: what `cards/diagrams/*.json` carries. */
export interface PublishedDiagram {
  /** Of the figure; the ids within its drawing begin with it. */
  id: string;
  title: string;
  /** What the picture tells, for a reader who does not see it. */
  description: string;
  /** Its labels are the elements `<id>-title` and `<id>-text`, which whoever shows it brings. */
  svg: string;
}
