/** A host as a scenario plans it; the services derive everything else. */
export interface HostPlan {
  readonly hostname: string
  readonly personality: 'controller' | 'worker' | 'storage'
}

export interface SystemPlan {
  readonly systemMode: 'simplex' | 'duplex' | 'duplex-direct'
  readonly systemType: 'All-in-one' | 'Standard'
  readonly hosts: readonly HostPlan[]
}

export interface Scenario {
  readonly name: ScenarioName
  readonly central: SystemPlan
  /** a distributed cloud: the central system controls subclouds of this plan */
  readonly subcloud?: SystemPlan
  readonly subclouds: number
}

const scenarioNames = ['dc', 'aio-sx', 'aio-dx', 'standard', 'bare-metal'] as const
export type ScenarioName = (typeof scenarioNames)[number]

const hosts = (personality: HostPlan['personality'], from: number, count: number): HostPlan[] =>
  Array.from({length: count}, (_, n) => ({hostname: `${personality}-${n + from}`, personality}))

const simplex: SystemPlan = {
  systemMode: 'simplex',
  systemType: 'All-in-one',
  hosts: hosts('controller', 0, 1),
}

const duplex: SystemPlan = {
  systemMode: 'duplex',
  systemType: 'All-in-one',
  hosts: hosts('controller', 0, 2),
}

const standard: SystemPlan = {
  systemMode: 'duplex',
  systemType: 'Standard',
  hosts: [...hosts('controller', 0, 2), ...hosts('storage', 0, 2), ...hosts('worker', 0, 2)],
}

/** The first controller of a standard system is there; all other machines are empty, and boot when they are told to. */
const bareMetal: SystemPlan = {...standard, hosts: hosts('controller', 0, 1)}

const scenarios: Record<ScenarioName, Scenario> = {
  dc: {name: 'dc', central: duplex, subcloud: simplex, subclouds: 5},
  'aio-sx': {name: 'aio-sx', central: simplex, subclouds: 0},
  'aio-dx': {name: 'aio-dx', central: duplex, subclouds: 0},
  standard: {name: 'standard', central: standard, subclouds: 0},
  'bare-metal': {name: 'bare-metal', central: bareMetal, subclouds: 0},
}

export function scenario(name: ScenarioName, subclouds?: number): Scenario {
  const chosen = scenarios[name]
  return subclouds === undefined ? chosen : {...chosen, subclouds}
}

/** The first names a distributed cloud gives its subclouds. */
export const subcloudName = (n: number): string => `subcloud${n}`
