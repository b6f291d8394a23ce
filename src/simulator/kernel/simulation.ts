import type {EventVocabulary} from '../events.js'
import type {Scenario} from '../scenarios/scenario.js'
import type {Seams} from '../seams.js'
import {Chance} from './chance.js'
import {Clock, type ClockState, type Speed} from './clock.js'
import {type Database, privateScope} from './database.js'
import {Driver} from './driver.js'
import {type Duration, milliseconds} from './duration.js'
import {Errands} from './errand.js'
import {EventBus, type EventName} from './event-bus.js'
import {Faults} from './fault.js'
import {Journal} from './journal.js'
import type {AnyLifecycle, Lifecycle} from './lifecycle.js'
import {LifecycleRunner} from './lifecycle-runner.js'
import {reasonOf, SimulatorError, StorageError} from './problem.js'
import type {RandomStream} from './random.js'
import {Scheduler, type TimerHandler, type TimerRequest} from './scheduler.js'
import {type Scope, type Seeder, Store, world} from './store.js'
import {Switchboard} from './switchboard.js'
import type {Timing} from './timing.js'

/** What was decided when this simulation was created; kept in its file. */
export interface Origin {
  readonly seed: number
  /** simulated time at which it began */
  readonly epoch: number
  /** its name, or that of the file it was read from */
  readonly scenario: string
  readonly subclouds: number
  /** all that it says: a file may change, and what is derived from it must not */
  readonly plan: Scenario
}

export interface SimulationOptions {
  readonly database: Database
  readonly origin: Origin
  readonly clock: ClockState
  readonly timing: Timing
  /** real time; tests bring their own */
  readonly wall: () => number
}

/** All that a service sees of the simulator. */
export class Simulation {
  readonly timing: Timing
  readonly scheduler: Scheduler
  readonly lifecycles: LifecycleRunner
  readonly faults: Faults
  readonly driver: Driver
  readonly errands: Errands
  readonly store: Store
  readonly events: EventBus
  readonly database: Database
  readonly #clock: Clock
  readonly #journal: Journal
  readonly #wall: () => number
  readonly #switchboard = new Switchboard()
  readonly #chance: Chance
  #origin: Origin

