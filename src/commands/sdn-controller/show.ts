import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type SdnController, sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerShow extends Showing<SdnController> {
  static override summary = 'show one SDN controller'
  static override examples = ['<%= config.bin %> sdn-controller show 28b19fc2-f83b-4d23-ace7-4a3b0efebedf']
  static override hiddenAliases = ['system:sdn-controller-show']
  static override args = {controller: Args.string({required: true, description: 'uuid of the SDN controller'})}

  view = sdnControllerView
  read = ({sysinv}: Apis, {args}: Given<typeof SdnControllerShow>) => sdnControllers(sysinv).get(args.controller)
}
