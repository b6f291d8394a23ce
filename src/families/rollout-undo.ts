import {type FleetType, fleetTypeOf, isFleetType, topicOf} from '../causes/strategy-topic.js'
import {commandLine} from '../cli/command-line.js'
import {CommandFailure} from '../cli/failure.js'
import type {Api} from '../client/api.js'
import {StageError} from '../rollout/error.js'
import {isUnfinished, leftSomething, type WaveMemory, wavesBegun} from '../rollout/memory.js'
import type {Clock, Memory} from '../rollout/stage.js'
import {findStrategy} from '../rollout/strategy.js'
import {undo} from '../rollout/wave.js'
import type {WaveEntry} from '../runs/entry.js'

/** Of which type the strategy of a wave is, by the command that rolls out; another release may begin what this one does not know. */
export const knownTypeIn = (
  command: readonly string[],
  {prepares}: Pick<WaveMemory, 'prepares'>,
): FleetType | undefined => (prepares ? 'prestage' : fleetTypeOf(command[1] ?? ''))

function typeIn(command: readonly string[], wave: Pick<WaveMemory, 'prepares'>): FleetType {
  const type = knownTypeIn(command, wave)
  if (type) return type
  throw new CommandFailure(
    'failed',
    `no rollout is begun with: ${commandLine(command)}`,
    'use the release that began it',
  )
}

/** Where nobody can read any more what was rolled out: what stands there says whether the wave made it. */
async function typeThere(api: Api): Promise<FleetType | undefined> {
  const type = (await findStrategy(api))?.strategy.type
  return type !== undefined && isFleetType(type) ? type : undefined
}

/** What was written of it goes, too: it is not written any more. */
const forgetful: Memory = {
  intend: async () => undefined,
  settle: async () => undefined,
  leave: async () => undefined,
  write: async () => undefined,
}

interface Left {
  readonly id: string
  readonly command: readonly string[]
  readonly entries: readonly WaveEntry[]
}

/** Puts back what a rollout left that nobody will take up again. Refuses where its strategy is under way. */
export async function putBack(
  api: Api,
  {id, command, entries}: Left,
  how: {clock: Pick<Clock, 'pause'>; say(text: string): void},
): Promise<void> {
  for (const wave of wavesBegun({entries}).filter(isUnfinished)) {
    const type = command.length > 0 ? typeIn(command, wave) : await typeThere(api)
    const tell = (news: {kind: string; text?: string}) => {
      if (news.kind === 'remark' && news.text !== undefined) how.say(news.text)
    }
    await undo({api, memory: forgetful, clock: how.clock, type, tell}, wave).catch((error: unknown) => {
      if (!(error instanceof StageError && type !== undefined)) throw error
      const abort = commandLine(['strategy', topicOf(type), 'abort', '--wait'])
      const resume = commandLine(['run', 'resume', id])
      throw new CommandFailure(error.kind, error.message, `go on with it: ${resume}; or abort it first: ${abort}`)
    })
  }
}

export {leftSomething}
