import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type ServiceNode, serviceNodes} from '../../client/sysinv/platform/service-management.js'
import {serviceNodeView} from '../../views/service-management.js'

export default class ServicenodeShow extends Showing<ServiceNode> {
  static override summary = 'show one node that runs services'
  static override examples = ['<%= config.bin %> servicenode show 1']
  static override hiddenAliases = ['system:servicenode-show']
  static override args = {node: Args.string({required: true, description: 'number of the node'})}

  view = serviceNodeView
  read = ({sysinv}: Apis, {args}: Given<typeof ServicenodeShow>) => serviceNodes(sysinv).get(args.node)
}