  constructor(options: SimulationOptions) {
    this.database = options.database
    this.timing = options.timing
    this.#origin = options.origin
    this.#wall = options.wall
    this.#clock = new Clock(options.clock, options.wall)
    this.#journal = new Journal(options.database, (write) => write.meta('clock', this.#clock.state))
    this.store = new Store(options.database, this.#journal, () => this.#origin)
    this.#chance = new Chance(options.database, this.#journal, () => this.store.seeding)
    this.events = new EventBus(this.#clock, this.#journal, options.database)
    this.scheduler = new Scheduler(
      this.#clock,
      this.#journal,
      (timer, error) => {
        const reason = reasonOf(error)
        this.emit('timer.failed', {region: timer.scope, kind: timer.kind, reason})
      },
      () => this.errands.holding,
    )
    this.lifecycles = new LifecycleRunner(this)
    this.faults = new Faults(this)
    this.driver = new Driver(
      this.#clock,
      this.scheduler,
      () => this.store.trim(),
      (time) => this.#setClock((clock) => clock.jump(time)),
      {holding: () => this.errands.holding, released: () => this.errands.released()},
    )
    this.errands = new Errands(
      (work) => this.transact(work),
      () => this.driver.running,
      (error) => {
        // Without a disk nothing can be told either; whoever sent for it will ask again.
        if (error instanceof StorageError) return
        const reason = error instanceof Error ? error.message : String(error)
        this.transact(() => this.emit('timer.failed', {region: world, kind: 'errand', reason}))
      },
      () => this.driver.poke(),
    )
  }

  // --- time

  /** Simulated time, milliseconds since 1970. Within one request or one timer it stands still. */
  now(): number {
    return this.#clock.now()
  }

  /** Real time. Only for what real programs compare with their own clock: the validity of tokens. */
  wallNow(): number {
    return this.#wall()
  }

  get origin(): Origin {
    return this.#origin
  }

  get scenario(): Scenario {
    return this.#origin.plan
  }

  get speed(): Speed {
    return this.#clock.speed
  }

  setSpeed(speed: Speed): void {
    this.#setClock((clock) => {
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

  /** The system of a region; an alias leads to the region it stands for. */
  in(region: string): Scope {
    return this.store.in(this.aliases.get(region) ?? region)
  }

  get world(): Scope {
    return this.store.in(world)
  }

  /** What never leaves in a snapshot and outlives a reset or a loaded one: who is logged in. */
  get private(): Scope {
    return this.store.in(privateScope)
  }

  get aliases(): ReadonlyMap<string, string> {
    return this.ask('aliases')
  }

  seed<F>(seeder: Seeder<F>): void {
    this.store.seeder(seeder)
  }

  /** Everything in `work` is committed to the file before this returns, or nothing happened. */
  transact<T>(work: () => T): T {
    if (this.#journal.open) return work()
    const result = this.#clock.hold(this.now(), () => this.#journal.transact(work))
    this.driver.poke()
    return result
  }

  /** Done once more should the transaction under way be taken back: what was used up by then stays used up. */
  lasting(again: () => void): void {
    this.#journal.lasting(again)
  }

  /** A chance stream of its own for each region and purpose: the same seed gives the same values in any order of events. */
  random(region: string, purpose: string): RandomStream {
    return this.#chance.stream(this.#origin.seed, region, purpose)
  }

  // --- behaviour

  register(...lifecycles: readonly AnyLifecycle[]): void {
    this.lifecycles.register(...lifecycles)
  }

  start<T extends object>(
    lifecycle: Lifecycle<T>,
    region: string,
    key: string | number,
    input?: Readonly<Record<string, unknown>>,
  ): void {
    this.lifecycles.start(lifecycle, region, key, input)
  }

  emit<N extends EventName>(name: N, data: EventVocabulary[N]): void {
    this.events.emit(name, data)
  }

  onEvent<N extends EventName>(name: N, handler: (data: EventVocabulary[N]) => void): void {
    this.events.on(name, handler)
  }

  // --- seams

  provide<N extends keyof Seams>(name: N, answer: Seams[N]): void {
    this.#switchboard.provide(name, answer)
  }

  ask<N extends keyof Seams>(name: N, ...question: Parameters<Seams[N]>): ReturnType<Seams[N]> {
    return this.#switchboard.ask(name, ...question)
  }

  // --- for main and control

  /** Back to the beginning: same seed, same epoch, same speed, nothing happened yet. */
  clear(): void {
    this.#mustRest()
    const beginning: ClockState = {time: this.#origin.epoch, speed: this.speed}
    this.database.clear(beginning)
    this.reload()
  }

  /** Takes over the state that `file` holds; who may log in stays as it is here. */
  load(file: string): void {
    this.#mustRest()
    this.database.loadFrom(file)
    this.reload()
  }

  /** Runs `work` once in the life of a simulation, as one transaction with the note that it ran. */
  begin(work: () => void): void {
    if (this.database.meta<boolean>('begun') === true) return
    this.transact(() => {
      work()
      this.#journal.row('begun', (write) => write.meta('begun', true))
    })
  }

  /** Reads everything anew after the file's content was replaced. */
  reload(): void {
    this.store.forget()
    this.#chance.reload()
    this.#origin = this.database.meta<Origin>('origin') ?? this.#origin
    this.#clock.restore(this.database.meta<ClockState>('clock') ?? this.#clock.state)
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
    this.#setClock(() => undefined)
  }

  #setClock(change: (clock: Clock) => void): void {
    this.#journal.transact(() => {
      const before = this.#clock.state
      change(this.#clock)
      this.#journal.record(() => this.#clock.restore(before))
      this.#journal.row('clock', (write) => write.meta('clock', this.#clock.state))
    })
  }
}
