/** How deep a question goes: whom an interviewer would ask it. */
export const LEVELS = ['junior', 'middle', 'senior'] as const;

export type Level = (typeof LEVELS)[number];
