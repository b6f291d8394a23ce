import type {Certificate, InventoryEntry} from '../client/sysinv/platform/certificate.js'
import {type Column, columns, type View} from '../output/view.js'

/** Names of openstack's certificates in commands and tables, by those in the API. */
const openstackNames: Record<string, string> = {openstack: 'server', openstack_ca: 'ca'}

const openstackType: Column<Certificate> = {
  field: 'certtype',
  value: ({certtype}) => openstackNames[certtype] ?? certtype,
}

const shortSubject: Column<Certificate> = {
  field: 'subject',
  value: ({subject}) => (subject && subject.length > 20 ? `${subject.slice(0, 20)}...` : subject),
}

const show = (type: Column<Certificate>): Column<Certificate>[] => [
  {field: 'uuid'},
  type,
  ...columns<Certificate>('signature', 'start_date', 'expiry_date', 'subject'),
  {field: 'details', when: ([certificate]) => Boolean(certificate?.['details'])},
]

export const caCertificateView: View<Certificate> = {
  list: [...columns<Certificate>('uuid', 'expiry_date'), shortSubject],
  sort: 'uuid',
  show: show({field: 'certtype'}),
  localTime: true,
}

/** Certificates of openstack that were just installed: there the official program has the API's name for the type. */
export const installedOsCertificateView: View<Certificate> = {show: caCertificateView.show, localTime: true}

export const osCertificateView: View<Certificate> = {
  list: [{field: 'uuid'}, openstackType, {field: 'expiry_date'}, shortSubject],
  sort: 'uuid',
  show: show(openstackType),
  localTime: true,
}

const ruler = `+${'-'.repeat(60)}+`
const before = ['Residual Time']
const after = ['Issuer', 'Subject', 'Namespace', 'Secret', 'Renewal', 'Secret Type', 'File Path']

/** The inventory as the official program lays it out: a block per certificate, by name. */
export function inventoryText(inventory: Record<string, InventoryEntry>): string {
  const lines = Object.keys(inventory)
    .sort()
    .flatMap((name) => {
      const entry = inventory[name] ?? {}
      const filled = (keys: string[]) => keys.filter((key) => entry[key]).map((key) => `  ${key}\t: ${entry[key]}`)
      const {Validity: validity} = entry
      const {'Not Before': from, 'Not After': until} = validity ?? {}
      const dates = [...(from ? [`  Issue Date\t: ${from}`] : []), ...(until ? [`  Expiry Date\t: ${until}`] : [])]
      return [ruler, name, ruler, ...filled(before), ...dates, ...filled(after)]
    })
  return [...lines, ruler].join('\n')
}

/** One certificate of the inventory, in the order of the reply. */
export const inventoryEntryText = (entry: InventoryEntry): string => ['Certificate:', ...outline(entry, 1)].join('\n')

function outline(members: object, depth: number): string[] {
  const indent = '   '.repeat(depth)
  return Object.entries(members).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? [`${indent}${key}:`, ...outline(value, depth + 1)]
      : [`${indent}${key}: ${value}`],
  )
}
