import {connect} from '../../src/client/connect.js'
import type {Cloud} from '../../src/client/index.js'
import {budgetOf} from '../../src/planning/rollout/budget.js'
import type {Wave} from '../../src/planning/rollout/waves.js'
import {type RolloutEnd, roll} from '../../src/rollout/rollout.js'
import type {Judgement, Limits, News, Stage} from '../../src/rollout/stage.js'
import {type Head, VERSION} from '../../src/runs/entry.js'
import {findRun, ledgerPath, newId} from '../../src/runs/folder.js'
import {Ledger} from '../../src/runs/ledger.js'
import type {Run} from '../../src/runs/run.js'
import {groups} from '../../src/simulator/services/dcmanager/group/model.js'
import {subclouds} from '../../src/simulator/services/dcmanager/record/model.js'
import {steps, strategies} from '../../src/simulator/services/dcmanager/strategy/model.js'
import {openSession, passwordOf, type Session} from '../simulator/support/session.js'
import {MovedClock} from './moved-clock.js'

/** The fleet lives so many times faster than who looks at it. */
const FASTER = 60
/** Who waits longer does not look at anything: the fleet need not live through all of it. */
const LONGEST_LOOK = 5000

/** The program was killed: nothing it does later counts. */
export class Killed extends Error {}

/** When a line of the ledger was written, or when a request has arrived at the server. */
type When = 'written' | 'arrived'

/** From when a program begins until it is killed. */
interface Life {
  answered: number
  readonly lastRequest?: number | undefined
  isOver: boolean
}

/** A fleet of a simulator in this process, and rollouts through it that can be broken off at any line of their ledgers. */
export class RollingFleet {
  /** How many times the strategy was applied to each site. */
  readonly applied = new Map<string, number>()
  /** Writes that were sent, in their order. */
  readonly sent: string[] = []
  readonly news: News[] = []
  readonly clock: MovedClock
  readonly homes: ReadonlyMap<string, number>
  readonly #clouds: Cloud[] = []
  #runs = 0

  private constructor(
    readonly session: Session,
    private readonly folder: string,
  ) {
    // A look at a strategy costs the test more than the time between two.
    this.clock = new MovedClock(async (milliseconds) => {
      if (milliseconds > LONGEST_LOOK) return
      await session.simulator.advance(`${Math.ceil(milliseconds / 1000) * FASTER}s`)
    })
    this.homes = this.#groupsNow()
  }

  /** Every second site is in a group of its own choice. */
  static async open(sites: number, folder: string): Promise<RollingFleet> {
    const session = await openSession({scenario: 'dc', subclouds: sites})
    const {sim} = session.simulator
    sim.transact(() => {
      const table = sim.in('RegionOne').of(groups)
      const now = sim.now()
      for (const name of ['east', 'west']) {
        const blank = {
          description: 'd',
          applyType: 'parallel' as const,
          maxParallel: 2,
          createdAt: now,
          updatedAt: null,
        }
        table.insert({id: table.nextId(), name, ...blank})
      }
      const all = sim.in('RegionOne').of(subclouds)
      for (const {id} of all.all()) if (id % 2 === 0) all.update(id, {groupId: 2 + (id % 4 === 0 ? 1 : 0)})
    })
    return new RollingFleet(session, folder)
  }

  /** A connection of its own for each life: what a killed one still does reaches nobody. */
  #connect(life: Life): Cloud {
    const {simulator} = this.session
    const domain = {name: 'Default'}
    const cloud = connect({
      auth: {
        kind: 'password',
        authUrl: `${simulator.url}/keystone/v3`,
        username: 'admin',
        password: passwordOf(simulator, 'admin'),
        userDomain: domain,
        project: {name: 'admin', domain},
      } as Parameters<typeof connect>[0]['auth'],
      region: 'RegionOne',
      onlooker: {
        before: async ({method, path, body}) => {
          if (life.isOver) throw new Killed()
          this.sent.push(`${method} ${path}`)
          if (path.startsWith('/sw-update-strategy/actions') && JSON.stringify(body?.show()).includes('apply')) {
            for (const {cloud} of this.#steps()) this.applied.set(cloud, (this.applied.get(cloud) ?? 0) + 1)
          }
          return undefined
        },
        after: () => {
          life.answered += 1
          if (life.answered === life.lastRequest) life.isOver = true
        },
      },
    })
    this.#clouds.push(cloud)
    return cloud
  }

  #steps = () => this.session.simulator.sim.in('RegionOne').of(steps).all()

