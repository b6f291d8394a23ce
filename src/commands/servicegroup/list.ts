import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type ServiceGroup, serviceGroups} from '../../client/sysinv/platform/service-management.js'
import {serviceGroupView} from '../../views/service-management.js'

export default class ServicegroupList extends Listing<ServiceGroup> {
  static override summary = 'list the service groups with their states'
  static override examples = ['<%= config.bin %> servicegroup list']
  static override hiddenAliases = ['system:servicegroup-list']

  view = serviceGroupView
  read = ({sysinv}: Apis) => serviceGroups(sysinv).list()
}
