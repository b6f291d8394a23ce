/** What is at a path now: its content, nothing, or no answer that would say. */
export type Found = {value: unknown} | 'absent' | 'unsaid'

/** Reads a path of a service. */
export type Look = (path: string) => Promise<Found>
