/** Carries the control token, which is in a file that only the simulator's owner can read. */
export const tokenHeader = 'x-sim-token'
