import {exceeds} from '../planning/rollout/budget.js'
import {nextWave} from '../planning/rollout/schedule.js'
import type {Wave} from '../planning/rollout/waves.js'
import type {Run} from '../runs/run.js'
import {firstShut} from './gate.js'
import {type WaveMemory, wavesBegun} from './memory.js'
import type {Stage} from './stage.js'
import {conductWave, recover, type StopCause, type Tally, type WaveEnd} from './wave.js'

/** How a rollout ended, or why it goes no further for now. */
export type RolloutEnd =
  | {readonly kind: 'finished'}
  | {readonly kind: 'prepared'}
  | {readonly kind: 'stopped'; readonly cause: StopCause | 'gate'; readonly why: string}
  /** Somebody is to say whether it goes on. */
  | {readonly kind: 'held'; readonly why: string}
  /** The strategy of a wave goes on without it. */
  | {readonly kind: 'left'; readonly cause: 'timeout' | 'interrupt'; readonly why: string}

export interface Rolling {
  readonly stage: Stage
  /** As planned; of a run that is taken up again also what it did. */
  readonly waves: readonly Wave[]
  readonly before: Run | undefined
  /** What is done to make sites ready, in one wave before all others. */
  readonly preparing: {readonly stage: Stage; readonly sites: readonly string[]} | undefined
  /** It ends when they are ready. */
  readonly prepareOnly: boolean
}

/** Goes through the waves that are left, from wherever it was. */
export async function roll({stage, waves, before, preparing, prepareOnly}: Rolling): Promise<RolloutEnd> {
  const course = new Course(stage, before)
  const recovered = await course.finishLast(preparing?.stage)
  if (recovered.kind !== 'over') return endOf(recovered)
  await course.clearUp()
  const unready = preparing?.sites.filter((site) => !course.wasPrepared(site)) ?? []
  if (preparing && unready.length > 0) {
    const end = await course.prepare(preparing.stage, unready)
    if (end.kind !== 'over') return endOf(end)
  }
  if (prepareOnly) {
    await stage.memory.write({type: 'prepared'})
    return {kind: 'prepared'}
  }
  for (const [at, wave] of waves.entries()) {
    const sites = wave.sites.filter((site) => course.isLeft(site))
    if (sites.length === 0) continue
    const held = await course.hold(sites, waves.length - at)
    if (held) return held
    const able = await course.judged(sites)
    if (able.length === 0) continue
    const later = waves.slice(at + 1).flatMap((next) => next.sites.filter((site) => course.isLeft(site)))
    const end = await course.conduct({canary: wave.canary, sites: able}, later.length)
    if (end.kind !== 'over') return endOf(end)
  }
  return {kind: 'finished'}
}

function endOf(end: Exclude<WaveEnd, {kind: 'over'}>): RolloutEnd {
  if (end.kind === 'stopped') return end
  const why = end.cause === 'interrupt' ? 'broken off' : 'the wave took too long, and so does its abort'
  return {...end, why}
}

/** Where a rollout is on its way. */
class Course {
  readonly #settled: Set<string>
  readonly #begun: WaveMemory[]
  readonly #tally: Tally
  /** Of all waves, also those before it was taken up again. */
  readonly #counts = {done: 0, failed: 0}
  #lastOver: number | undefined
  /** Waves that were over since somebody began it or took it up again: only behind these it asks. */
  #overNow = 0

  readonly #stage: Stage

  constructor(stage: Stage, before: Run | undefined) {
    this.#stage = this.#noticing(stage)
    const rollout = before?.rollout
    this.#begun = rollout ? wavesBegun(rollout) : []
    const rows = before?.rows ?? []
    this.#settled = new Set(rows.filter(({state}) => state !== 'left').map(({target}) => target))
    this.#counts.failed = rows.filter(({state}) => state === 'failed').length
    this.#counts.done = rows.filter(({state}) => state === 'done' || state === 'unchanged').length
    const failed = rollout?.failed ?? []
    const canaries = new Set(this.#begun.flatMap(({canary, sites}) => (canary ? sites : [])))
    this.#tally = {failed: failed.length, canaryFailed: failed.some((site) => canaries.has(site))}
    this.#lastOver = this.#begun.filter(({prepares}) => !prepares).at(-1)?.over
    this.#unknown = new Set(rows.filter(({state}) => state === 'sent').map(({target}) => target))
    this.#known = new Set(
      rows
        .filter(({state}) => state === 'done' || state === 'failed' || state === 'unchanged')
        .map((row) => row.target),
    )
  }

  /** Of these it is known what became of them. */
  readonly #known: ReadonlySet<string>
  /** It was applied to these, and nobody saw how it ended. */
  readonly #unknown: Set<string>

  isLeft(site: string): boolean {
    return !this.#settled.has(site)
  }

  wasPrepared(site: string): boolean {
    return this.#begun.some(({prepares, over, sites}) => prepares && over !== undefined && sites.includes(site))
  }

