/** When something was sent, in the reader's own time. */
export function sentWords(sent: number): string {
  return new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(sent));
}
