import {cloudLayer} from './clouds-yaml.js'
import {contextLayer, contextNamed, readContexts} from './contexts.js'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {hasEndpoint, IDENTITY, type Layer, layerOf, overlay, settingOf, shown} from './setting.js'
import {usualSimulator} from './simulator-place.js'
import {findSimulator} from './simulator-state.js'

export type Source = 'flags' | 'environment' | `context:${string}` | `cloud:${string}` | 'simulator'

export interface ResolveInput {
  /** Flags as parsed, by name without dashes; those that are not about the connection are not looked at. */
  flags: Readonly<Record<string, unknown>>
  environment: Environment
  cwd?: string
}

/** The effective settings, each with its origin, before anything is checked. */
export interface Effective {
  source: Source
  layer: Layer
  protected: boolean
  notices: string[]
}

/**
 * Who says where to connect: the first of flags, environment, context, cloud and running simulator that names a
 * place. Flags and environment variables then override single settings of what stands below them.
 */
export async function effectiveSettings(input: ResolveInput): Promise<Effective> {
  const {flags, environment: env} = input
  const above = givenSettings(input)
  const asked = askedContext(input)
  if (asked !== undefined) return fromContext(asked, true)
  const cloud = textOf(flags['os-cloud'])
  if (cloud !== undefined) return fromCloud(cloud, true)
  if (namesPlace(flagLayer(flags))) return alone('flags')
  if (namesPlace(above)) return alone('environment', ignoredCloud('the environment'))
  const {current} = await readContexts(env.paths)
  if (current !== undefined) return fromContext(current, false)
  if (env.cloud !== undefined) return fromCloud(env.cloud, false)
  // Half of an identity means that a cloud was meant: its commands must not end up in the simulator.
  if (IDENTITY.some((name) => above[name])) return alone('environment')
  const {dataDir, others} = await usualSimulator(env.paths)
  const simulator = await findSimulator(dataDir)
  if (simulator !== undefined) {
    return {source: 'simulator', layer: overlay(simulator.settings, above), protected: false, notices: []}
  }
  throw new ConfigError(
    'auth',
    'no cloud to talk to',
    others.length > 0
      ? `simulators run on ${others.join(' and ')}: \`eval "$(stx sim openrc --data DIR)"\` leads to one`
      : 'start the simulator with `stx sim start`, sign in with `stx login`, or set OS_AUTH_URL and its companions',
  )

  function alone(source: Source, notices: string[] = []): Effective {
    return {source, layer: above, protected: false, notices}
  }

  async function fromContext(name: string, explicit: boolean): Promise<Effective> {
    const context = contextNamed(await readContexts(env.paths), name)
    const below = contextLayer(name, context)
    if (explicit) refuseOtherPlace(`context ${name}`, below, above)
    return {
      source: `context:${name}`,
      layer: overlay(below, above),
      protected: context.protected === true,
      notices: explicit ? [] : ignoredCloud(`context ${name}`),
    }
  }

  async function fromCloud(name: string, explicit: boolean): Promise<Effective> {
    const below = await cloudLayer(name, env, input.cwd ?? process.cwd())
    if (explicit) refuseOtherPlace(`cloud ${name}`, below, above)
    return {source: `cloud:${name}`, layer: overlay(below, above), protected: false, notices: []}
  }

  function ignoredCloud(winner: string): string[] {
    return env.cloud === undefined ? [] : [`OS_CLOUD=${env.cloud} is not used: ${winner} comes first`]
  }
}

/** The protected context that leads to the same cloud as these settings, whoever gave them. */
export async function protectingContext({layer, source, protected: guarded}: Effective, env: Environment) {
  const own = source.startsWith('context:') ? source.slice('context:'.length) : undefined
  if (own !== undefined) return guarded ? own : undefined
  const {contexts} = await readContexts(env.paths)
  const place = layer.auth_url?.value
  return Object.entries(contexts).find(
    ([, context]) => context.protected === true && sameCloud(context.auth_url, place),
  )?.[0]
}

/** The same keystone, however its address is written. */
function sameCloud(a: string | undefined, b: string | undefined): boolean {
  const plain = (text: string) => {
    const {protocol, host, pathname} = new URL(text)
    return `${protocol}//${host}${pathname.replace(/\/(v3|v2\.0)?\/*$/, '')}`
  }
  if (a === undefined || b === undefined) return false
  return URL.canParse(a) && URL.canParse(b) ? plain(a) === plain(b) : samePlace(a, b)
}

/** Both were asked for and they contradict each other: guessing could change the wrong site. A flag is no guess. */
export function refuseOtherPlace(chosen: string, {auth_url: wanted}: Layer, {auth_url: other}: Layer): void {
  if (!wanted || !other || other.from.startsWith('--') || samePlace(other.value, wanted.value)) return
  throw new ConfigError(
    'usage',
    `${chosen} is at ${shown(wanted.value)}, but ${other.from} says ${shown(other.value)}`,
    `unset the OS_* variables, or leave ${chosen} out`,
  )
}

/** What flags and environment say; neither files nor a simulator. */
export const givenSettings = ({flags, environment}: ResolveInput): Layer =>
  overlay(environment.connection, flagLayer(flags))

/** The context that flags or environment ask for by name. */
export const askedContext = ({flags, environment}: ResolveInput): string | undefined =>
  textOf(flags['context']) ?? environment.context

/** The flags that are about the connection. */
function flagLayer(flags: Readonly<Record<string, unknown>>): Layer {
  return layerOf((name) => {
    // A switch that is off says nothing: it must not undo what the environment turned on.
    const flag = settingOf(name).flags.find((candidate) => flags[candidate] !== undefined && flags[candidate] !== false)
    return flag === undefined ? undefined : {value: flags[flag], from: `--${flag}`}
  })
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const samePlace = (a: string, b: string | undefined) => a.replace(/\/+$/, '') === b?.replace(/\/+$/, '')

const namesPlace = (layer: Layer) => layer.auth_url !== undefined || (layer.token !== undefined && hasEndpoint(layer))
