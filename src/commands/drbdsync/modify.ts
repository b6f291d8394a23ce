import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {waitFlags} from '../../cli/flags.js'
import type {Host} from '../../client/sysinv/host/host.js'
import {applying, configuringHosts, drbd} from '../../client/sysinv/storage/drbd.js'
import {drbdView} from '../../views/drbd.js'

export default class DrbdsyncModify extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(DrbdsyncModify)
    const {util: link_util, rtt_ms, secure} = flags
    if ([link_util, rtt_ms, secure].every((value) => value === undefined)) {
      const hint = 'see: stx help drbdsync modify'
      return this.failOrSay('usage', 'drbdsync modify: nothing to change', {said: 'No options provided.', hint})
    }
    const api = drbd(await this.api('sysinv'))
    const busy = configuringHosts(await api.controllers())
    if (busy.length > 0)
      return this.failOrSay('conflict', applying(busy).phase, {said: refusal(busy), hint: 'try again later'})
    await this.show(this.result, await api.modify({link_util, rtt_ms, secure}))
    // The official program always waits, as long as this.
    const waiting = this.official ? {wait: true, deadline: '90s'} : flags
    await this.settle(waiting, await api.controllers(), {
      target: 'the controllers',
      read: api.controllers,
      judge: applying,
      watch: 'stx drbdsync show',
    })
    if (this.official) await this.done('\nDRBD configuration finished.')
  }
}

const refusal = (busy: Host[]) =>
  [
    ...busy.map(({hostname}) => `host ${hostname} is configuring ...`),
    'Cannot apply update while controller configuration in progress.',
  ].join('\n')
