import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {AnyGiven, Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {configuring, type Stor, stors} from '../../../client/sysinv/storage/stor.js'
import {mibOf} from '../../../inputs/size.js'
import {storView} from '../../../views/stor.js'

const functions = ['osd', 'monitor', 'journal']

export default class HostStorAdd extends Changing<Stor> {
  static override summary = 'give a disk a storage function'
  static override examples = [
    '<%= config.bin %> host stor add storage-0 7eac1636-90ff-406b-badd-47826bc2de3e --wait',
    '<%= config.bin %> host stor add storage-0 journal ba1b3b3a-6f61-4c5b-9d6a-3a1b6f1c2d3e',
  ]
  static override hiddenAliases = ['system:host-stor-add']
  static override args = {
    host: hostArg,
    function: Args.string({required: true, description: 'osd, monitor or journal; osd when left out'}),
    disk: Args.string({description: 'uuid of the disk'}),
  }
  static override flags = {
    'journal-location': Flags.string({summary: 'uuid of the stor that holds its journal', helpValue: '[UUID]'}),
    'journal-size': Flags.string({summary: 'size of its journal in GiB', helpValue: '[GIB]'}),
    'tier-uuid': Flags.string({summary: 'storage tier that it belongs to', helpValue: '[UUID]'}),
    ...waitFlags,
  }

  result = storView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostStorAdd>) {
    const [task, disk] = args.disk === undefined ? ['osd', args.function] : [args.function, args.disk]
    if (!functions.includes(task))
      throw new CommandFailure('usage', `"${task}" is no storage function`, 'it is osd, monitor or journal')
    const {'journal-location': location, 'journal-size': size} = flags
    const journal = {location, sizeMib: size === undefined ? undefined : mibOf(size, 'Journal')}
    return stors(sysinv).add(args.host, {function: task, disk, journal, tier: flags['tier-uuid']})
  }

  override follow({sysinv}: Apis, _given: AnyGiven, {uuid}: Stor) {
    return {
      target: `stor ${uuid}`,
      read: () => stors(sysinv).get(uuid),
      judge: configuring,
      watch: `stx host stor show ${uuid}`,
    }
  }
}
