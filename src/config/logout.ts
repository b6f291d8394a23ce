import {rm} from 'node:fs/promises'
import {type Context, type Contexts, contextLayer, contextNamed, readContexts, removeContext} from './contexts.js'
import {credentials, keyOf} from './credentials.js'
import type {Environment} from './environment.js'
import {ConfigError} from './error.js'
import {tokenCacheDir} from './paths.js'
import {accountOf} from './resolve.js'

/** Forgets the password and the tokens of a context, the current one where none is named; the context itself stays. */
export async function forgetPassword(env: Environment, named?: string): Promise<{name: string; forgotten: boolean}> {
  const all = await readContexts(env.paths)
  const name = named ?? all.current
  if (name === undefined) {
    throw new ConfigError(
      'usage',
      'no context is current',
      'name the one to sign out of; `stx context list` shows them',
    )
  }
  return {name, forgotten: await forget(env, name, contextNamed(all, name))}
}

/** Takes a context out, and its password unless another context signs in with the same one. */
export async function removeContextAndPassword(env: Environment, name: string): Promise<{forgotten: boolean}> {
  const {removed, remaining} = await removeContext(env.paths, name)
  return {forgotten: sharesPassword(name, removed, remaining) ? false : await forget(env, name, removed)}
}

const keyFor = (name: string, context: Context) => keyOf(accountOf(contextLayer(name, context)))

/** A token would let people in until it expires; the cache does not say whose is whose, so all of them go. */
async function forget(env: Environment, name: string, context: Context): Promise<boolean> {
  await rm(tokenCacheDir(env.paths), {recursive: true, force: true})
  return credentials(env.paths, env.keychain).forget(accountOf(contextLayer(name, context)))
}

function sharesPassword(name: string, context: Context, {contexts}: Contexts): boolean {
  const key = keyFor(name, context)
  return Object.entries(contexts).some(([other, entry]) => keyFor(other, entry) === key)
}