  /** What is written of a site says whether there is still something to do for it. */
  #noticing(stage: Stage): Stage {
    const {memory} = stage
    return {
      ...stage,
      memory: {
        intend: (site) => memory.intend(site),
        write: (entry) => memory.write(entry),
        settle: (site, outcome, reason) => {
          this.#settled.add(site)
          this.#unknown.delete(site)
          this.#counts[outcome === 'failed' ? 'failed' : 'done'] += 1
          return memory.settle(site, outcome, reason)
        },
        leave: (site, reason) => {
          this.#settled.delete(site)
          this.#unknown.delete(site)
          return memory.leave(site, reason)
        },
      },
    }
  }

  /** The wave in whose middle it ended. */
  async finishLast(preparing: Stage | undefined): Promise<WaveEnd> {
    const last = this.#begun.at(-1)
    if (!last || last.over !== undefined) return {kind: 'over'}
    const stage = last.prepares && preparing ? preparing : this.#stage
    stage.tell({kind: 'goes-on', wave: last})
    const end = await recover(stage, last, {tally: this.#tally, settled: this.#known})
    this.#note(last)
    return end
  }

  /** No strategy is left that would say what became of a site: the server is asked, and what it lacks is done anew. */
  async clearUp(): Promise<void> {
    if (this.#unknown.size === 0) return
    const {judge, memory} = this.#stage
    const sites = [...this.#unknown]
    const {there, passedOver} = await judge(sites)
    for (const site of sites) {
      if (there.has(site)) await memory.settle(site, 'done')
      else await memory.leave(site, passedOver.get(site) ?? 'its strategy was deleted before it was seen to end')
    }
  }

  /** Nothing is begun before its time, nor where somebody or something says no. */
  async hold(sites: readonly string[], wavesLeft: number): Promise<RolloutEnd | undefined> {
    const {limits, signal, clock} = this.#stage
    const why = exceeds(limits.budget, this.#tally)
    if (why !== undefined) return {kind: 'stopped', cause: 'failures', why}
    // Nobody is asked, and nothing waited for, in vain.
    const shut = await this.#shut()
    if (shut) return shut
    let isOld = false
    if (limits.asks && this.#overNow > 0) {
      const answer = await this.#stage.askToGoOn({over: this.#overNow, next: wavesLeft})
      isOld = true
      if (answer !== 'yes') {
        const why = answer === 'nobody' ? 'there is no terminal to ask whether it goes on' : 'it waits for a word'
        return {kind: 'held', why}
      }
    }
    const takesMs = this.#stage.expected(sites)
    for (;;) {
      if (signal.aborted) return {kind: 'left', cause: 'interrupt', why: 'broken off'}
      const now = clock.date()
      const {at, waitsFor} = nextWave(limits.pace, {now, lastOver: this.#lastOver, takesMs})
      // What held before an answer or a wait may not hold any more.
      if (at <= now || waitsFor === undefined) return isOld ? this.#shut() : undefined
      isOld = true
      this.#stage.tell({kind: 'waits', until: at, waitsFor})
      await clock.approach(at, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error
      })
    }
  }

  /** What must hold at the sites that are done, and does not. */
  async #shut(): Promise<RolloutEnd | undefined> {
    const done = this.#begun.flatMap(({prepares, applySent, sites}) => (prepares || !applySent ? [] : sites))
    const why = done.length === 0 ? undefined : await firstShut(this.#stage, done)
    return why === undefined ? undefined : {kind: 'stopped', cause: 'gate', why}
  }

  /** Since the plan things may have changed: who is there already, and who takes no part any more. */
  async judged(sites: readonly string[]): Promise<readonly string[]> {
    const {memory} = this.#stage
    const {takesPart, there, passedOver} = await this.#stage.judge(sites)
    await Promise.all([...there].map(([site, why]) => memory.settle(site, 'unchanged', why)))
    await Promise.all([...passedOver].map(([site, why]) => memory.leave(site, why)))
    return takesPart
  }

  prepare(stage: Stage, sites: readonly string[]): Promise<WaveEnd> {
    return this.#conduct(stage, {canary: false, prepares: true, sites}, 0)
  }

  async conduct(wave: Wave, left: number): Promise<WaveEnd> {
    const end = await this.#conduct(this.#stage, {...wave, prepares: false}, left)
    this.#stage.tell({kind: 'over', ...this.#counts, untouched: left})
    return end
  }

  async #conduct(
    stage: Stage,
    planned: Pick<WaveMemory, 'canary' | 'prepares' | 'sites'>,
    left: number,
  ): Promise<WaveEnd> {
    const number = (this.#begun.at(-1)?.number ?? 0) + 1
    const {canary, prepares, sites} = planned
    stage.tell({kind: 'wave', number, canary, prepares, sites: sites.length, left})
    const wave: WaveMemory = {...planned, number, began: stage.clock.date()}
    this.#begun.push(wave)
    const end = await conductWave(stage, wave, this.#tally)
    this.#note(wave)
    // One that took too long counts as over, where that is no reason to stop.
    if (end.kind !== 'stopped' || end.cause !== 'timeout' || stage.limits.onTimeout === 'stop') return end
    return {kind: 'over'}
  }

  #note({prepares, over}: WaveMemory): void {
    if (over === undefined || prepares) return
    this.#lastOver = over
    this.#overNow += 1
  }
}
