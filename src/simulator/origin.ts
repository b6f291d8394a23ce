import {SimulatorError} from './kernel/problem.js'
import {newSeed} from './kernel/secret.js'
import {bundledScenario} from './scenarios/bundled.js'
import type {ScenarioName} from './scenarios/name.js'
import type {Scenario} from './scenarios/scenario.js'
import type {Origin} from './simulation.js'

/** What somebody wants a simulation to begin with; whatever is left out stays as it was, or is usual. */
export interface OriginWishes {
  /** one that comes with the simulator, or one that was read from elsewhere */
  readonly scenario?: ScenarioName | Scenario
  readonly subclouds?: number
  readonly seed?: number
  /** simulated milliseconds since 1970 */
  readonly startTime?: number
}

/** As wished, else as in `before`. */
export async function originOf(wishes: OriginWishes, before: Origin | undefined, now: () => number): Promise<Origin> {
  const {scenario, subclouds = scenario === undefined ? before?.subclouds : undefined} = wishes
  const wanted = scenario ?? before?.plan ?? 'dc'
  const chosen = typeof wanted === 'string' ? await bundledScenario(wanted) : wanted
  const plan = subclouds === undefined ? chosen : {...chosen, subclouds}
  if (plan.subcloud === undefined && plan.subclouds > 0) {
    throw new SimulatorError('usage', `scenario ${plan.name} has no subclouds`, 'use --scenario dc')
  }
  const seed = wishes.seed ?? before?.seed ?? newSeed()
  const epoch = wishes.startTime ?? before?.epoch ?? now()
  return {seed, epoch, scenario: plan.name, subclouds: plan.subclouds, plan}
}

const nameOf = (scenario: OriginWishes['scenario']) => (typeof scenario === 'object' ? scenario.name : scenario)

/** Data keep what they were made from; who wants something else is told what to type. */
export function checkWishes(kept: Origin, wishes: OriginWishes, place: string): void {
  const {scenario, subclouds, seed, startTime} = wishes
  const options = [
    ['scenario', nameOf(scenario), kept.scenario],
    ['subclouds', subclouds, kept.subclouds],
    ['seed', seed, kept.seed],
    ['start-time', dateOf(startTime), dateOf(kept.epoch)],
  ] as const
  const others = options.filter(([, wish, had]) => wish !== undefined && wish !== had)
  const [first] = others
  const data = `--data ${place}`
  if (first !== undefined) {
    const [name, wish, had] = first
    const words = others.map(([option, value]) =>
      option === 'scenario' && typeof scenario === 'object' ? '--scenario-file FILE' : `--${option} ${value}`,
    )
    throw new SimulatorError(
      'conflict',
      `the data in ${place} has ${name} ${had}, not ${wish}`,
      `leave it out to go on with the data, begin anew with \`stx sim reset ${words.join(' ')} ${data}\`, or use another --data directory`,
    )
  }
  const said = (plan: Scenario) => JSON.stringify({...plan, subclouds: 0})
  if (typeof scenario === 'object' && said(scenario) !== said(kept.plan)) {
    throw new SimulatorError(
      'conflict',
      `the data in ${place} was made from ${scenario.name} as it was before it changed`,
      `leave it out to go on with the data, begin anew with \`stx sim reset --scenario-file FILE ${data}\`, or use another --data directory`,
    )
  }
}

const dateOf = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString())

/** What is wrong with what a file says it began with. Whether it can be played shows when it is. */
export function judgeOrigin(origin: unknown): string | undefined {
  const {scenario, subclouds, plan} = membersOf(origin)
  if (typeof scenario !== 'string') return 'no scenario'
  if (!Number.isInteger(subclouds) || Number(subclouds) < 0 || Number(subclouds) > 50_000)
    return 'no number of subclouds'
  const {name, central, subcloud, sites, hardware} = membersOf(plan)
  if (name !== scenario || membersOf(plan)['subclouds'] !== subclouds) return 'another scenario in its plan'
  if (!isSystem(central)) return 'no central system in its plan'
  if (subcloud !== undefined && !isSystem(subcloud)) return 'no subcloud in its plan'
  if (subcloud === undefined && Number(subclouds) > 0) return 'subclouds without a plan'
  if (!Array.isArray(sites) || !sites.every((site) => typeof membersOf(site)['name'] === 'string'))
    return 'no sites in its plan'
  const kinds = Object.values(membersOf(hardware))
  if (kinds.length === 0 || !kinds.every((kind) => Object.keys(membersOf(kind)).length > 0))
    return 'no hardware in its plan'
  return undefined
}

const isSystem = (system: unknown): boolean =>
  ['hosts', 'networks', 'dataNetworks', 'applications'].every((list) => {
    const rows = membersOf(system)[list]
    return Array.isArray(rows) && rows.every((row) => Object.keys(membersOf(row)).length > 0)
  }) && ['systemMode', 'systemType'].every((name) => typeof membersOf(system)[name] === 'string')

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
