import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hosts, nameOf} from '../record/host.js'
import {change, create} from '../resource/change.js'
import {noServer, rowAsked, showRow} from '../resource/resource.js'
import {give, placeOf} from './image.js'
import * as model from './model.js'
import {tellChange} from './pending.js'
import {deviceLabelResource} from './show.js'

/** Labels of a card; images that are applied by them wait to be written to it. */
export function postLabels(c: Call) {
  const given = (Array.isArray(c.body) ? (c.body as Record<string, string>[]) : []).flatMap((one) =>
    Object.entries(one),
  )
  const ref = given.find(([key]) => key === 'pcidevice_uuid')?.[1] ?? ''
  const device = c.region.of(model.pciDevices).get(ref) ?? noServer(ref)
  const labels = given.filter(([key]) => key !== 'pcidevice_uuid')
  const overwrite = c.query['overwrite']?.toLowerCase() === 'true'
  const table = c.region.of(model.deviceLabels)
  const of = (label_key: string) => table.where({pcidevice_uuid: device.uuid, label_key})
  for (const [key, value] of labels) {
    const known = of(key)
    if (overwrite && known.length > 1) {
      refuse(400, `Cannot overwrite label value as multiple device labels exist with label key ${key} for this device`)
    }
    if (!overwrite && known.some((one) => one.label_value === value)) {
      refuse(400, `Device label (${key}, ${value}) already exists for this device`)
    }
  }
  const rows = labels.map(([label_key, label_value]) => {
    const [known] = overwrite ? of(label_key) : []
    if (known !== undefined) forgetStates(c, known)
    const row =
      known === undefined
        ? create(c, deviceLabelResource, {host_uuid: device.host_uuid, pcidevice_uuid: ref, label_key, label_value})
        : change(c, deviceLabelResource, known.uuid, {label_value})
    for (const image of c.region.of(model.deviceImages).all()) {
      if (image.applied_labels?.some((one) => one[label_key] === label_value) === true) give(c, image, device.uuid)
    }
    return row
  })
  tellChange(placeOf(c))
  return {device_labels: rows.map((row) => showRow(c, deviceLabelResource, row, false))}
}

export function deleteLabel(c: Call<'uuid'>) {
  const row = rowAsked(c, deviceLabelResource)
  forgetStates(c, row)
  c.region.of(model.deviceLabels).remove(row.uuid)
  tellChange(placeOf(c))
  return reply(204)
}

function forgetStates(c: Call, label: model.DeviceLabel): void {
  const host = label.host_uuid === null ? undefined : c.region.of(hosts).get(label.host_uuid)
  if (host?.device_image_update === 'in-progress') {
    refuse(400, `Command rejected: Device image update is in progress for host ${nameOf(host)}`)
  }
  if (label.pcidevice_uuid === null) return
  const table = c.region.of(model.deviceImageStates)
  for (const {uuid} of table.where({pcidevice_uuid: label.pcidevice_uuid})) table.remove(uuid)
}
