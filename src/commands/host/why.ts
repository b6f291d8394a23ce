import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class HostWhy extends Why {
  static override summary = 'tell why a host is as it is, and what to do next'
  static override description =
    'Looks at its state and task, its alarms and what happened before, its partner, and, where nothing else is found, at its ' +
    'services, partitions, file systems and volumes; in at most six requests. Exits with 3 where something is wrong, with 0 ' +
    'where nothing is or something is under way.'
  static override examples = [
    '<%= config.bin %> host why controller-1',
    '<%= config.bin %> --subcloud edge7 host why controller-0',
    '<%= config.bin %> host why controller-0 --subclouds group:east',
  ]
  static override args = {host: hostArg}

  readonly about = 'host'

  async explain(apis: Apis, {args}: Given<typeof HostWhy>, place: Place) {
    const {explainHost} = await import('../../families/host-why.js')
    return explainHost(apis, args.host, place)
  }
}
