import type {TimingProfile} from './kernel/timing.js'

/**
 * The default durations. Names are `<service or thing>.<operation>.<phase>`; an operator's file replaces single values
 * with measured ones.
 */
export const defaultTiming: TimingProfile = {}
