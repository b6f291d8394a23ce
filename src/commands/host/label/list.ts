import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Label, labels} from '../../../client/sysinv/host/label.js'
import {labelView} from '../../../views/label.js'

export default class HostLabelList extends Listing<Label> {
  static override summary = 'list the kubernetes labels of a host'
  static override examples = ['<%= config.bin %> host label list controller-0']
  static override hiddenAliases = ['system:host-label-list']
  static override args = {host: hostArg}

  view = labelView
  read = ({sysinv}: Apis, {args}: Given<typeof HostLabelList>) => labels(sysinv).list(args.host)
}
