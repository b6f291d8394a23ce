import {Args} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import type {ReleaseState} from '../client/usm/release.js'

/** Whether releases are in some state: for scripts, which go by the exit code. */
export abstract class ReleaseQuestion extends StxCommand {
  static override args = {release: Args.string({multiple: true, required: true, description: 'ids of releases'})}

  protected async ask(state: ReleaseState, ids: string[]): Promise<void> {
    const {releases} = await import('../client/usm/release.js')
    const yes = await releases(await this.api('usm')).are(state, ids)
    await this.text(yes ? 'True' : 'False', {releases: ids, [state]: yes})
    if (!yes) this.exit(1)
  }
}
