import {cloudLayer} from './clouds-yaml.js'
import {contextLayer, contextNamed, readContexts} from './contexts.js'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {hasEndpoint, IDENTITY, type Layer, layerOf, overlay, settingOf, shown} from './setting.js'
import {findSimulator, simulatorDataDir} from './simulator-state.js'

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
export async function effectiveSettings({
  flags,
  environment: env,
  cwd = process.cwd(),
}: ResolveInput): Promise<Effective> {
  const given = flagLayer(flags)
  const above = overlay(env.connection, given)
  const asked = textOf(flags['context']) ?? env.context
  const askedCloud = textOf(flags['os-cloud'])
  if (asked !== undefined) return fromContext(asked, true)
  if (askedCloud !== undefined) return fromCloud(askedCloud, true)
  if (namesPlace(given)) return {source: 'flags', layer: above, protected: false, notices: []}
  if (namesPlace(above))
    return {source: 'environment', layer: above, protected: false, notices: ignoredCloud('OS_AUTH_URL')}
  const {current} = await readContexts(env.paths)
  if (current !== undefined) return fromContext(current, false)
  if (env.cloud !== undefined) return fromCloud(env.cloud, false)
  // Half of an identity means that a cloud was meant: its commands must not end up in the simulator.
  if (IDENTITY.some((name) => above[name])) return {source: 'environment', layer: above, protected: false, notices: []}
  const simulator = await findSimulator(simulatorDataDir(env.paths))
  if (simulator !== undefined) {
    return {source: 'simulator', layer: overlay(simulator.settings, above), protected: false, notices: []}
  }
  throw new ConfigError(
    'auth',
    'no cloud to talk to',
    'start the simulator with `stx sim start`, sign in with `stx login`, or set OS_AUTH_URL and its companions',
  )

  async function fromContext(name: string, explicit: boolean): Promise<Effective> {
    const context = contextNamed(await readContexts(env.paths), name)
    const below = contextLayer(name, context)
    if (explicit) refuseOtherPlace(`context ${name}`, below)
    return {
      source: `context:${name}`,
      layer: overlay(below, above),
      protected: context.protected === true,
      notices: explicit ? [] : ignoredCloud(`context ${name}`),
    }
  }

  async function fromCloud(name: string, explicit: boolean): Promise<Effective> {
    const below = await cloudLayer(name, env, cwd)
    if (explicit) refuseOtherPlace(`cloud ${name}`, below)
    return {source: `cloud:${name}`, layer: overlay(below, above), protected: false, notices: []}
  }

  /** Both were asked for and they contradict each other: guessing could change the wrong site. */
  function refuseOtherPlace(chosen: string, {auth_url: wanted}: Layer): void {
    const other = env.connection.auth_url
    if (!other || given.auth_url || samePlace(other.value, wanted?.value)) return
    throw new ConfigError(
      'usage',
      `${chosen} is at ${shown(wanted?.value ?? 'no auth_url')}, but OS_AUTH_URL says ${shown(other.value)}`,
      `unset the OS_* variables, or leave ${chosen} out`,
    )
  }

  function ignoredCloud(winner: string): string[] {
    return env.cloud === undefined ? [] : [`OS_CLOUD=${env.cloud} is not used: ${winner} comes first`]
  }
}

/** The flags that are about the connection. */
function flagLayer(flags: Readonly<Record<string, unknown>>): Layer {
  return layerOf((name) => {
    // A switch that is off says nothing: it must not undo what the environment turned on.
    const flag = settingOf(name).flags.find((candidate) => flags[candidate] !== undefined && flags[candidate] !== false)
    return flag === undefined ? undefined : {value: flags[flag], from: `--${flag}`}
  })
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const samePlace = (a: string, b: string | undefined) => a.replace(/\/+$/, '') === b?.replace(/\/+$/, '')

const namesPlace = (layer: Layer) => layer.auth_url !== undefined || (layer.token !== undefined && hasEndpoint(layer))
