import type {Speed} from './clock.js'
import {type Database, privateScope} from './database.js'
import {Driver} from './driver.js'
import {type Duration, milliseconds} from './duration.js'
import {Errands} from './errand.js'
import {EventBus} from './event-bus.js'
import {Faults} from './fault.js'
import type {AnyLifecycle, Given, Lifecycle} from './lifecycle.js'
import {LifecycleRunner} from './lifecycle-runner.js'
import {reasonOf, SimulatorError, StorageError} from './problem.js'
import type {RandomStream} from './random.js'
import {Scheduler, type TimerHandler, type TimerRequest} from './scheduler.js'
import {State, type StateOptions} from './state.js'
import {type Scope, type Seeder, type Store, world} from './store.js'
import {Switchboard} from './switchboard.js'
import type {Timing} from './timing.js'
import type {KernelEvents, KernelSeams, Vocabulary} from './vocabulary.js'

export interface SimulationOptions<V extends Vocabulary> extends StateOptions<V['origin']> {
  readonly timing: Timing
  /** the date of the machine */
  readonly wall: () => number
}

/** All that a service sees of the simulator. */
export class Simulation<V extends Vocabulary> {
  readonly timing: Timing
  readonly scheduler: Scheduler
  readonly lifecycles: LifecycleRunner<Simulation<V>>
  readonly faults: Faults
  readonly driver: Driver
  readonly errands: Errands
  readonly events: EventBus<V['events']>
  readonly #switchboard = new Switchboard<V['seams']>()
  readonly #state: State<V['origin']>
  readonly #wall: () => number

  constructor(options: SimulationOptions<V>) {
    this.timing = options.timing
    this.#wall = options.wall
    this.#state = new State(options, () => this.driver.poke())
    const {clock, journal, store, vault} = this.#state
    const holding = () => this.errands.holding
    this.events = new EventBus(clock, journal, options.database, vault)
    this.scheduler = new Scheduler(
      clock,
      journal,
      vault,
      (timer, error) => this.#report(timer.scope, timer.kind, error),
      holding,
    )
    this.faults = new Faults(this.#state, this.#ownEvents)
    this.lifecycles = new LifecycleRunner<Simulation<V>>(this)
    this.driver = new Driver(
      clock,
      this.scheduler,
      () => store.trim(),
      (time) => this.#state.setClock((hands) => hands.jump(time)),
      {holding, released: () => this.errands.released()},
    )
    this.errands = new Errands(
      (work) => this.transact(work),
      () => this.driver.running,
      (error) => {
        // Without a disk nothing can be told either; whoever sent for it will ask again.
        if (error instanceof StorageError) return
        this.transact(() => this.#report(world, 'errand', error))
      },
      () => this.driver.poke(),
    )
  }

  // --- time

  /** Simulated time, milliseconds since 1970. Within one request or one timer it stands still. */
  now(): number {
    return this.#state.clock.now()
  }

  /** Real time. Only for what real programs compare with their own clock: the validity of tokens. */
  wallNow(): number {
    return this.#wall()
  }

  get speed(): Speed {
    return this.#state.clock.speed
  }

  setSpeed(speed: Speed): void {
    this.#state.setClock((clock) => {
      clock.speed = speed
    })
    this.driver.poke()
  }

  advance(duration: Duration): Promise<number> {
    return this.driver.advance(milliseconds(duration))
  }

  schedule(request: TimerRequest): void {
    this.scheduler.schedule(request)
  }

  cancel(scope: string, key: string): boolean {
    return this.scheduler.cancel(scope, key)
  }

  onTimer(kind: string, handler: TimerHandler): void {
    this.scheduler.on(kind, handler)
  }

  // --- state

  get origin(): V['origin'] {
    return this.#state.origin
  }

  get store(): Store {
    return this.#state.store
  }

  get database(): Database {
    return this.#state.database
  }

  /** The system of a region; an alias leads to the region it stands for. */
  in(region: string): Scope {
    return this.#state.in(this.aliases.get(region) ?? region)
  }

