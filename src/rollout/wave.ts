import {inOneLine} from '../causes/subcloud-error.js'
import {brief} from '../causes/words.js'
import {nextPause} from '../cli/time.js'
import {type StrategyStep, type StrategyType, strategies} from '../client/dcmanager/strategy.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import {ClientError} from '../client/error.js'
import {exceeds} from '../planning/rollout/budget.js'
import {StageError} from './error.js'
import {gather, type Homes, sendHome} from './group.js'
import type {WaveMemory} from './memory.js'
import {atATime, type Scope, scopeIn, selectionOf} from './scope.js'
import type {Clock, Stage} from './stage.js'
import {type Found, findStrategy, hasEnded, isAborted, isOf, isOver} from './strategy.js'

/** How many have failed since the rollout was begun or taken up again, and whether a canary did. */
export interface Tally {
  failed: number
  canaryFailed: boolean
}

/** `others`: somebody else aborted or deleted its strategy. */
export type StopCause = 'failures' | 'timeout' | 'interrupt' | 'others'

/** How a wave ended: it is over, it was stopped and why, or its strategy is left to itself. */
export type WaveEnd =
  | {readonly kind: 'over'}
  | {readonly kind: 'stopped'; readonly cause: StopCause; readonly why: string}
  | {readonly kind: 'left'; readonly cause: 'timeout' | 'interrupt'}

/** What must not be left by half is not broken off. */
const never = () => new AbortController().signal

/** What is a matter of moments is looked after this often. */
const SOON_MS = 1000

/** From nothing to the end of its strategy, which is gone by then, as is the group that was made for it. */
export async function conductWave(stage: Stage, wave: WaveMemory, tally: Tally): Promise<WaveEnd> {
  const {number, canary, prepares, sites} = wave
  await refuseForeign(stage)
  const scope = scopeIn(await fleetFor(stage, wave), stage, wave)
  await stage.memory.write({type: 'wave', wave: number, canary, prepares, sites: [...sites]})
  await createFor(stage, wave, {scope, tally})
  if (wave.created?.sites.length === 0) return close(stage, wave)
  return apply(stage, wave, tally)
}

/** There is one strategy at a time in the whole cloud; of one that is going nothing will be left. */
async function refuseForeign({api, clock}: Pick<Undoing, 'api' | 'clock'>): Promise<void> {
  const found = await findStrategy(api)
  if (!found) return
  const {type, state} = found.strategy
  if (state === 'deleting') {
    await clock.pause(SOON_MS, never())
    return refuseForeign({api, clock})
  }
  throw new StageError(
    'foreign-strategy',
    `there is a ${type} strategy already, and it is none of this rollout's: ${state}`,
  )
}

/** Of a single site nobody needs to know in which group it is. */
const fleetFor = async ({api}: Stage, {sites}: WaveMemory) =>
  sites.length === 1 ? [] : subclouds(api).list({secondary: true})

/** The server takes down who is in a strategy when it is made: from then on nobody needs the group. */
async function createFor(stage: Stage, wave: WaveMemory, {scope, tally}: {scope: Scope; tally: Tally}): Promise<void> {
  const {api, memory, order} = stage
  try {
    if (scope.by === 'group') await gatherFor(stage, wave, scope)
    await memory.write({type: 'create', wave: wave.number})
    wave.createSent = true
    const stopOnFailure = mayNotFail(stage, wave, tally)
    const strategy = await strategies(api).create(order.type, {...selectionOf(scope), stopOnFailure}, order.extra)
    const steps = await strategies(api).steps()
    const taken = new Set(steps.map(({cloud}) => cloud))
    const meant = new Set(wave.sites)
    const strangers = [...taken].filter((site) => !meant.has(site))
    wave.created = {strategy: strategy.id ?? null, sites: [...taken]}
    await memory.write({
      type: 'created',
      wave: wave.number,
      strategy: wave.created.strategy,
      sites: [...wave.created.sites],
    })
    if (strangers.length > 0) {
      await takeBack(stage, wave)
      throw new StageError(
        'strangers',
        `the strategy took in ${strangers.length} that were not meant, first ${strangers[0]}: it was deleted, and nothing was done`,
      )
    }
    const out = wave.sites.filter((site) => !taken.has(site))
    await Promise.all(out.map((site) => memory.leave(site, 'the strategy left it out')))
  } catch (error) {
    // What cannot be undone now is undone when the rollout is taken up again: the ledger has it.
    await home(stage, wave).catch(() => undefined)
    throw error
  }
  await home(stage, wave)
}