  #groupsNow(): ReadonlyMap<string, number> {
    const all = this.session.simulator.sim.in('RegionOne').of(subclouds).all()
    return new Map(all.map(({name, groupId}) => [name, groupId]))
  }

  get names(): string[] {
    return [...this.homes.keys()]
  }

  /** What a rollout must never leave behind. */
  get left() {
    const {sim} = this.session.simulator
    const table = sim.in('RegionOne')
    return {
      groups: table
        .of(groups)
        .all()
        .map(({name}) => name)
        .filter((name) => name.startsWith('rollout-')),
      strategies: table.of(strategies).all().length,
      astray: [...this.#groupsNow()].filter(([name, group]) => this.homes.get(name) !== group).map(([name]) => name),
    }
  }

  /** The strategy fails at these sites. */
  fail(...sites: string[]): void {
    const {sim} = this.session.simulator
    sim.transact(() => {
      for (const host of sites)
        sim.faults.add({state: 'vim.apply.kube-rootca-update-pods-trustbothcas', host, count: 1})
    })
  }

  /** Somebody else says something to dcmanager. */
  ask = (method: string, path: string, body?: unknown) =>
    this.session.ask(method, `/RegionOne/dcmanager/v1.0${path}`, body)

  /** A site goes offline, and comes back. */
  setOnline(site: string, online: boolean): void {
    const {sim} = this.session.simulator
    sim.transact(() => {
      const table = sim.in('RegionOne').of(subclouds)
      const id = table.find({name: site})?.id ?? 0
      table.update(id, {availability: online ? 'online' : 'offline'})
    })
  }

  /** Somebody took the strategy out of the database. */
  dropStrategy(): void {
    const {sim} = this.session.simulator
    for (const table of [sim.in('RegionOne').of(steps), sim.in('RegionOne').of(strategies)]) {
      for (const {id} of table.all()) table.remove(id)
    }
  }

  /** The service, as whoever rolls sees it. */
  async api(): Promise<Stage['api']> {
    return this.#connect({answered: 0, isOver: false}).api('dcmanager')
  }

  /** How many sites ended so, as the ledger has it. */
  async states(id: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const {state} of (await this.read(id)).rows) counts[state] = (counts[state] ?? 0) + 1
    return counts
  }

  /** As if nothing had been sent to it. */
  forget(): void {
    this.applied.clear()
    this.sent.length = 0
    this.news.length = 0
  }

  async begin(targets: readonly string[] = this.names): Promise<string> {
    const id = newId(new Date(this.clock.date()), () => (this.#runs++).toString(16).padStart(4, '0'))
    const head: Head = {
      ...{type: 'run', version: VERSION, id, at: new Date(this.clock.date()).toISOString()},
      ...{command: ['strategy', 'kube-rootca-update', 'rollout'], secrets: [], cloud: 'here', context: null},
      ...{user: 'admin', targets: [...targets]},
    }
    const ledger = await Ledger.begin(ledgerPath(this.folder, id), head, () => new Date(this.clock.date()))
    await ledger.close()
    return id
  }

  read = (id: string): Promise<Run> => findRun(this.folder, id)
  path = (id: string): string => ledgerPath(this.folder, id)

  /** Rolls, or goes on with it, until it ends or is killed at that line of its ledger. */
  async roll(
    id: string,
    waves: readonly Wave[],
    {
      killAt,
      when = 'written',
      limits = {},
      meanwhile,
      ...more
    }: {
      killAt?: number
      when?: When
      limits?: Partial<Limits>
      /** What others do while it waits. */
      meanwhile?: () => Promise<void>
    } & Partial<Pick<Stage, 'judge' | 'signal' | 'askOnInterrupt' | 'askToGoOn' | 'expected' | 'tell'>> = {},
  ): Promise<RolloutEnd> {
    const life: Life = {answered: 0, lastRequest: when === 'arrived' ? killAt : undefined, isOver: false}
    const found = await this.read(id)
    const ledger = await Ledger.takeUp(this.path(id), found.sound, 'admin', () => new Date(this.clock.date()))
    let lines = 0
    const at = async (write: () => Promise<void>): Promise<void> => {
      if (life.isOver) throw new Killed()
      lines += 1
      const isLast = when === 'written' && lines === killAt
      await write()
      if (isLast) life.isOver = true
      if (life.isOver) throw new Killed()
    }
    const memory: Stage['memory'] = {
      intend: (site) => at(() => ledger.intend(site)),
      settle: (site, outcome, reason) => at(() => ledger.settle(site, outcome, reason)),
      leave: (site, reason) => at(() => ledger.leave(site, reason)),
      write: (entry) => at(() => ledger.write(entry)),
    }
    const stage: Stage = {
      id,
      api: await this.#connect(life).api('dcmanager'),
      order: {type: 'kube-rootca-update', extra: {force: 'true'}, maxParallel: 10},
      limits: {
        budget: budgetOf(undefined, {all: this.names.length, onFailure: 'stop'}),
        pace: {pauseMs: 0, window: undefined},
        asks: false,
        gates: [],
        waveMs: 24 * 3_600_000,
        onTimeout: 'stop',
        ...limits,
      },
      memory,
      clock: {
        date: this.clock.date,
        pause: async (milliseconds, signal) => {
          if (life.isOver) throw new Killed()
          await this.clock.pause(milliseconds, signal)
          await meanwhile?.()
        },
        approach: (moment, signal) => stage.clock.pause(Math.min(30_000, moment - this.clock.date()), signal),
      },
      signal: new AbortController().signal,
      judge: async (sites): Promise<Judgement> => ({takesPart: sites, there: new Map(), passedOver: new Map()}),
      expected: () => 0,
      askOnInterrupt: async () => 'leave',
      askToGoOn: async () => 'nobody',
      tell: (news) => void this.news.push(news),
      ...more,
    }
    try {
      if (!found.rollout) {
        await memory.write({type: 'waves', waves: waves.map(({canary, sites}) => ({canary, sites: [...sites]}))})
      }
      const end = await roll({stage, waves, before: found, preparing: undefined, prepareOnly: false})
      if (end.kind === 'finished' || end.kind === 'stopped') await ledger.end(0)
      return end
    } finally {
      await ledger.close()
    }
  }

  async close(): Promise<void> {
    for (const cloud of this.#clouds) await cloud.close()
    await this.session.simulator.close()
  }
}
