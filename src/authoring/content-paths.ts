/** Where the content lives, from the root of the repository. */
export const CONTENT = 'content';

/** The roadmap document, from the root of the repository. */
export const ROADMAP_FILE = `${CONTENT}/roadmap.md`;

/** Folder of the supplements, under {@link CONTENT}. */
export const RING = 'ring';