/** Where no more may fail the orchestrator is told so: it stops also when nobody looks on. */
export function mayNotFail(
  {limits: {budget}}: Pick<Stage, 'limits'>,
  {canary}: Pick<WaveMemory, 'canary'>,
  {failed}: Pick<Tally, 'failed'>,
): boolean {
  return (canary && budget.onFailure === 'stop') || budget.allowed - failed <= 0
}

async function gatherFor(stage: Stage, wave: WaveMemory, {group, homes}: Homes): Promise<void> {
  const {api, memory, order} = stage
  await memory.write({type: 'gather', wave: wave.number, group, homes})
  wave.gathered = {group, homes}
  stage.tell({kind: 'moves', text: `${wave.sites.length} sites go into the group of this wave`})
  const kept = await gather(api, wave.gathered, atATime(order))
  for (const [site, why] of kept) await memory.leave(site, why)
}

/** Puts every site back and takes the group away, as often as it is asked to. */
async function home(stage: Pick<Stage, 'api' | 'memory' | 'tell'>, wave: WaveMemory): Promise<void> {
  if (!wave.gathered || wave.isHome) return
  stage.tell({kind: 'moves', text: 'each site goes back into its own group'})
  const {homeless, strangers} = await sendHome(stage.api, wave.gathered)
  if (homeless.length > 0) {
    const text = `their own group is gone, they are in the default group: ${homeless.join(', ')}`
    stage.tell({kind: 'remark', text})
  }
  if (strangers.length > 0) {
    const text = `group ${wave.gathered.group} stays: somebody put others into it: ${strangers.join(', ')}`
    stage.tell({kind: 'remark', text})
  }
  await stage.memory.write({type: 'home', wave: wave.number})
  wave.isHome = true
}

async function apply(stage: Stage, wave: WaveMemory, tally: Tally): Promise<WaveEnd> {
  const {memory, api} = stage
  if (!wave.prepares) await Promise.all((wave.created?.sites ?? []).map((site) => memory.intend(site)))
  await memory.write({type: 'apply', wave: wave.number})
  wave.applySent = stage.clock.date()
  try {
    await strategies(api).apply(stage.order.type)
  } catch (error) {
    // What was refused is taken away again; of what was not answered nobody knows.
    if (error instanceof ClientError && error.status !== undefined) await takeBack(stage, wave)
    throw error
  }
  return watch(stage, wave, {tally, settled: new Set()})
}

/** Follows a strategy that was applied, and takes it away when it has ended. */
async function watch(
  stage: Stage,
  wave: WaveMemory,
  {tally, settled}: {tally: Tally; settled: Set<string>},
): Promise<WaveEnd> {
  const {limits, clock, signal} = stage
  let end: WaveEnd = {kind: 'over'}
  let abortedAt: number | undefined
  for (let pause = nextPause(); ; pause = nextPause(pause)) {
    const found = await findStrategy(stage.api)
    if (!found || !isOf(wave, stage.order.type, found)) return vanished(stage, wave, {settled, end})
    await settleEnded(stage, wave, {steps: found.steps, settled, tally})
    if (wave.abortSent === undefined && end.kind === 'over' && isAborted(found)) {
      abortedAt = clock.date()
      end = {kind: 'stopped', cause: 'others', why: 'somebody else aborted the strategy of this wave'}
      stage.tell({kind: 'remark', text: `${end.why}: what is in work comes to its end`})
    }
    if (hasEnded(found)) {
      const why = end.kind === 'stopped' ? end.why : 'the strategy ended before it was its turn'
      await leaveOthers(stage, wave, {steps: found.steps, settled, why})
      await remove({...stage, type: stage.order.type}, wave)
      const late = exceeds(limits.budget, tally)
      if (end.kind === 'over' && late !== undefined) end = {kind: 'stopped', cause: 'failures', why: late}
      return close(stage, wave, end)
    }
    const now = clock.date()
    const isLate = now - (wave.applySent ?? now) >= limits.waveMs
    // An abort lets what is in work come to its end. What does not is left to itself.
    if (abortedAt !== undefined && now - abortedAt >= limits.waveMs) return {kind: 'left', cause: 'timeout'}
    if (abortedAt === undefined) {
      const why = exceeds(limits.budget, tally)
      const stopped = await reasonToStop(stage, {why, isLate})
      if (stopped === 'leave') return {kind: 'left', cause: 'interrupt'}
      if (stopped) {
        abortedAt = now
        end = stopped
        await abort(stage, wave, found, stopped.why)
      }
    }
    await clock.pause(pause, abortedAt === undefined ? signal : never()).catch(onlyIf(signal))
  }
}

