import type {Deploy, DeployHost} from '../client/usm/deploy.js'
import type {SystemDeploy} from '../client/usm/system-deploy.js'
import type {Column, View} from '../output/view.js'

const rebootRequired = {field: 'reboot_required', label: 'RR'}
const preUpgrade = {field: 'pre_upgrade_deploy', label: 'Pre-Upgrade'}

const headings = ['Metapackage', 'From Release', 'To Release']

/** The table within the table: what is deployed where it is not a product as a whole. */
function metapackageTable({metapackages}: Deploy): string {
  const rows = (metapackages ?? []).map((row) => row.map((cell) => cell ?? ''))
  const widths = headings.map((heading, at) =>
    Math.max(heading.length + 2, ...rows.map((row) => (row[at] ?? '').length)),
  )
  const line = (cells: readonly string[]) => widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join('  ')
  return [headings, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')
}

const isPartial = ({metapackages, product_deploy}: Deploy) => metapackages != null && product_deploy === false

const releases: Column<Deploy>[] = [
  {field: 'from_release', label: 'From Release', when: ([deploy]) => !deploy || !isPartial(deploy)},
  {field: 'to_release', label: 'To Release', when: ([deploy]) => !deploy || !isPartial(deploy)},
  {
    field: 'metapackages',
    label: 'Releases',
    value: metapackageTable,
    when: ([deploy]) => deploy !== undefined && isPartial(deploy),
  },
]

export const deployView: View<Deploy> = {
  style: 'centred',
  list: [
    ...releases,
    rebootRequired,
    preUpgrade,
    {field: 'state', label: 'State', state: true, value: ({state}) => `deploy-${state}`},
  ],
}

export const deployHostView: View<DeployHost> = {
  style: 'centred',
  list: [
    {field: 'hostname', label: 'Host'},
    {field: 'software_release', label: 'From Release'},
    {field: 'target_release', label: 'To Release'},
    rebootRequired,
    preUpgrade,
    {field: 'host_state', label: 'State', state: true, value: ({host_state}) => `deploy-host-${host_state}`},
  ],
}

export const systemDeployView: View<SystemDeploy> = {
  style: 'centred',
  list: [
    {field: 'id', label: 'System Deploy ID', optional: true},
    {field: 'to_release', label: 'To Release'},
    {field: 'to_k8s_version', label: 'To K8S Release'},
  ],
}
