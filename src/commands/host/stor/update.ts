import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {configuring, type Stor, stors} from '../../../client/sysinv/storage/stor.js'
import {mibOf} from '../../../inputs/size.js'
import {storView} from '../../../views/stor.js'

export default class HostStorUpdate extends Changing<Stor> {
  static override summary = 'put the journal of an OSD elsewhere, or change its size'
  static override examples = [
    '<%= config.bin %> host stor update aa4b85f5-ec2d-4fb3-a3b1-2ceea4b795d1 --journal-size 2',
  ]
  static override hiddenAliases = ['system:host-stor-update']
  static override args = {stor: Args.string({required: true, description: 'uuid of the OSD'})}
  static override flags = {
    'journal-location': Flags.string({summary: 'uuid of the stor that holds the journal', helpValue: '[UUID]'}),
    'journal-size': Flags.string({summary: 'size of the journal in GiB', helpValue: '[GIB]'}),
    ...waitFlags,
  }

  result = storView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostStorUpdate>) {
    const {'journal-location': location, 'journal-size': size} = flags
    const sizeMib = size === undefined ? undefined : mibOf(size, 'Journal')
    return stors(sysinv).moveJournal(args.stor, {location, sizeMib})
  }

  override follow({sysinv}: Apis, {args: {stor}}: Given<typeof HostStorUpdate>) {
    return {
      target: `stor ${stor}`,
      read: () => stors(sysinv).get(stor),
      judge: configuring,
      watch: `stx host stor show ${stor}`,
    }
  }
}
