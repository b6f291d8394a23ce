/** The last words of states in which something has ended otherwise than it should, whatever service they are of. */
const words = ['failed', 'failure', 'aborted', 'timeout', 'timed-out']
const state = new RegExp(`(^|[-_])(${words.join('|')})$`)
/** Maintenance writes sentences, as in `Reboot Failed - no power` or `Swact: Failed`. */
const sentence = /fail|time-?out|timed out/i

export const endsBadly = (value: unknown): value is string => typeof value === 'string' && state.test(value)

/** Of what maintenance says about a host. */
export const tellsOfFailure = (task: unknown): task is string => typeof task === 'string' && sentence.test(task)
