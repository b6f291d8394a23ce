import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import {one, type Result, several, words} from '../../cli/result.js'
import type {Host} from '../../client/sysinv/host/host.js'
import {applying, configuringHosts, drbd} from '../../client/sysinv/storage/drbd.js'
import {drbdView} from '../../views/drbd.js'

export default class DrbdsyncModify extends Acting {
  static override summary = 'change how the disks of the controllers are kept the same'
  static override examples = ['<%= config.bin %> drbdsync modify --util 60 --wait']
  static override hiddenAliases = ['system:drbdsync-modify']
  static override flags = {
    util: Flags.string({summary: 'share of the link that replication may use, in percent', helpValue: 'PERCENT'}),
    rtt_ms: Flags.string({hidden: true, summary: 'round trip between the controllers, in milliseconds'}),
    secure: Flags.string({summary: 'whether replication is encrypted', helpValue: 'true|false'}),
    ...waitFlags,
  }

  override readonly result = drbdView

  async act({sysinv}: Apis, {flags}: Given<typeof DrbdsyncModify>): Promise<Result> {
    const {util: link_util, rtt_ms, secure} = flags
    if ([link_util, rtt_ms, secure].every((value) => value === undefined)) {
      const hint = 'see: stx help drbdsync modify'
      return this.voice.failOrSay('usage', 'drbdsync modify: nothing to change', {
        officially: 'No options provided.',
        hint,
      })
    }
    const api = drbd(sysinv)
    const busy = configuringHosts(await api.controllers())
    if (busy.length > 0)
      return this.voice.failOrSay('conflict', applying(busy).phase, {
        officially: refusal(busy),
        hint: 'try again later',
      })
    const changed = one(this.result, await api.modify({link_util, rtt_ms, secure}))
    // The official program always waits, as long as this.
    const waiting = this.voice.either(flags, {wait: true, deadline: '90s'})
    await this.settle(waiting, await api.controllers(), {
      target: 'the controllers',
      read: api.controllers,
      judge: applying,
      watch: 'stx drbdsync show',
    })
    return several([changed, words('\nDRBD configuration finished.')])
  }
}

const refusal = (busy: Host[]) =>
  [
    ...busy.map(({hostname}) => `host ${hostname} is configuring ...`),
    'Cannot apply update while controller configuration in progress.',
  ].join('\n')
