import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {type Address, lastAddress} from './address.js'
import {speedOf} from './control/speed.js'
import type {DaemonOptions} from './daemon.js'
import {latestTime} from './kernel/clock.js'
import {type Duration, milliseconds} from './kernel/duration.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'
import type {TimingProfile} from './kernel/timing.js'
import type {OriginWishes} from './origin.js'
import type {ScenarioName} from './scenarios/name.js'
import type {Scenario} from './scenarios/scenario.js'
import {defaultTiming} from './timing.js'

/** What `stx sim start` was told, still as words. */
export interface StartWishes extends BeginningWishes, Partial<Address> {
  readonly version: string
  readonly dataDir: string
  readonly ephemeral?: boolean
  readonly realPorts?: boolean
  readonly speed?: string
  /** a YAML file */
  readonly timing?: string
}

/** What a simulation shall begin with, still as words. */
export interface BeginningWishes {
  readonly scenario?: ScenarioName
  /** a YAML file */
  readonly scenarioFile?: string
  readonly subclouds?: number
  readonly seed?: number
  readonly startTime?: string
}

export async function originWishes({
  scenario,
  scenarioFile,
  subclouds,
  seed,
  startTime,
}: BeginningWishes): Promise<OriginWishes> {
  return {
    scenario: scenarioFile === undefined ? scenario : await ownScenario(scenarioFile),
    subclouds,
    seed,
    startTime: startTime === undefined ? undefined : dateOf(startTime),
  }
}

/** Refuses what makes no sense before any process is started. */
export async function daemonOptions(wishes: StartWishes): Promise<DaemonOptions> {
  const {version, speed, timing} = wishes
  const dataDir = resolve(wishes.dataDir)
  const {port, host, tls} = lastAddress(dataDir)
  return {
    ...(await originWishes(wishes)),
    port: wishes.port ?? port,
    host: wishes.host ?? host,
    tls: wishes.tls ?? tls,
    version,
    dataDir,
    ephemeral: wishes.ephemeral === true,
    realPorts: wishes.realPorts === true,
    speed: speed === undefined ? undefined : speedOf(speed),
    timing: timing === undefined ? undefined : await readTiming(timing),
  }
}

function dateOf(text: string): number {
  const time = Date.parse(text)
  if (!(time < latestTime)) throw new SimulatorError('usage', `'${text}' is not a date`, 'write 2026-03-01T22:00:00Z')
  return time
}

async function ownScenario(file: string): Promise<Scenario> {
  const {readScenario} = await import('./scenarios/read.js')
  return readScenario(file)
}

async function readTiming(file: string): Promise<TimingProfile> {
  const profile: Record<string, Duration | {typical: Duration; jitter: number}> = {}
  for (const [name, value] of Object.entries(await readMapping(file))) {
    if (!Object.hasOwn(defaultTiming, name)) throw unknown(file, name)
    if (typeof value === 'number' || typeof value === 'string') profile[name] = checked(file, name, value)
    else if (isJittered(value)) profile[name] = {typical: checked(file, name, value.typical), jitter: value.jitter}
    else throw wrong(file, name)
  }
  return profile
}

async function readMapping(file: string): Promise<object> {
  const [{complaintOf, yamlValue}, {excessIn}] = await Promise.all([
    import('../yaml/parser.js'),
    import('../yaml/excess.js'),
  ])
  const refuse = (why: string, options?: ErrorOptions) =>
    new SimulatorError(
      'usage',
      `${file} is no list of durations: ${why}`,
      'write lines such as host.lock.services: 8s',
      options,
    )
  const text = await readFile(file, 'utf8').catch((error) => {
    throw refuse(reasonOf(error), {cause: error})
  })
  const excess = excessIn(text)
  if (excess) throw refuse(excess)
  let content: unknown
  try {
    content = yamlValue(text) ?? {}
  } catch (error) {
    throw refuse(complaintOf(error), {cause: error})
  }
  if (typeof content === 'object' && !Array.isArray(content)) return content as object
  throw refuse('it holds something else')
}

/** A bare number means seconds, as it does on the command line. */
function checked(file: string, name: string, value: Duration): number {
  try {
    return milliseconds(String(value))
  } catch (error) {
    throw wrong(file, name, error)
  }
}

/** A misspelt name would change nothing, and nobody would notice. */
function unknown(file: string, name: string): SimulatorError {
  const family = name.slice(0, name.indexOf('.') + 1)
  const near = Object.keys(defaultTiming).filter((one) => family !== '' && one.startsWith(family))
  const hint = near.length > 0 ? `names of ${family.slice(0, -1)} are ${near.join(', ')}` : 'see docs/simulator.md'
  return new SimulatorError('usage', `${file}: nothing takes the time '${name}'`, hint)
}

const isJittered = (value: unknown): value is {typical: Duration; jitter: number} =>
  typeof value === 'object' &&
  value !== null &&
  'typical' in value &&
  ['number', 'string'].includes(typeof value.typical) &&
  'jitter' in value &&
  typeof value.jitter === 'number' &&
  value.jitter >= 0 &&
  value.jitter <= 1

const wrong = (file: string, name: string, cause?: unknown): SimulatorError =>
  new SimulatorError(
    'usage',
    `${file}: '${name}' is not a duration`,
    'write `name: 90s` or `name: {typical: 90s, jitter: 0.2}`',
    {cause},
  )
