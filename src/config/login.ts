import {resolve} from 'node:path'
import type {ConnectionSettings} from './connection.js'
import {type Context, type ContextChange, type Contexts, contextLayer, readContexts, saveContext} from './contexts.js'
import {type CredentialPlace, credentials} from './credentials.js'
import {askedContext, givenSettings, type ResolveInput, refuseOtherPlace, samePlace} from './effective.js'
import type {Environment} from './environment.js'
import {DamagedFile} from './error.js'
import {accountOf, authKindOf, connectionOf, missingError, missingSettings} from './resolve.js'
import {hasEndpoint, isPlain, type Layer, overlay, type SettingName, settingNames} from './setting.js'

/** What is known about a sign-in. */
export interface Login {
  /** The context it will be remembered as; one is made up from the address where none was named. */
  name?: string
  layer: Layer
}

/** The usual answers. */
export const SUGGESTIONS: Partial<Record<SettingName, string>> = {
  username: 'admin',
  project_name: 'admin',
  region_name: 'RegionOne',
}

/** Flags and environment, over what the context already says when it is signed in to again. */
export async function planLogin(input: ResolveInput, named?: string): Promise<Login> {
  const {token: _, ...given} = givenSettings(input)
  const {contexts, current} = await contextsOrNone(input.environment)
  const name = named ?? askedContext(input) ?? (given.auth_url ? sameContext(contexts, given) : current)
  const existing = name !== undefined && Object.hasOwn(contexts, name) ? contexts[name] : undefined
  if (name === undefined || existing === undefined) return {name, layer: given}
  const below = contextLayer(name, existing)
  refuseOtherPlace(`context ${name}`, below, given)
  return {name, layer: overlay(below, given)}
}

/** The same sign-in with one answer more. */
export const answered = (login: Login, name: SettingName, value: string): Login => ({
  ...login,
  layer: {...login.layer, [name]: {value, from: 'typed'}},
})

/** What has still to be asked for: where first, then who. */
export function unanswered({layer}: Login): SettingName[] {
  const missing = missingSettings(layer, 'flags')
  return missing.includes('auth_url') ? ['auth_url', ...missing.filter((name) => name !== 'auth_url')] : missing
}

/** The connection to try the sign-in with: nothing is remembered before it works. */
export function loginConnection(login: Login, input: ResolveInput): ConnectionSettings {
  const missing = unanswered(login)
  if (missing.length > 0) throw missingError(missing, 'flags', 'set them, or run it at a terminal, which asks')
  return {...connectionOf(login.layer, input), refreshCache: true}
}

export interface Remembered {
  name: string
  /** Where the password is; absent where signing in needs none. */
  place?: CredentialPlace
  /** Damaged files that were set aside. */
  setAside: string[]
}

/** What people say about a context; what is undefined stays as it is in one that exists. */
export type Remarks = Pick<Context, 'protected' | 'description'>

/** Makes it the current context, and keeps the password apart from it. */
export async function rememberLogin({name, layer}: Login, input: ResolveInput, remarks: Remarks): Promise<Remembered> {
  const free = name ?? freeName(layer, await contextsOrNone(input.environment))
  return remember(layer, input, {name: free, context: remarks, makeCurrent: true})
}

/** Remembers flags and environment as a new context without trying them. */
export async function addContext(
  input: ResolveInput,
  name: string,
  remarks: Remarks & {makeCurrent: boolean; password?: string},
): Promise<Remembered> {
  const {makeCurrent, password, ...context} = remarks
  const given = {name, layer: givenSettings(input)}
  const {layer} = password === undefined ? given : answered(given, 'password', password)
  if (!layer.auth_url && !hasEndpoint(layer)) throw missingError(['auth_url'], 'flags')
  return remember(layer, input, {name, context, makeCurrent, mustBeNew: true})
}

async function remember(
  layer: Layer,
  {environment: env, cwd = process.cwd()}: ResolveInput,
  change: ContextChange,
): Promise<Remembered> {
  const remarks = Object.fromEntries(Object.entries(change.context).filter(([, value]) => value !== undefined))
  const saved = await saveContext(env.paths, {...change, context: {...contextOf(layer, cwd), ...remarks}})
  const password = authKindOf(layer) === 'password' && layer.auth_url && layer.username ? layer.password : undefined
  const stored = password && (await credentials(env.paths, env.keychain).store(accountOf(layer), password.value))
  const setAside = [saved.setAside, stored?.setAside].filter((path) => path !== undefined)
  return {name: change.name, place: stored?.place, setAside}
}

/** The plain settings, with file names that hold wherever the program is run; what is not given is undefined. */
function contextOf(layer: Layer, cwd: string): Context {
  const files: readonly SettingName[] = ['cacert', 'cert', 'key']
  return Object.fromEntries(
    settingNames.filter(isPlain).map((name) => {
      const value = layer[name]?.value
      return [name, value !== undefined && files.includes(name) ? resolve(cwd, value) : value]
    }),
  )
}

/** A damaged file must not keep people from signing in; it is set aside when the context is written. */
async function contextsOrNone({paths}: Environment): Promise<Contexts> {
  try {
    return await readContexts(paths)
  } catch (error) {
    if (error instanceof DamagedFile) return {contexts: {}}
    throw error
  }
}

function sameContext(contexts: Record<string, Context>, given: Layer): string | undefined {
  return Object.entries(contexts).find(
    ([, context]) =>
      samePlace(given.auth_url?.value ?? '', context.auth_url) &&
      (given.username === undefined || given.username.value === context.username),
  )?.[0]
}

/** The host, or user and host where another user's context has that name already. */
function freeName(layer: Layer, {contexts}: Contexts): string {
  const word = (text: string) => text.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|-+$/g, '')
  const {hostname, port} = new URL(layer.auth_url?.value ?? '')
  const host = word(port === '' || port === '5000' ? hostname : `${hostname}-${port}`)
  const name = `${word(layer.username?.value ?? 'user')}@${host}`
  const numbered = Object.keys(contexts).map((_, n) => `${name}-${n + 2}`)
  return [host, name, ...numbered].find((candidate) => !Object.hasOwn(contexts, candidate)) ?? name
}
