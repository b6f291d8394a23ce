import type {Call} from '../../../http/call.js'
import {collection} from '../../../kernel/collection.js'
import type {Scope} from '../../../kernel/store.js'
import {type Site, type Told, told} from '../at.js'
import {currentDeploy} from './standing.js'

/** Stands while a controller installs its software from itself, without the hosts being asked whether they are ready. */
export const localModes = collection<{readonly id: 'local'}>('usm.install-local', {key: 'id'})

export const installsLocally = (scope: Scope): boolean => scope.of(localModes).has('local')

/** Over with the deployment that it was for. */
export const endLocalMode = (scope: Scope): void => {
  scope.of(localModes).remove('local')
}

export function setLocalMode({region}: Site, on: boolean): Told {
  if (currentDeploy(region) !== undefined) {
    return told(
      'Software Deploy operation is in progress.\nPlease finish current deploy before modifying install local mode.\n',
    )
  }
  if (installsLocally(region) === on) {
    return told(`Software deployment in local installation mode is already ${on ? 'enabled' : 'disabled'}.\n`)
  }
  if (on) region.of(localModes).insert({id: 'local'})
  else endLocalMode(region)
  return told(`Software deployment in local installation mode is ${on ? 'started' : 'stopped'}.\n`)
}

export const postInstallLocal = (c: Call): Told => {
  const {delete: off} = (c.body ?? {}) as {delete?: unknown}
  return setLocalMode(c, off !== true && String(off).toLowerCase() !== 'true')
}