const onlyIf = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error
}

type Stopped = Extract<WaveEnd, {kind: 'stopped'}>

async function reasonToStop(
  stage: Stage,
  {why, isLate}: {why: string | undefined; isLate: boolean},
): Promise<Stopped | 'leave' | undefined> {
  if (why !== undefined) return {kind: 'stopped', cause: 'failures', why}
  if (stage.signal.aborted) {
    if ((await stage.askOnInterrupt()) === 'leave') return 'leave'
    return {kind: 'stopped', cause: 'interrupt', why: 'it was aborted'}
  }
  return isLate ? {kind: 'stopped', cause: 'timeout', why: 'the wave took too long'} : undefined
}

/** The orchestrator's own: sites that wait are not begun, and those in work come to their end. */
async function abort({memory, api, order}: Stage, wave: WaveMemory, {strategy}: Found, why: string): Promise<void> {
  await memory.write({type: 'abort', wave: wave.number, why})
  wave.abortSent = why
  // One that has stopped by itself, or is being aborted, takes none.
  if (strategy.state !== 'applying') return
  await strategies(api)
    .abort(order.type)
    .catch(async (error: unknown) => {
      // It may have come to its end while somebody thought about it.
      const now = await findStrategy(api)
      if (now?.strategy.state === 'applying') throw error
    })
}

interface Ending {
  readonly steps: readonly StrategyStep[]
  readonly settled: Set<string>
}

async function settleEnded(
  stage: Stage,
  wave: WaveMemory,
  {steps, settled, tally}: Ending & {tally: Tally},
): Promise<void> {
  // What is written together is synced together.
  const written: Promise<void>[] = []
  for (const step of steps) {
    const {cloud: site, state, details} = step
    if (settled.has(site) || (state !== 'complete' && state !== 'failed')) continue
    settled.add(site)
    if (state === 'failed' && !wave.prepares) {
      tally.failed += 1
      if (wave.canary) tally.canaryFailed = true
    }
    const reason = brief(inOneLine(details ?? ''), 480)
    if (wave.prepares) {
      if (state === 'failed') stage.tell({kind: 'remark', text: `${site} was not made ready: ${reason}`})
      continue
    }
    written.push(
      state === 'complete'
        ? stage.memory.settle(site, 'done')
        : stage.memory.settle(site, 'failed', reason || 'no reason given'),
    )
  }
  await Promise.all(written)
  stage.tell({kind: 'progress', sites: new Map(steps.map(({cloud, state}) => [cloud, state]))})
}

async function leaveOthers(
  {memory}: Stage,
  {prepares, created}: WaveMemory,
  {steps, settled, why}: Ending & {why: string},
): Promise<void> {
  if (prepares) return
  const stepOf = new Map(steps.map((step) => [step.cloud, step]))
  const others = (created?.sites ?? []).filter((site) => !settled.has(site))
  await Promise.all(
    others.map((site) => {
      const step = stepOf.get(site)
      // One whose subcloud was deleted meanwhile has no step any more.
      return memory.leave(site, step && (isOver(step) || step.state === 'initial') ? why : 'its step is gone')
    }),
  )
}

/**
 * Somebody else deleted the strategy: what each site has by now the server is asked. Of the others nobody knows how they came
 * out of it, and nothing follows before somebody has looked.
 */
async function vanished(
  stage: Stage,
  wave: WaveMemory,
  {settled, end}: {settled: ReadonlySet<string>; end: WaveEnd},
): Promise<WaveEnd> {
  const text = 'somebody else deleted the strategy of this wave'
  stage.tell({kind: 'remark', text})
  const open = (wave.created?.sites ?? []).filter((site) => !settled.has(site))
  if (wave.prepares || open.length === 0) return close(stage, wave, end)
  const {there} = await stage.judge(open)
  for (const site of open) if (there.has(site)) await stage.memory.settle(site, 'done')
  const unknown = open.filter((site) => !there.has(site))
  if (unknown.length === 0) return close(stage, wave, end)
  const why = `${text}, and what became of ${unknown.length} of its subclouds is not known`
  return close(stage, wave, {kind: 'stopped', cause: 'others', why})
}

