import {inParallel} from '../cli/parallel.js'
import {whereAbsent} from '../client/absent.js'
import type {Api} from '../client/api.js'
import {DEFAULT_GROUP, subcloudGroups} from '../client/dcmanager/group.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {ClientError} from '../client/error.js'

const AT_A_TIME = 16

/** The name says whose it is, so that it is found again whatever became of the request that made it. */
export const groupName = (id: string, wave: number): string => `rollout-${id}-wave-${wave}`

export interface Homes {
  readonly group: string
  readonly homes: Readonly<Record<string, number>>
}

/** Makes the group and puts the sites into it; returns those that could not be moved, and why. */
export async function gather(
  api: Api,
  {group, homes}: Homes,
  how: {update_apply_type: string; max_parallel_subclouds: number},
): Promise<ReadonlyMap<string, string>> {
  await subcloudGroups(api).add({name: group, description: 'one wave of a rollout; undone by it', ...how})
  const kept = new Map<string, string>()
  await inParallel(Object.keys(homes), AT_A_TIME, async (site) => {
    try {
      await subclouds(api).update(site, {group})
    } catch (error) {
      if (!isRefusal(error)) throw error
      kept.set(site, error.message)
    }
  })
  return kept
}

/** It was said no to this one; the others may go well. */
const isRefusal = (error: unknown): error is ClientError =>
  error instanceof ClientError && error.status !== undefined && error.kind !== 'auth'

export interface Sent {
  /** Those whose own group is gone: they are in the one that is always there. */
  readonly homeless: readonly string[]
  /** Somebody else put these into the group of the wave. */
  readonly strangers: readonly string[]
}

/** Each site that is still in the group of the wave goes back to where it was; then the group goes. */
export async function sendHome(api: Api, {group, homes}: Homes): Promise<Sent> {
  const groups = subcloudGroups(api)
  const members = await groups.subclouds(group).catch(whereAbsent(undefined))
  if (members === undefined) return {homeless: [], strangers: []}
  const homeless: string[] = []
  const [own, strangers] = apart(members, homes)
  await inParallel(own, AT_A_TIME, async ({id, name}) => {
    const home = homes[name] ?? DEFAULT_GROUP
    // Somebody may rename a site meanwhile: by its number it is the same.
    const put = (target: number) => subclouds(api).update(String(id), {group: String(target)})
    try {
      await put(home)
    } catch (error) {
      if (!isRefusal(error) || (await isThere(api, home))) throw error
      await put(DEFAULT_GROUP)
      homeless.push(name)
    }
  })
  if (strangers.length === 0) await groups.delete(group).catch(whereAbsent(undefined))
  return {homeless: homeless.sort(), strangers: strangers.map(({name}) => name)}
}

function apart(members: readonly Subcloud[], homes: Homes['homes']): [own: Subcloud[], strangers: Subcloud[]] {
  const isOwn = ({name}: Subcloud) => Object.hasOwn(homes, name)
  return [members.filter(isOwn), members.filter((one) => !isOwn(one))]
}

async function isThere(api: Api, group: number): Promise<boolean> {
  const found = await subcloudGroups(api).get(String(group)).catch(whereAbsent(undefined))
  return found !== undefined
}
