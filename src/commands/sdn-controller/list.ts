import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type SdnController, sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerList extends Listing<SdnController> {
  static override summary = 'list the SDN controllers'
  static override examples = ['<%= config.bin %> sdn-controller list']
  static override hiddenAliases = ['system:sdn-controller-list']

  view = sdnControllerView
  read = ({sysinv}: Apis) => sdnControllers(sysinv).list()
}
