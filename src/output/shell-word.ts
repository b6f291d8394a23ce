/** In single quotes a shell takes every sign for itself, but for the quote. */
export const inQuotes = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** As a shell reads it: as it is where that is safe, in single quotes otherwise. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('=') ? word : inQuotes(word)