/** Deletes the strategy, and waits until nothing of it is left: before that there cannot be another one. */
async function remove(
  {api, memory, clock, type}: Pick<Undoing, 'api' | 'memory' | 'clock'> & {readonly type: StrategyType},
  wave: WaveMemory,
): Promise<void> {
  if (!wave.deleteSent) {
    await memory.write({type: 'delete', wave: wave.number})
    wave.deleteSent = true
  }
  for (let pause = nextPause(); ; pause = nextPause(pause)) {
    const found = await findStrategy(api)
    if (!found || !isOf(wave, type, found)) return
    if (found.strategy.state !== 'deleting') await strategies(api).delete(type)
    await clock.pause(pause, never())
  }
}

async function close(stage: Stage, wave: WaveMemory, end: WaveEnd = {kind: 'over'}): Promise<WaveEnd> {
  await home(stage, wave)
  await stage.memory.write({type: 'over', wave: wave.number})
  wave.over = stage.clock.date()
  return end
}

/** A strategy that was never applied is taken away again, and its sites are as they were. */
async function takeBack(stage: Stage, wave: WaveMemory): Promise<void> {
  await remove({...stage, type: stage.order.type}, wave)
  if (!wave.prepares) {
    const taken = new Set(wave.created?.sites ?? wave.sites)
    const own = wave.sites.filter((site) => taken.has(site))
    await Promise.all(own.map((site) => stage.memory.leave(site, 'it was not begun')))
  }
  await close(stage, wave)
}

/**
 * A wave in the middle of which its rollout ended. What was never applied is undone, to be begun anew in its time; what was
 * is followed to its end. `settled`: of these it is known what became of them.
 */
export async function recover(
  stage: Stage,
  wave: WaveMemory,
  {tally, settled}: {tally: Tally; settled: ReadonlySet<string>},
): Promise<WaveEnd> {
  const found = await findStrategy(stage.api)
  const ours = found && isOf(wave, stage.order.type, found) ? found : undefined
  if (ours && !wave.created) {
    const {strategy, steps} = ours
    wave.created = {strategy: strategy.id ?? null, sites: steps.map(({cloud}) => cloud)}
    const {sites} = wave.created
    await stage.memory.write({type: 'created', wave: wave.number, strategy: wave.created.strategy, sites: [...sites]})
  }
  await home(stage, wave)
  const moves = ours !== undefined && ours.strategy.state !== 'initial' && ours.strategy.state !== 'deleting'
  if (wave.applySent !== undefined && moves) return watch(stage, wave, {tally, settled: new Set(settled)})
  if (wave.applySent === undefined || ours?.strategy.state === 'initial') {
    return takeBack(stage, wave).then(
      () => ({kind: 'over'}),
      async (error: unknown) => {
        // An answer that was given up may have been on its way: then it is being applied after all.
        const now = await findStrategy(stage.api)
        if (wave.applySent === undefined || !now || now.strategy.state !== 'applying') throw error
        return watch(stage, wave, {tally, settled: new Set(settled)})
      },
    )
  }
  if (!wave.deleteSent) return vanished(stage, wave, {settled: new Set(settled), end: {kind: 'over'}})
  await remove({...stage, type: stage.order.type}, wave)
  return close(stage, wave)
}

/** What of a rollout is needed to take its things away. */
export type Undoing = Pick<Stage, 'api' | 'memory' | 'tell'> & {
  readonly clock: Pick<Clock, 'pause'>
  readonly type: StrategyType | undefined
}

/** Its group, and its strategy where that does not move: for who will not take it up again. */
export async function undo(undoing: Undoing, wave: WaveMemory): Promise<void> {
  const found = await findStrategy(undoing.api)
  const {type} = undoing
  const ours = found && type && isOf(wave, type, found) ? found : undefined
  if (ours && ours.strategy.state !== 'initial' && ours.strategy.state !== 'deleting' && !hasEnded(ours)) {
    throw new StageError('moves', `the strategy of wave ${wave.number} is ${ours.strategy.state}`)
  }
  await home(undoing, wave)
  if (ours && type) await remove({...undoing, type}, wave)
}
