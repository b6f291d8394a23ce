import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type Ntp, ntp} from '../../client/sysinv/platform/ntp.js'
import {assignments} from '../../inputs/words.js'
import {ntpView} from '../../views/ntp.js'

export default class NtpModify extends Changing<Ntp> {
  static override summary = 'change the time servers and apply the change'
  static override examples = [
    '<%= config.bin %> ntp modify ntpservers=0.pool.ntp.org,1.pool.ntp.org',
    '<%= config.bin %> ntp modify ntpservers=',
  ]
  static override hiddenAliases = ['system:ntp-modify']
  static override args = {
    change: Args.string({multiple: true, description: 'what to change to what; nothing: apply again'}),
  }

  result = ntpView

  change = ({sysinv}: Apis, {args}: Given<typeof NtpModify>) => ntp(sysinv).modify(assignments(args.change ?? []))
}
