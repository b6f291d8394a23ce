/** What the last number that a collection gave is kept under. */
export const lastIdName = (scope: string, collection: string): string => `id\n${scope}\n${collection}`
