import {withNameMeant} from './advice.js'
import {type FailureKind, toFailure} from './failure.js'

/** What became of one of many. `unknown`: it was sent, and no answer came. `left`: nothing was sent. */
export type DeedResult = 'done' | 'unchanged' | 'failed' | 'unknown' | 'left'

export interface Deed {
  subcloud: string
  result: DeedResult
  reason: string | null
}

/** Where it is written down what is sent, before it is sent, and what came of it. */
export interface Memory {
  intend(target: string): Promise<void>
  settle(target: string, outcome: 'done' | 'unchanged' | 'failed', reason?: string): Promise<void>
}

export interface Deeds {
  targets: readonly string[]
  /** Does it to one; says whether that changed anything. `intend` is called before anything is sent. */
  act(target: string, intend: () => Promise<void>): Promise<boolean>
  memory: Memory
  /** How many are under way at a time. */
  parallel: number
  /** Begin with one at a time, one more with each that succeeds. */
  ramp: boolean
  /** So many may fail; after one more nothing new is begun. */
  mayFail: number
  signal: AbortSignal
  progress(text: string): void
}

/** Nobody signs in for the others, either; a line that makes no sense makes none for them; who broke off did so for all. */
export const endsAll = (kind: FailureKind, {sent}: {sent: boolean}): boolean =>
  kind === 'auth' || kind === 'interrupted' || (kind === 'usage' && !sent)

/** Does the same to many, each once; `stopped` says why some were left, where it was not for their failures. */
export async function doDeeds({
  targets,
  act,
  memory,
  signal,
  ...how
}: Deeds): Promise<{deeds: Deed[]; stopped: unknown}> {
  const deeds = new Map<string, Deed>(targets.map((subcloud) => [subcloud, {subcloud, result: 'left', reason: null}]))
  let stopped: unknown
  let [failed, succeeded, over] = [0, 0, 0]
  const say = () => {
    how.progress(`${over} of ${targets.length} subclouds${failed > 0 ? `, ${failed} failed` : ''}`)
  }
  const ends = () => stopped !== undefined || signal.aborted || failed > how.mayFail

  async function tryOne(subcloud: string): Promise<Deed> {
    let sent = false
    const intend = async () => {
      if (sent) return
      try {
        await memory.intend(subcloud)
      } catch (error) {
        // What cannot be written down is not sent, of this one and of all others.
        stopped ??= error
        throw error
      }
      sent = true
    }
    try {
      const changed = await act(subcloud, intend)
      succeeded += 1
      return {subcloud, result: changed ? 'done' : 'unchanged', reason: null}
    } catch (error) {
      const {kind, message, serverError, facts} = toFailure(error)
      const isLast = endsAll(kind, {sent})
      if (isLast) stopped ??= error
      if (kind === 'interrupted' || ((isLast || stopped === error) && !sent)) {
        return {subcloud, result: sent ? 'unknown' : 'left', reason: null}
      }
      if (kind === 'pending') return {subcloud, result: 'unknown', reason: message}
      failed += 1
      // It may have arrived all the same.
      if (sent && facts['url'] !== undefined && facts['status'] === undefined) {
        return {subcloud, result: 'unknown', reason: message}
      }
      // Where it was sent is the same for all of them.
      const [reason = ''] = (serverError?.reason ?? serverError?.title ?? message).trim().split('\n')
      return {subcloud, result: 'failed', reason: withNameMeant(reason, error)}
    }
  }

  const left = [...targets]
  const running = new Set<Promise<void>>()
  const most = () => (how.ramp ? Math.min(how.parallel, 1 + succeeded) : how.parallel)
  say()
  while (left.length > 0 && !ends()) {
    while (running.size < most() && left.length > 0) {
      const subcloud = left.shift() as string
      const one: Promise<void> = tryOne(subcloud)
        .then(async (deed) => {
          deeds.set(subcloud, deed)
          if (deed.result !== 'left' && deed.result !== 'unknown') {
            await memory.settle(subcloud, deed.result, deed.reason ?? undefined)
          }
        })
        .catch((error: unknown) => {
          // What became of it is not written down: nothing more is begun.
          stopped ??= error
        })
        .finally(() => {
          running.delete(one)
          over += 1
          say()
        })
      running.add(one)
    }
    await Promise.race(running)
  }
  await Promise.all(running)
  return {deeds: [...deeds.values()], stopped}
}
