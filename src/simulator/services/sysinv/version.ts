import type {Call} from '../../http/call.js'
import type {Router} from '../../http/service.js'
import {links} from './link.js'

/** What the genuine server lists of itself, in its order; not all of it is served, and not all that is served is here. */
const listed = [
  ...['isystems', 'ihosts', 'helm_charts', 'inode', 'icpu', 'imemory', 'iuser', 'idns', 'intp', 'ptp', 'ptp_instances'],
  ...['ptp_interfaces', 'ptp_parameters', 'iextoam', 'controller_fs', 'storage_backend', 'storage_lvm', 'storage_file'],
  ...['storage_external', 'storage_ceph', 'storage_ceph_external', 'storage_ceph_rook', 'ceph_mon', 'drbdconfig'],
  ...['addresses', 'addrpools', 'upgrade', 'networks', 'network_addrpools', 'datanetworks', 'interface_datanetworks'],
  ...['interface_networks', 'service_parameter', 'clusters', 'lldp_agents', 'lldp_neighbours', 'services'],
  ...['servicenodes', 'servicegroup', 'health', 'registry_image', 'remotelogging', 'sdn_controller', 'license'],
  ...['fernet_repo', 'apps', 'query_compatible_apps', 'reorder_apps', 'host_fs', 'kube_clusters', 'kube_versions'],
  ...['kube_cmd_versions', 'kube_upgrade', 'kube_rootca_update', 'kube_host_upgrades', 'kube_config_kubelet'],
  ...['device_images', 'device_image_state', 'device_labels', 'restore', 'evaluate_apps_reapply', 'vim', 'flux'],
]

const v1 = (c: Call) => ({
  id: 'v1',
  media_types: [{base: 'application/json', type: 'application/vnd.openstack.sysinv.v1+json'}],
  links: [
    {href: `${c.base}/v1/`, rel: 'self'},
    {href: 'http://www.windriver.com/developer/sysinv/dev/api-spec-v1.html', rel: 'describedby', type: 'text/html'},
  ],
  ...Object.fromEntries(listed.map((name) => [name, links(c.base, `${name}/`)])),
})

/** What the server says of itself, to everybody. */
export function versionRoutes(router: Router): void {
  router.get('/', {policy: 'public'}, (c) => ({
    name: 'StarlingX System API',
    description: 'configuration and inventory of one system',
    versions: [{id: 'v1', links: links(c.base, '')}],
    default_version: {id: 'v1', links: links(c.base, '')},
  }))
  router.get('/v1', {policy: 'public'}, v1)
}
