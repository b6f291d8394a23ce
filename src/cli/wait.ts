import type {Standing} from '../client/standing.js'
import type {RunContext} from './context.js'
import {deadlineOf, formatDuration} from './duration.js'
import {CommandFailure} from './failure.js'
import {FROZEN} from './outage.js'
import {type Stand, VANISHED} from './stand.js'
import {type Ended, unmetLines, type Waited, waitForSet} from './wait-set.js'

/** How one asynchronous operation is followed. */
export interface Settling<T> {
  /** What is waited for, as in `host controller-1`. */
  target: string
  read: () => Promise<T>
  /** Where it stands: `phase` for people; `done` or `failed` (with the server's reason) end the wait. */
  judge: (now: T) => Standing
  /** The command that shows how it goes on, for those who stop waiting. */
  watch: string
  /** The command that tells why it failed; the same where not given. */
  why?: string
  /** The words of the `wait` command that takes it up again, where there is one for it. */
  resume?: readonly string[] | undefined
}

/** How several of them are. */
export interface SettlingSet<T> {
  /** What they are, as in `subcloud` and `subclouds`. */
  targets: {one: string; many: string}
  read: () => Promise<ReadonlyMap<string, T>>
  judge: (now: T, name: string) => Standing
  watch: string
  resume: (unmet: readonly string[]) => readonly string[] | undefined
}

export interface How {
  deadline: string
  quiet: boolean
  context: RunContext
  /** What is typed where this run looks, of the words of a command. */
  typed: (words: readonly string[]) => string
}

const standOf = ({phase, done, failed}: Standing): Stand => ({
  met: done === true && failed === undefined,
  failed,
  state: phase,
})

/** Waits until the operation is done (its last state), has failed (exit 3) or the deadline has passed (124). */
export async function settle<T>(first: T, settling: Settling<T>, how: How): Promise<T> {
  const {target, judge, watch, why = watch, resume} = settling
  let now = first
  const ended = await waitForSet({
    ...setting(how),
    read: fresh(
      async () => {
        now = await settling.read()
      },
      () => new Map([[target, standOf(judge(now))]]),
    ),
    done: ({targets: [last], elapsed}) => `${target}: ${last?.state} after ${formatDuration(elapsed)}`,
  })
  if (ended.code === 124 || ended.code === 130) throw left(ended, '', {watch, resume}, how)
  const [last] = ended.targets
  if (ended.code !== 0) {
    throw new CommandFailure('target-failed', `${target} failed: ${last?.reason}`, `see: ${why}`)
  }
  return now
}

/** Waits until all are done or have failed; returns them as they stand then, and why those failed that did. */
export async function settleAll<T>(
  first: ReadonlyMap<string, T>,
  settling: SettlingSet<T>,
  how: How,
): Promise<{now: ReadonlyMap<string, T>; failed: ReadonlyMap<string, string>}> {
  const {targets, judge, watch} = settling
  let now = first
  const labels = new Map([...first.keys()].map((name) => [first.size === 1 ? `${targets.one} ${name}` : name, name]))
  const ended = await waitForSet({
    ...setting(how),
    read: fresh(
      async () => {
        now = await settling.read()
      },
      () =>
        new Map(
          [...labels].map(([label, name]): [string, Stand] => {
            const row = now.get(name)
            return [label, row === undefined ? VANISHED : standOf(judge(row, name))]
          }),
        ),
    ),
    keepGoing: true,
    done: ({targets: all, elapsed}) => {
      const [only] = all
      const what = only && all.length === 1 ? `${only.target}: ${only.state}` : `${all.length} ${targets.many} done`
      return `${what} after ${formatDuration(elapsed)}`
    },
  })
  const nameOf = ({target}: Waited) => labels.get(target) ?? target
  if (ended.code === 124 || ended.code === 130) {
    const unmet = ended.targets.filter(({met, failed}) => !met && !failed).map(nameOf)
    throw left(ended, targets.many, {watch, resume: settling.resume(unmet)}, how)
  }
  const failed = ended.targets.flatMap((one): [string, string][] =>
    one.reason === null ? [] : [[nameOf(one), one.reason]],
  )
  return {now, failed: new Map(failed)}
}

/** What the server answered to the order itself is the first look; from then on it is asked. */
function fresh(ask: () => Promise<void>, stands: () => ReadonlyMap<string, Stand>) {
  let begun = false
  return async () => {
    if (begun) await ask()
    begun = true
    return stands()
  }
}

/** Somebody is under way still: of several each is named, and how long it has stood where it stands. */
function left(ended: Ended, many: string, way: Pick<Settling<unknown>, 'watch' | 'resume'>, how: How): CommandFailure {
  const {code, targets, elapsed} = ended
  const [only] = targets
  const single = only && targets.length === 1 ? only : undefined
  const open = targets.filter(({met, failed}) => !met && !failed)
  if (!single) for (const line of unmetLines(ended)) how.context.io.stderr.write(`${line}\n`)
  const who = single?.target ?? `${open.length} of ${targets.length} ${many}`
  if (code === 130) return new CommandFailure('interrupted', `stopped waiting for ${who}`, onward(way, how, GOES_ON))
  const state = single ? `is still "${single.state}"` : 'are not done'
  const why = how.context.timeStandsStill ? FROZEN : GOES_ON
  return new CommandFailure('deadline', `${who} ${state} after ${formatDuration(elapsed)}`, onward(way, how, why))
}

const GOES_ON = 'it goes on without you'

const onward = ({watch, resume}: Pick<Settling<unknown>, 'watch' | 'resume'>, {typed}: How, why: string) =>
  resume ? `${why}, take it up again: ${typed(resume)}` : `${why}; see: ${watch}`

const setting = ({deadline, quiet, context}: How) => ({deadlineMs: deadlineOf(deadline), quiet, context})
