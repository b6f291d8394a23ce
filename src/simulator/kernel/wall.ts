/** Real time, for the one clock that is built on it. */
export const wallClock = (): number => Date.now()
