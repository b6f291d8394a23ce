import {toFailure} from './failure.js'

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

/** Does the same to many. Each is tried once; who was not reached when it ended is named. */
export async function doDeeds({targets, act, memory, signal, ...how}: Deeds): Promise<Deed[]> {
  const deeds = new Map<string, Deed>(targets.map((subcloud) => [subcloud, {subcloud, result: 'left', reason: null}]))
  const count = (result: DeedResult) => [...deeds.values()].filter((deed) => deed.result === result).length
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
      await memory.intend(subcloud)
      sent = true
    }
    try {
      const changed = await act(subcloud, intend)
      succeeded += 1
      return {subcloud, result: changed ? 'done' : 'unchanged', reason: null}
    } catch (error) {
      const {kind, message, serverError} = toFailure(error)
      // Nobody signs in for the others, either; a line that makes no sense makes none for them; who broke off did so for all.
      if (kind === 'auth' || kind === 'interrupted' || (kind === 'usage' && !sent)) stopped ??= error
      if (kind === 'interrupted') return {subcloud, result: sent ? 'unknown' : 'left', reason: null}
      failed += 1
      // Where it was sent is the same for all of them.
      const [reason = ''] = (serverError?.reason ?? serverError?.title ?? message).trim().split('\n')
      return {subcloud, result: 'failed', reason}
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
          // What cannot be written down is not begun, and what was begun is not known.
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
  if (stopped !== undefined && count('done') + count('unchanged') + count('unknown') === 0) throw stopped
  return [...deeds.values()]
}
