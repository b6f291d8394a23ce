import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type ServiceNode, serviceNodes} from '../../client/sysinv/platform/service-management.js'
import {serviceNodeView} from '../../views/service-management.js'

export default class ServicenodeList extends Listing<ServiceNode> {
  static override summary = 'list the nodes that run services'
  static override examples = ['<%= config.bin %> servicenode list']
  static override hiddenAliases = ['system:servicenode-list']

  view = serviceNodeView
  read = ({sysinv}: Apis) => serviceNodes(sysinv).list()
}
