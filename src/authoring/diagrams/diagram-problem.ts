/** What is wrong with the source of a diagram, and where. */
export interface DiagramProblem {
  /** Line of the body of the fence, from 1. */
  line: number;
  found: string;
  remedy: string;
}
