import type {Cloud, Place} from '../client/connect.js'
import {ClientError} from '../client/error.js'
import type {Environment} from '../config/environment.js'
import {type Apis, apisOf} from './apis.js'
import {isNameKind, isOfFleet, type NameKind} from './name-kind.js'

/** Longer than this nobody waits for a better sentence. */
const PATIENCE_MS = 2000

/** How a run that failed can find out which names there are. */
export interface NameSources {
  /** What a shell completes there: read, not asked for. */
  remembered: (kind: NameKind) => Promise<readonly string[] | undefined>
  /** Where somebody looks on: one request more. */
  ask?: {cloud: () => Promise<Cloud>; place: () => Promise<Place>; environment: Environment}
}

/** The failure, with the names that there are where it is about one that is not there. */
export async function withNamesThereAre(error: unknown, sources: NameSources): Promise<unknown> {
  if (!(error instanceof ClientError) || error.kind !== 'not-found' || error.missed || error.hint) return error
  const {resource, ref} = error.about ?? {}
  if (resource === undefined || ref === undefined || !isNameKind(resource)) return error
  // Whatever is wrong with the names: it is no reason to hide what went wrong before.
  const among = await namesOf(resource, sources).catch(() => undefined)
  return among === undefined ? error : error.with({missed: {ref, among}})
}

async function namesOf(kind: NameKind, {remembered, ask}: NameSources): Promise<readonly string[] | undefined> {
  if (ask === undefined) return remembered(kind)
  const {listNames} = await import('./name-lists.js')
  return listNames(kind, apisFor(kind, ask), ask.environment)
}

function apisFor(kind: NameKind, {cloud, place}: NonNullable<NameSources['ask']>): Apis {
  const end = performance.now() + PATIENCE_MS
  return apisOf(cloud, isOfFleet(kind) ? async () => ({}) : place, {left: () => end - performance.now()})
}
