import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hosts, nameOf} from '../record/host.js'
import {change, create} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import type {Where} from '../where.js'
import * as model from './model.js'
import {hostPends, type Place, tellDone, tellPending} from './pending.js'
import {deviceImageResource, deviceImageStateResource, deviceLabelResource, noImage} from './show.js'
import {card, imageNamed} from './upload.js'

type Label = Readonly<Record<string, string>>

export const placeOf = ({sim, region}: Where): Place => ({sim, scope: region, region: region.name})

const statesOf = (c: Where, image: model.DeviceImage) =>
  c.region.of(model.deviceImageStates).where({image_uuid: image.uuid})

export function deleteImage(c: Call<'uuid'>) {
  const ref = uuidArgument('deviceimage_uuid', c.params.uuid)
  const image = imageNamed(c, ref) ?? noImage(ref)
  if (statesOf(c, image).some(({status}) => status === 'completed' || status === 'in-progress')) {
    refuse(400, 'Delete failed: device image is being written to or has already been written to devices')
  }
  for (const {uuid} of statesOf(c, image)) c.region.of(model.deviceImageStates).remove(uuid)
  for (const label of image.applied_labels ?? []) dropLoose(c, label, image)
  c.region.of(model.deviceImages).remove(image.uuid)
  tellDone(placeOf(c))
  return reply(202, showRow(c, deviceImageResource, image))
}

/** Gives an image to all cards, or to those with a label; or takes it back. */
export function directImage(c: Call<'uuid'>) {
  const action = c.query['action'] ?? ''
  if (action !== 'apply' && action !== 'remove') refuse(403, 'Operation not permitted.')
  const ref = uuidArgument('uuid', c.params.uuid)
  const image = imageNamed(c, ref) ?? refuse(400, `Device image ${action} failed: image does not exist`)
  const labels = Array.isArray(c.body) ? (c.body as Label[]) : []
  if (action === 'apply') apply(c, image, labels)
  else remove(c, image, labels)
  return showRow(c, deviceImageResource, imageNamed(c, ref) ?? image)
}

const pairOf = (label: Label): readonly [string, string] => Object.entries(label)[0] ?? ['', '']

const labelled = (c: Where, [label_key, label_value]: readonly [string, string]) =>
  c.region.of(model.deviceLabels).where({label_key, label_value})

const same = (one: Label, other: Label): boolean => pairOf(one).join('=') === pairOf(other).join('=')

/** The cards whose images can be written. */
const cards = (c: Where): readonly model.PciDevice[] =>
  c.region.of(model.pciDevices).where((one) => one.pvendor_id === card.vendor && one.pdevice_id === card.device)

export function apply(c: Where, image: model.DeviceImage, labels: readonly Label[]): void {
  for (const label of labels) {
    const pair = pairOf(label)
    if (labelled(c, pair).length === 0) {
      const [label_key, label_value] = pair
      create(c, deviceLabelResource, {host_uuid: null, pcidevice_uuid: null, label_key, label_value})
    }
    for (const {pcidevice_uuid: device} of labelled(c, pair)) if (device !== null) give(c, image, device)
  }
  if (labels.length === 0) for (const {uuid} of cards(c)) give(c, image, uuid)
  const known = image.applied_labels ?? []
  const all = [...known, ...labels.filter((label) => !known.some((one) => same(one, label)))]
  const patch = labels.length === 0 ? {applied: true} : {applied_labels: all}
  change(c, deviceImageResource, image.uuid, patch)
  tellPending(placeOf(c))
}

export function remove(c: Where, image: model.DeviceImage, labels: readonly Label[]): void {
  for (const label of labels) {
    const [key, value] = pairOf(label)
    const found = labelled(c, [key, value])
    if (found.length === 0) refuse(400, `Device image remove failed: label ${key}=${value} does not exist`)
    for (const {pcidevice_uuid: device} of found) if (device !== null) takeBack(c, image, device)
    dropLoose(c, label, image)
  }
  if (labels.length === 0) for (const {uuid} of cards(c)) takeBack(c, image, uuid)
  const left = (image.applied_labels ?? []).filter((one) => !labels.some((label) => same(one, label)))
  const patch = labels.length === 0 ? {applied: false} : {applied_labels: left.length === 0 ? null : left}
  change(c, deviceImageResource, image.uuid, patch)
  tellDone(placeOf(c))
}

/** A label that no card has lives as long as an image is applied by it. */
function dropLoose(c: Where, label: Label, image: model.DeviceImage): void {
  const others = c.region.of(model.deviceImages).where((one) => one.uuid !== image.uuid)
  if (others.some((one) => one.applied_labels?.some((applied) => same(applied, label)) === true)) return
  for (const {uuid, pcidevice_uuid} of labelled(c, pairOf(label))) {
    if (pcidevice_uuid === null) c.region.of(model.deviceLabels).remove(uuid)
  }
}

const stateOf = (c: Where, image: string, device: string) =>
  c.region.of(model.deviceImageStates).find({image_uuid: image, pcidevice_uuid: device})

function takeBack(c: Where, image: model.DeviceImage, device: string): void {
  const state = stateOf(c, image.uuid, device)
  if (state !== undefined) c.region.of(model.deviceImageStates).remove(state.uuid)
}

/** A card waits to have an image written; nothing happens where it is written or waits already. */
export function give(c: Where, image: model.DeviceImage, deviceUuid: string): void {
  const device = c.region.of(model.pciDevices).get(deviceUuid)
  const host = device === undefined ? undefined : c.region.of(hosts).get(device.host_uuid)
  if (device === undefined || host === undefined) return
  if (makeRoom(c, image, device, nameOf(host))) return
  const state = stateOf(c, image.uuid, device.uuid)
  if (state !== undefined) change(c, deviceImageStateResource, state.uuid, {status: 'pending'})
  else {
    const fresh = {host_uuid: host.uuid, pcidevice_uuid: device.uuid, image_uuid: image.uuid}
    create(c, deviceImageStateResource, {...fresh, status: 'pending', update_start_time: null})
  }
  hostPends(placeOf(c), host.uuid)
}

/** Another functional image makes place, another root key does not; true: this one is there already. */
function makeRoom(c: Where, image: model.DeviceImage, device: model.PciDevice, hostname: string): boolean {
  let there = false
  for (const state of c.region.of(model.deviceImageStates).where({pcidevice_uuid: device.uuid})) {
    const other = imageNamed(c, state.image_uuid)
    if (other === undefined || other.bitstream_type !== image.bitstream_type) continue
    if (other.bitstream_type === 'functional' && state.status === 'in-progress') {
      const where = `host ${hostname} device ${device.pciaddr}`
      refuse(400, `Applying image ${image.uuid} for ${where} not allowed while device image update is in progress`)
    }
    if (other.uuid === image.uuid) there = state.status !== 'failed'
    else if (other.bitstream_type === 'root-key') {
      refuse(400, `Root-key image ${other.uuid} is already applied to host ${hostname} device ${device.pciaddr}`)
    } else if (other.bitstream_type === 'functional' && replaces(image, other)) {
      c.region.of(model.deviceImageStates).remove(state.uuid)
    }
  }
  return there
}

const replaces = (image: model.DeviceImage, other: model.DeviceImage): boolean =>
  image.bmc === other.bmc && !(image.bmc && !image.retimer_included && other.retimer_included)
