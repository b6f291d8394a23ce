import type {EventVocabulary} from '../events.js'
import type {EventName} from './event-bus.js'
import type {AnyLifecycle, Lifecycle, Moment, Step} from './lifecycle.js'
import type {Simulation} from './simulation.js'

interface Waiting {
  readonly lifecycle: string
  readonly phase: string
  readonly key: string
  readonly input: Readonly<Record<string, unknown>>
}

type Verdict = {kind: 'next'} | {kind: 'goto'; phase: string} | {kind: 'end'} | {kind: 'failed'; reason: string}

const timerKind = 'lifecycle'
/** A cycle of steps without delay would never end; no honest lifecycle has so many at one moment. */
const stepsAtOnce = 1000

/** Runs lifecycles on top of the scheduler. */
export class LifecycleRunner {
  readonly #known = new Map<string, Lifecycle>()

  constructor(private readonly sim: Simulation) {
    sim.scheduler.on(timerKind, (timer) => this.#wake(timer.scope, timer.data as Waiting))
  }

  register(...lifecycles: readonly AnyLifecycle[]): void {
    for (const one of lifecycles as readonly Lifecycle[]) {
      if (this.#known.has(one.name)) throw new Error(`lifecycle ${one.name} is registered already`)
      const phases = new Set<string>()
      for (const step of one.steps) {
        if (phases.has(step.phase)) throw new Error(`lifecycle ${one.name} has two steps called ${step.phase}`)
        phases.add(step.phase)
        this.sim.faults.declare(`${one.name}.${step.phase}`)
        if (typeof step.after === 'string') this.sim.timing.ms(step.after)
      }
      this.#known.set(one.name, one)
    }
  }

  start<T extends object>(
    chosen: Lifecycle<T>,
    region: string,
    key: string | number,
    input: Readonly<Record<string, unknown>> = {},
  ): void {
    if (!this.#known.has(chosen.name)) throw new Error(`lifecycle ${chosen.name} is not registered`)
    this.cancel(chosen, region, key)
    this.#enter(chosen as unknown as Lifecycle, region, String(key), input, 0)
  }

  /** Ends whatever runs in the lifecycle's track on this object. */
  cancel<T extends object>(chosen: Lifecycle<T>, region: string, key: string | number): boolean {
    return this.sim.scheduler.cancel(region, trackName(chosen, String(key)))
  }

  /** Ends it as a failure before its next step, if it still waits for that one; says whether it did. */
  fail<T extends object>(
    chosen: Lifecycle<T>,
    region: string,
    key: string | number,
    phase: string,
    reason: string,
  ): boolean {
    const waiting = this.sim.scheduler.waiting(region, trackName(chosen, String(key)))?.data as Waiting | undefined
    const step = chosen.steps.find((one) => one.phase === phase)
    if (waiting === undefined || step === undefined) return false
    if (waiting.lifecycle !== chosen.name || waiting.phase !== phase) return false
    this.cancel(chosen, region, key)
    const moment = this.#moment(region, waiting.input, {kind: 'next'})
    this.#fail(chosen as unknown as Lifecycle, moment, String(key), step as unknown as Step<object>, reason)
    return true
  }

  /** The lifecycle and the step it waits for, if any runs in this track on the object. */
  running<T extends object>(
    chosen: Lifecycle<T>,
    region: string,
    key: string | number,
  ): {lifecycle: string; phase: string; due: number} | undefined {
    const timer = this.sim.scheduler.waiting(region, trackName(chosen, String(key)))
    if (timer === undefined) return undefined
    const waiting = timer.data as Waiting
    return {lifecycle: waiting.lifecycle, phase: waiting.phase, due: timer.due}
  }

  #wake(region: string, waiting: Waiting): void {
    const found = this.#known.get(waiting.lifecycle)
    const index = found?.steps.findIndex((step) => step.phase === waiting.phase) ?? -1
    if (found === undefined || index < 0) throw new Error(`no step ${waiting.phase} in lifecycle ${waiting.lifecycle}`)
    this.#enter(found, region, waiting.key, waiting.input, index, true)
  }

  /** From the step at `index` on: takes those that follow at once, and sets a timer for the first that does not. */
  #enter(
    running: Lifecycle,
    region: string,
    key: string,
    input: Readonly<Record<string, unknown>>,
    index: number,
    due = false,
  ): void {
    let at = index
    let waited = due
    for (let taken = 0; taken < stepsAtOnce; taken += 1) {
      const step = running.steps[at]
      const doc = this.sim.in(region).of(running.collection).get(key)
      if (step === undefined || doc === undefined) return
      if (!waited && step.after !== undefined) {
        this.#wait(running, region, key, input, step, doc)
        return
      }
      waited = false
      const verdict = this.#take(running, region, key, input, step, doc)
      if (verdict.kind === 'end' || verdict.kind === 'failed') return
      at = verdict.kind === 'goto' ? indexOf(running, verdict.phase) : at + 1
    }
    throw new Error(`lifecycle ${running.name} does not come to rest`)
  }

  #wait(
    running: Lifecycle,
    region: string,
    key: string,
    input: Readonly<Record<string, unknown>>,
    step: Step<object>,
    doc: object,
  ): void {
    const {after} = step
    const delay =
      typeof after === 'string'
        ? this.sim.timing.ms(after, this.sim.random(region, `timing.${running.name}`))
        : typeof after === 'function'
          ? after(doc, this.#moment(region, input, {kind: 'next'}))
          : (after ?? 0)
    const data: Waiting = {lifecycle: running.name, phase: step.phase, key, input}
    this.sim.scheduler.schedule({
      after: delay,
      kind: timerKind,
      scope: region,
      key: trackName(running, key),
      data,
      background: running.options.background === true,
    })
  }

  #take(
    running: Lifecycle,
    region: string,
    key: string,
    input: Readonly<Record<string, unknown>>,
    step: Step<object>,
    doc: object,
  ): Verdict {
    const moment = this.#moment(region, input, {kind: 'next'})
    if (step.when?.(doc, moment) === false) return {kind: 'next'}
    const table = this.sim.in(region).of(running.collection)
    const fault = this.sim.faults.state(`${running.name}.${step.phase}`, {region, host: running.options.host?.(doc)})
    if (fault !== undefined) moment.fail(fault)
    else {
      const patch = step.do?.(doc, moment)
      // The step may have removed its own object.
      if (patch !== undefined && table.has(key)) table.update(key, patch)
    }
    if (moment.verdict.kind === 'failed') this.#fail(running, moment, key, step, moment.verdict.reason)
    return moment.verdict
  }

