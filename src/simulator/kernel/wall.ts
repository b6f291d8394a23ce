/** The date as the machine has it, which somebody may set: for what others compare with their own clocks. */
export const wallClock = (): number => Date.now()

/** How much real time passes, whatever becomes of the machine's date: simulated time is built on it. */
export const steadyClock = (): number => performance.now()
