import type {SdnController} from '../client/sysinv/network/sdn-controller.js'
import type {Column, View} from '../output/view.js'

const list: Column<SdnController>[] = [
  {field: 'uuid'},
  {field: 'state', label: 'administrative state', state: true},
  {field: 'ip_address', label: 'ip address'},
  {field: 'port', label: 'remote port'},
]

export const sdnControllerView: View<SdnController> = {
  list,
  sort: 'uuid',
  show: [...list, {field: 'transport', label: 'transport mode'}],
}
