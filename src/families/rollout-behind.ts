import type {GlobalValues} from '../cli/command.js'
import type {RunContext} from '../cli/context.js'
import {destination} from '../cli/in-run.js'
import type {Api} from '../client/api.js'
import {isUnfinished, wavesBegun} from '../rollout/memory.js'
import {findStrategy, isOf} from '../rollout/strategy.js'
import {knownTypeIn} from './rollout-undo.js'

/** The run of this machine that made the strategy that there is, and can be taken up again. */
export async function runBehind(api: Api, globals: GlobalValues, context: RunContext): Promise<string | undefined> {
  const found = await findStrategy(api)
  if (!found) return undefined
  const {folderIn, listRuns} = await import('../runs/folder.js')
  const {cloud} = await destination(globals, context)
  const runs = await listRuns(folderIn(context.environment.paths.state))
  const behind = runs.find(({run}) => {
    if (run?.rollout === undefined || run.cloud !== cloud) return false
    return wavesBegun(run.rollout).some((wave) => {
      const type = knownTypeIn(run.command, wave)
      return type !== undefined && isUnfinished(wave) && isOf(wave, type, found)
    })
  })
  return behind?.id
}