  /** What a region held, and what was still to happen there, is gone for good. */
  discard(region: string): void {
    this.scheduler.cancelAll(region)
    this.store.discard(region)
  }

  get world(): Scope {
    return this.#state.in(world)
  }

  /** What never leaves in a snapshot and outlives a reset or a loaded one: who is logged in. */
  get private(): Scope {
    return this.#state.in(privateScope)
  }

  get aliases(): ReadonlyMap<string, string> {
    const switchboard: Switchboard<KernelSeams> = this.#switchboard
    return switchboard.ask('aliases')
  }

  seed<F>(seeder: Seeder<F>): void {
    this.store.seeder(seeder)
  }

  /** Everything in `work` is committed to the file before this returns, or nothing happened. */
  transact<T>(work: () => T): T {
    return this.#state.transact(work)
  }

  /** A part of a transaction that may be refused by itself: what it did is taken back then, and the rest goes on. */
  attempt<T>(work: () => T): T {
    return this.#state.attempt(work)
  }

  /** Done once more should the transaction under way be taken back: what was used up by then stays used up. */
  lasting(again: () => void): void {
    this.#state.lasting(again)
  }

  /** A chance stream of its own for each region and purpose: the same seed gives the same values in any order of events. */
  random(region: string, purpose: string): RandomStream {
    return this.#state.random(region, purpose)
  }

  // --- behaviour

  register(...lifecycles: readonly AnyLifecycle[]): void {
    this.lifecycles.register(...lifecycles)
  }

  start<Doc extends object, Input>(
    lifecycle: Lifecycle<Simulation<V>, Doc, Input>,
    region: string,
    key: string | number,
    ...input: Given<Input>
  ): void {
    this.lifecycles.start(lifecycle, region, key, ...input)
  }

  readonly emit = <N extends keyof V['events'] & string>(name: N, data: V['events'][N]): void => {
    this.events.emit(name, data)
  }

  onEvent<N extends keyof V['events'] & string>(name: N, handler: (data: V['events'][N]) => void): void {
    this.events.on(name, handler)
  }

  /** A timer or an errand failed: whatever it was to do is not done. */
  #report(region: string, kind: string, error: unknown): void {
    this.#ownEvents.emit('timer.failed', {region, kind, reason: reasonOf(error)})
  }

  get #ownEvents(): EventBus<KernelEvents> {
    return this.events
  }

  // --- seams

  provide<N extends keyof V['seams']>(name: N, answer: V['seams'][N]): void {
    this.#switchboard.provide(name, answer)
  }

  readonly ask: Switchboard<V['seams']>['ask'] = (name, ...question) => this.#switchboard.ask(name, ...question)

  // --- for main and control

  /** Back to the beginning, or to another one: same speed, nothing happened yet. */
  clear(origin: V['origin'] = this.origin): void {
    this.#mustRest()
    this.#state.clear(origin)
    this.reload()
  }

  /** Takes over the state that `file` holds, if `judge` has nothing against it; who may log in stays as it is here. */
  load(file: string, judge: {origin: (origin: unknown) => string | undefined; whole: (file: string) => void}): void {
    this.#mustRest()
    this.database.inspect(file, judge.origin, (kind) => this.scheduler.knows(kind))
    judge.whole(file)
    this.database.loadFrom(file)
    this.reload()
  }

  /** Runs `work` once in the life of a simulation, as one transaction with the note that it ran. */
  begin(work: () => void): void {
    this.#state.begin(work)
  }

  /** Reads everything anew after the file's content was replaced. */
  reload(): void {
    this.errands.forget()
    this.#state.reload()
    this.events.reload()
    this.scheduler.load(this.database.timers())
    this.driver.poke()
  }

  /** The state cannot be exchanged under a run through time. */
  #mustRest(): void {
    if (this.driver.advancing)
      throw new SimulatorError('conflict', 'time is being advanced', 'try again when it has arrived')
  }

  /** Writes the present time down, as every transaction does. */
  keepTime(): void {
    this.#state.setClock(() => undefined)
  }
}
