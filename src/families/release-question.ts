import {Args} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {Reading} from '../cli/reading.js'
import {exitCode, several, text} from '../cli/result.js'
import {type ReleaseState, releases} from '../client/usm/release.js'

/** Whether releases are in some state: for scripts, which go by the exit code. */
export abstract class ReleaseQuestion extends Reading {
  static override args = {release: Args.string({multiple: true, required: true, description: 'ids of releases'})}

  abstract readonly state: ReleaseState

  async look({usm}: Apis, {args}: Given<typeof ReleaseQuestion>) {
    const {release: ids} = args
    const yes = await releases(usm).are(this.state, ids)
    return several([text(yes ? 'True' : 'False', {releases: ids, [this.state]: yes})], yes ? undefined : exitCode(1))
  }
}
