/** A span of time as a clock shows it: `12:05`, from an hour on `1:00:00`. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${hours > 0 ? `${String(hours)}:` : ''}${pad(minutes)}:${pad(seconds % 60)}`;
}
