import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {type Result, text} from '../../../cli/result.js'
import {phc2sys} from '../../../client/sysinv/platform/phc2sys.js'

export default class Phc2sysHaQuery extends Reading {
  static override summary = 'ask phc2sys for its clock source and state'
  static override description = 'It talks to the daemon itself, through a socket on the host that runs it.'
  static override examples = [
    '<%= config.bin %> phc2sys ha query phc1 status',
    '<%= config.bin %> phc2sys ha query phc1 "clock source"',
  ]
  static override hiddenAliases = ['system:phc2sys-ha-query']
  static override args = {
    instance: Args.string({required: true, description: 'name or uuid of the phc2sys instance'}),
    what: Args.string({
      required: true,
      options: ['clock source', 'forced lock', 'status'],
      description: 'what to ask for',
    }),
  }

  async look({sysinv}: Apis, {args}: Given<typeof Phc2sysHaQuery>): Promise<Result> {
    const reply = await phc2sys(sysinv).query(args.instance, args.what)
    return text(reply, {reply})
  }
}
