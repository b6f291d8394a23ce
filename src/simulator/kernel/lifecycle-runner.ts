import {type AnyLifecycle, type Given, type Lifecycle, trackName} from './lifecycle.js'
import {Run, type Stage, timerKind, type Waiting} from './lifecycle-run.js'

/** Runs lifecycles on top of the scheduler. */
export class LifecycleRunner<Sim extends Stage> {
  readonly #known = new Map<string, Lifecycle<Sim, object, unknown>>()

  constructor(private readonly sim: Sim) {
    sim.scheduler.on(timerKind, (timer) => this.#wake(timer.scope, timer.data as Waiting<unknown>))
  }

  register(...lifecycles: readonly AnyLifecycle[]): void {
    for (const one of lifecycles as readonly Lifecycle<Sim, object, unknown>[]) {
      if (this.#known.has(one.name)) throw new Error(`lifecycle ${one.name} is registered already`)
      const phases = new Set<string>()
      for (const step of one.steps) {
        if (phases.has(step.phase)) throw new Error(`lifecycle ${one.name} has two steps called ${step.phase}`)
        phases.add(step.phase)
        if (one.options.host === undefined) this.sim.faults.declareHostless(`${one.name}.${step.phase}`)
        else this.sim.faults.declare(`${one.name}.${step.phase}`)
        if (typeof step.after === 'string') this.sim.timing.ms(step.after)
      }
      this.#known.set(one.name, one)
    }
  }

  start<Doc extends object, Input>(
    chosen: Lifecycle<Sim, Doc, Input>,
    region: string,
    key: string | number,
    ...[input]: Given<Input>
  ): void {
    if (!this.#known.has(chosen.name)) throw new Error(`lifecycle ${chosen.name} is not registered`)
    this.cancel(chosen, region, key)
    new Run(this.sim, chosen, region, String(key), input ?? ({} as Input)).begin()
  }

  /** Ends whatever runs in the lifecycle's track on this object. */
  cancel<Doc extends object, Input>(chosen: Lifecycle<Sim, Doc, Input>, region: string, key: string | number): boolean {
    return this.sim.scheduler.cancel(region, trackName(chosen, String(key)))
  }

  /** Ends it as a failure before its next step, if it still waits for that one; says whether it did. */
  fail<Doc extends object, Input>(
    chosen: Lifecycle<Sim, Doc, Input>,
    region: string,
    key: string | number,
    phase: string,
    reason: string,
  ): boolean {
    const timer = this.sim.scheduler.waiting(region, trackName(chosen, String(key)))
    const waiting = timer?.data as Waiting<Input> | undefined
    if (waiting?.lifecycle !== chosen.name || waiting.phase !== phase) return false
    this.cancel(chosen, region, key)
    new Run(this.sim, chosen, region, String(key), waiting.input).fail(phase, reason)
    return true
  }

  /** The lifecycle and the step it waits for, if any runs in this track on the object. */
  running<Doc extends object, Input>(
    chosen: Lifecycle<Sim, Doc, Input>,
    region: string,
    key: string | number,
  ): {lifecycle: string; phase: string; due: number} | undefined {
    const timer = this.sim.scheduler.waiting(region, trackName(chosen, String(key)))
    if (timer === undefined) return undefined
    const waiting = timer.data as Waiting<unknown>
    return {lifecycle: waiting.lifecycle, phase: waiting.phase, due: timer.due}
  }

  #wake(region: string, waiting: Waiting<unknown>): void {
    const found = this.#known.get(waiting.lifecycle)
    if (found === undefined) throw new Error(`no step ${waiting.phase} in lifecycle ${waiting.lifecycle}`)
    new Run(this.sim, found, region, waiting.key, waiting.input).resume(waiting.phase)
  }
}
