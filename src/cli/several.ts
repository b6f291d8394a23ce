import {CommandFailure, toFailure} from './failure.js'

/** What became of one of several targets. */
export interface Tiding {
  target: string
  done: boolean
  changed: boolean
  message: string
}

/** Does the same to every target, whatever becomes of the others; `failure` names those that failed, each with its reason. */
export async function tryEach(
  targets: readonly string[],
  deed: (target: string) => Promise<string>,
  {tell, changes}: {tell: (message: string) => Promise<void>; changes: () => number},
): Promise<{tidings: Tiding[]; failure?: unknown}> {
  const tidings: Tiding[] = []
  const errors: unknown[] = []
  for (const target of targets) {
    const before = changes()
    try {
      const message = await deed(target)
      tidings.push({target, done: true, changed: changes() > before, message})
      await tell(message)
    } catch (error) {
      const {kind, message} = toFailure(error)
      // Of a rehearsal: this one has told all that it can, and the others have not.
      if (kind === 'changes') continue
      if (kind === 'interrupted' || kind === 'auth') throw error
      tidings.push({target, done: false, changed: changes() > before, message})
      errors.push(error)
    }
  }
  if (targets.length === 1 || errors.length === 0) return {tidings, failure: errors[0]}
  const reasons = tidings.filter(({done}) => !done).map(({target, message}) => `${target}: ${message}`)
  const kinds = new Set(errors.map((error) => toFailure(error).kind))
  const [kind = 'failed'] = kinds
  const all = kinds.size === 1 ? kind : 'failed'
  return {tidings, failure: new CommandFailure(errors.length < targets.length ? 'partial' : all, reasons.join('; '))}
}
