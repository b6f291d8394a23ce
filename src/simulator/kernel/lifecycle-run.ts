import type {EventBus} from './event-bus.js'
import type {Faults} from './fault.js'
import {type Lifecycle, type Moment, type Speaker, type Step, trackName} from './lifecycle.js'
import type {RandomStream} from './random.js'
import type {Scheduler} from './scheduler.js'
import type {Scope} from './store.js'
import type {Timing} from './timing.js'
import type {KernelEvents} from './vocabulary.js'

/** What a lifecycle needs of the simulation that it runs in. */
export interface Stage extends Speaker {
  readonly scheduler: Scheduler
  readonly faults: Faults
  readonly timing: Timing
  readonly events: EventBus<KernelEvents>
  now(): number
  in(region: string): Scope
  random(region: string, purpose: string): RandomStream
}

/** A run that waits for its next step, as its timer keeps it. */
export interface Waiting<Input> {
  readonly lifecycle: string
  readonly phase: string
  readonly key: string
  readonly input: Input
}

type Verdict = {kind: 'next'} | {kind: 'goto'; phase: string} | {kind: 'end'} | {kind: 'failed'; reason: string}

export const timerKind = 'lifecycle'
/** A cycle of steps without delay would never end; no honest lifecycle has so many at one moment. */
const stepsAtOnce = 1000

/** One object on its way through a lifecycle. */
export class Run<Sim extends Stage, Doc extends object, Input> {
  constructor(
    private readonly sim: Sim,
    private readonly lifecycle: Lifecycle<Sim, Doc, Input>,
    private readonly region: string,
    private readonly key: string,
    private readonly input: Input,
  ) {}

  begin(): void {
    this.#goOn(0, false)
  }

  /** The step that it waited for is due. */
  resume(phase: string): void {
    this.#goOn(this.#indexOf(phase), true)
  }

  /** Takes the steps that follow at once, and sets a timer for the first that does not. */
  #goOn(index: number, due: boolean): void {
    let at = index
    let waited = due
    for (let taken = 0; taken < stepsAtOnce; taken += 1) {
      const step = this.lifecycle.steps[at]
      const doc = this.#doc
      if (step === undefined || doc === undefined) return
      if (!waited && step.after !== undefined) {
        this.#wait(step, doc)
        return
      }
      waited = false
      const verdict = this.#take(step, doc)
      if (verdict.kind === 'end' || verdict.kind === 'failed') return
      at = verdict.kind === 'goto' ? this.#indexOf(verdict.phase) : at + 1
    }
    throw new Error(`lifecycle ${this.lifecycle.name} does not come to rest`)
  }

  #wait(step: Step<Sim, Doc, Input>, doc: Doc): void {
    const {lifecycle, region, key, input} = this
    const data: Waiting<Input> = {lifecycle: lifecycle.name, phase: step.phase, key, input}
    this.sim.scheduler.schedule({
      after: this.#delay(step, doc),
      kind: timerKind,
      scope: region,
      key: trackName(lifecycle, key),
      data,
      background: lifecycle.options.background === true,
    })
  }

  #delay({after}: Step<Sim, Doc, Input>, doc: Doc) {
    if (typeof after === 'string') {
      return this.sim.timing.ms(after, this.sim.random(this.region, `timing.${this.lifecycle.name}`))
    }
    return typeof after === 'function' ? after(doc, this.#moment()) : (after ?? 0)
  }

  #take(step: Step<Sim, Doc, Input>, doc: Doc): Verdict {
    const {lifecycle, region, key} = this
    const moment = this.#moment()
    if (step.when?.(doc, moment) === false) return {kind: 'next'}
    const fault = this.sim.faults.state(`${lifecycle.name}.${step.phase}`, {
      region,
      host: lifecycle.options.host?.(doc),
    })
    if (fault !== undefined) moment.fail(fault)
    else {
      const patch = step.do?.(doc, moment)
      // The step may have removed its own object.
      if (patch !== undefined && this.#table.has(key)) this.#table.update(key, patch)
    }
    if (moment.verdict.kind === 'failed') this.#fail(moment, step.phase, moment.verdict.reason)
    return moment.verdict
  }

  /** Ends as a failure before the step for which it waits. */
  fail(phase: string, reason: string): void {
    this.#fail(this.#moment(), phase, reason)
  }

  #fail(moment: Moment<Sim, Input>, phase: string, reason: string): void {
    const {lifecycle, region, key} = this
    const doc = this.#doc
    if (doc !== undefined && lifecycle.options.failed !== undefined) {
      this.#table.update(key, lifecycle.options.failed(doc, moment, reason))
    }
    this.sim.events.emit('lifecycle.failed', {region, lifecycle: lifecycle.name, key, step: phase, reason})
  }

  get #table() {
    return this.sim.in(this.region).of(this.lifecycle.collection)
  }

  get #doc(): Doc | undefined {
    return this.#table.get(this.key)
  }

  #indexOf(phase: string): number {
    const index = this.lifecycle.steps.findIndex((step) => step.phase === phase)
    if (index < 0) throw new Error(`no step ${phase} in lifecycle ${this.lifecycle.name}`)
    return index
  }

  #moment(): Moment<Sim, Input> & {verdict: Verdict} {
    const {sim, region, input} = this
    const moment: Moment<Sim, Input> & {verdict: Verdict} = {
      sim,
      scope: sim.in(region),
      region,
      now: sim.now(),
      input,
      verdict: {kind: 'next'},
      random: (purpose) => sim.random(region, purpose),
      emit: sim.emit,
      goto: (phase) => {
        moment.verdict = {kind: 'goto', phase}
      },
      end: () => {
        moment.verdict = {kind: 'end'}
      },
      fail: (reason) => {
        moment.verdict = {kind: 'failed', reason}
      },
    }
    return moment
  }
}
