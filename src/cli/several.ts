import {withNameMeant} from './advice.js'
import {doDeeds} from './deeds.js'
import {CommandFailure, toFailure} from './failure.js'

/** What became of one of several targets. */
export interface Tiding {
  target: string
  done: boolean
  changed: boolean
  message: string
}

/** What is over when the command is over: nothing takes it up again. */
const forgetful = {intend: async () => undefined, settle: async () => undefined}

/**
 * Does the same to every target, one after the other, whatever becomes of the others; `failure` names those that failed, each
 * with its reason.
 */
export async function tryEach(
  targets: readonly string[],
  deed: (target: string) => Promise<string>,
  {tell, changes, signal}: {tell: (message: string) => Promise<void>; changes: () => number; signal: AbortSignal},
): Promise<{tidings: Tiding[]; failure?: unknown}> {
  const tidings: Tiding[] = []
  const errors: unknown[] = []
  const {stopped} = await doDeeds({
    targets,
    async act(target, intend) {
      // What is wrong with one may be right with the next.
      await intend()
      const before = changes()
      const changed = () => changes() > before
      try {
        const message = await deed(target)
        tidings.push({target, done: true, changed: changed(), message})
        await tell(message)
      } catch (error) {
        const {kind, message} = toFailure(error)
        // Of a rehearsal: this one has told all that it can, and the others have not.
        if (kind === 'changes') return true
        if (kind !== 'interrupted' && kind !== 'auth') {
          tidings.push({target, done: false, changed: changed(), message: withNameMeant(message, error)})
          errors.push(error)
        }
        throw error
      }
      return changed()
    },
    ...{memory: forgetful, parallel: 1, ramp: false, mayFail: Number.POSITIVE_INFINITY, signal},
    progress: () => undefined,
  })
  if (stopped !== undefined) {
    if (tidings.length === 0) throw stopped
    return {tidings, failure: stopped}
  }
  signal.throwIfAborted()
  if (targets.length === 1 || errors.length === 0) return {tidings, failure: errors[0]}
  const reasons = tidings.filter(({done}) => !done).map(({target, message}) => `${target}: ${message}`)
  const kinds = new Set(errors.map((error) => toFailure(error).kind))
  const [kind = 'failed'] = kinds
  const all = kinds.size === 1 ? kind : 'failed'
  return {tidings, failure: new CommandFailure(errors.length < targets.length ? 'partial' : all, reasons.join('; '))}
}
