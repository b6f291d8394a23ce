import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type ServiceGroup, serviceGroups} from '../../client/sysinv/platform/service-management.js'
import {serviceGroupView} from '../../views/service-management.js'

export default class ServicegroupShow extends Showing<ServiceGroup> {
  static override summary = 'show one service group'
  static override examples = ['<%= config.bin %> servicegroup show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:servicegroup-show']
  static override args = {group: Args.string({required: true, description: 'uuid of the service group'})}

  view = serviceGroupView
  read = ({sysinv}: Apis, {args}: Given<typeof ServicegroupShow>) => serviceGroups(sysinv).get(args.group)
}