  #fail(running: Lifecycle, moment: Moment, key: string, step: Step<object>, reason: string): void {
    const table = moment.scope.of(running.collection)
    const doc = table.get(key)
    if (doc !== undefined && running.options.failed !== undefined) {
      table.update(key, running.options.failed(doc, moment, reason))
    }
    moment.emit('lifecycle.failed', {region: moment.region, lifecycle: running.name, key, step: step.phase, reason})
  }

  #moment(region: string, input: Readonly<Record<string, unknown>>, verdict: Verdict): Moment & {verdict: Verdict} {
    const {sim} = this
    const moment = {
      sim,
      scope: sim.in(region),
      region,
      now: sim.now(),
      input,
      verdict,
      random: (purpose: string) => sim.random(region, purpose),
      emit: <N extends EventName>(name: N, data: EventVocabulary[N]) => sim.emit(name, data),
      goto: (phase: string) => {
        moment.verdict = {kind: 'goto', phase}
      },
      end: () => {
        moment.verdict = {kind: 'end'}
      },
      fail: (reason: string) => {
        moment.verdict = {kind: 'failed', reason}
      },
    }
    return moment
  }
}

const trackName = <T extends object>(one: Lifecycle<T>, key: string): string =>
  `lifecycle\n${one.collection.name}\n${one.options.track ?? 'main'}\n${key}`

function indexOf(running: Lifecycle, phase: string): number {
  const index = running.steps.findIndex((step) => step.phase === phase)
  if (index < 0) throw new Error(`no step ${phase} in lifecycle ${running.name}`)
  return index
}
