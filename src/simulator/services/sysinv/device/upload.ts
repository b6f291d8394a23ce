import type {Call} from '../../../http/call.js'
import {create} from '../resource/change.js'
import {pick} from '../resource/resource.js'
import {isUuid} from '../resource/uuid.js'
import type {Where} from '../where.js'
import {type DeviceImage, deviceImages} from './model.js'
import {deviceImageResource} from './show.js'

type Fields = Readonly<Record<string, string | undefined>>

const types: readonly string[] = ['functional', 'root-key', 'key-revocation']
const yes = new Set(['1', 't', 'true', 'on', 'y', 'yes'])
const no = new Set(['0', 'f', 'false', 'off', 'n', 'no'])

const isTrue = (text: string | undefined): boolean => text !== undefined && yes.has(text.toLowerCase())
const isHex = (text: string): boolean => /^(0x)?[0-9a-f]+$/i.test(text)

/** Always 200: the reply says what was wrong. */
export function uploadImage(c: Call) {
  const [file] = c.files
  if (file === undefined) return {success: '', error: 'Error: No file uploaded'}
  const fields = (c.body ?? {}) as Fields
  const wrong = syntaxError(fields)
  if (wrong !== undefined) return {success: '', error: wrong}
  const strange = cardError(fields)
  if (strange !== undefined) return {error: strange}
  const image = create(c, deviceImageResource, {
    bitstream_type: fields['bitstream_type'] as DeviceImage['bitstream_type'],
    pci_vendor: fields['pci_vendor'] ?? '',
    pci_device: fields['pci_device'] ?? '',
    bitstream_id: fields['bitstream_id'] ?? null,
    key_signature: fields['key_signature'] ?? null,
    revoke_key_id: fields['revoke_key_id'] === undefined ? null : Number(fields['revoke_key_id']),
    name: fields['name'] ?? null,
    description: fields['description'] ?? null,
    image_version: fields['image_version'] ?? null,
    bmc: isTrue(fields['bmc']),
    retimer_included: isTrue(fields['retimer_included']),
    applied: false,
    applied_labels: null,
  })
  return {
    success: '',
    error: '',
    device_image: {
      ...pick(image, 'id', 'uuid', 'bitstream_type', 'pci_vendor', 'pci_device', 'bitstream_id', 'key_signature'),
      ...pick(image, 'revoke_key_id', 'name', 'description', 'image_version', 'bmc', 'retimer_included', 'applied'),
      ...pick(image, 'applied_labels'),
    },
  }
}

function syntaxError(fields: Fields): string | undefined {
  const {uuid, bitstream_type: type} = fields
  if (uuid !== undefined && !isUuid(uuid)) return 'uuid must be a valid UUID'
  for (const name of ['bmc', 'retimer_included']) {
    const text = fields[name]?.toLowerCase()
    if (text !== undefined && !yes.has(text) && !no.has(text)) return `Parameter ${name} must be a valid bool string`
  }
  for (const name of ['pci_vendor', 'pci_device', 'bitstream_id', 'key_signature']) {
    const text = fields[name]
    if (text !== undefined && !isHex(text)) return `${name} must be hexadecimal`
  }
  if (type === undefined || !types.includes(type)) return `Bitstream type ${type} not supported`
  return typeError(type, fields)
}

const required: Readonly<Record<string, readonly [field: string, kind: string]>> = {
  functional: ['bitstream_id', 'functional'],
  'root-key': ['key_signature', 'root key'],
  'key-revocation': ['revoke_key_id', 'key revocation'],
}

function typeError(type: string, fields: Fields): string | undefined {
  const [field, kind] = required[type] ?? ['', '']
  if (fields[field] === undefined) return `${field} is required for ${kind} bitstream type`
  if (type !== 'functional' && fields['bmc'] !== undefined) return 'bmc option is only applicable to functional image'
  const retimer = fields['retimer_included']
  if (retimer !== undefined && (type !== 'functional' || (isTrue(retimer) && !isTrue(fields['bmc'])))) {
    return 'retimer_included option is only applicable to functional BMC image'
  }
  const revoked = fields['revoke_key_id']
  if (revoked !== undefined && !/^\d+$/.test(revoked)) return 'revoke_key_id must be an integer'
  return undefined
}

/** The one card whose images the platform writes. */
export const card = {vendor: '8086', device: '0b30'} as const

function cardError({pci_vendor: vendor, pci_device: device}: Fields): string | undefined {
  if (vendor === card.vendor && device === card.device) return undefined
  return (
    `Invalid PCI vendor/device ID: ${vendor} ${device}. ` +
    `Supported vendor ID: ${card.vendor} and supported device ID: ${card.device}`
  )
}

export const imageNamed = (c: Where, ref: string): DeviceImage | undefined => c.region.of(deviceImages).get(ref)
