import type {Api} from '../client/api.js'
import type {StrategyType} from '../client/dcmanager/strategy.js'
import {isUnfinished, leftSomething, type WaveMemory, wavesBegun} from '../rollout/memory.js'
import type {Clock, Memory} from '../rollout/stage.js'
import {undo} from '../rollout/wave.js'
import type {WaveEntry} from '../runs/entry.js'

const typeOf: Readonly<Record<string, StrategyType>> = {
  'sw-deploy': 'sw-deploy',
  prestage: 'prestage',
  'kube-upgrade': 'kubernetes',
  'kube-rootca-update': 'kube-rootca-update',
  'fw-update': 'firmware',
}

/** Of which type the strategy of a wave is, by the command that rolls out. */
export const typeIn = ([, type = '']: readonly string[], {prepares}: Pick<WaveMemory, 'prepares'>): StrategyType =>
  prepares ? 'prestage' : (typeOf[type] ?? 'sw-deploy')

/** What was written of it goes, too: it is not written any more. */
const forgetful: Memory = {
  intend: async () => undefined,
  settle: async () => undefined,
  leave: async () => undefined,
  write: async () => undefined,
}

/** Puts back what a rollout left that nobody will take up again. Refuses where its strategy is under way. */
export async function putBack(
  api: Api,
  {command, entries}: {command: readonly string[]; entries: readonly WaveEntry[]},
  how: {clock: Clock; say(text: string): void},
): Promise<void> {
  for (const wave of wavesBegun({entries}).filter(isUnfinished)) {
    await undo(
      {
        api,
        memory: forgetful,
        clock: how.clock,
        type: typeIn(command, wave),
        tell: (news) => {
          if (news.kind === 'remark') how.say(news.text)
        },
      },
      wave,
    )
  }
}

export {leftSomething}
