import {subcloudGroups} from '../client/dcmanager/group.js'
import {strategies} from '../client/dcmanager/strategy.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {gather} from './group.js'
import type {WaveMemory} from './memory.js'
import {atATime, scopeIn, selectionOf} from './scope.js'
import type {Stage} from './stage.js'
import {mayNotFail} from './wave.js'

/** Sends what a wave sends where all goes well, to an `api` that holds it back; nothing is waited for. */
export async function rehearseWave(
  {api, ...stage}: Pick<Stage, 'id' | 'api' | 'order' | 'limits'>,
  wave: Pick<WaveMemory, 'number' | 'canary' | 'sites'>,
  fleet: readonly Subcloud[],
): Promise<void> {
  const {order} = stage
  const {type} = order
  const scope = scopeIn(fleet, stage, wave)
  if (scope.by === 'group') await gather(api, scope, atATime(order))
  const stopOnFailure = mayNotFail(stage, wave, {failed: 0})
  await strategies(api).create(type, {...selectionOf(scope), stopOnFailure}, order.extra)
  if (scope.by === 'group') {
    for (const {id, name} of fleet) {
      const home = scope.homes[name]
      if (home !== undefined) await subclouds(api).update(String(id), {group: String(home)})
    }
    await subcloudGroups(api).delete(scope.group)
  }
  await strategies(api).apply(type)
  await strategies(api).delete(type)
}
