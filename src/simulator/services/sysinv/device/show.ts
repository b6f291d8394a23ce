import {isoZone} from '../../../date.js'
import {refuse} from '../../../http/refusal.js'
import {noServer, pick, type Resource} from '../resource/resource.js'
import * as model from './model.js'

export const pciDeviceResource: Resource<model.PciDevice> = {
  collection: model.pciDevices,
  path: 'pci_devices',
  argument: 'device_uuid',
  missing: noServer,
  parents: {ihosts: {field: 'host_uuid', argument: 'uuid'}},
  show: (device, view) => ({
    ...pick(device, 'uuid', 'name', 'pciaddr', 'pclass_id', 'pvendor_id', 'pdevice_id', 'pclass', 'pvendor', 'pdevice'),
    psvendor: null,
    psdevice: null,
    ...pick(device, 'numa_node', 'sriov_totalvfs', 'sriov_numvfs'),
    sriov_vfs_pci_address: '',
    ...pick(device, 'sriov_vf_driver', 'sriov_vf_pdevice_id', 'driver'),
    extra_info: null,
    ...pick(device, 'host_uuid', 'enabled'),
    ...(device.fpga ?? {}),
    links: view.links(),
    ...view.dates(),
  }),
}

export const noImage = (ref: string): never => refuse(404, `Device image ${ref} could not be found.`)

/** An image may be applied to all cards, which an empty label stands for, and by labels. */
function application({applied, applied_labels: labels}: model.DeviceImage) {
  if (!applied) return {applied: labels !== null, applied_labels: labels}
  return {applied, applied_labels: [...(labels ?? []), {}]}
}

export const deviceImageResource: Resource<model.DeviceImage> = {
  collection: model.deviceImages,
  path: 'device_images',
  argument: 'deviceimage_uuid',
  missing: noImage,
  show: (image, view) => ({
    ...pick(image, 'uuid', 'bitstream_type', 'pci_vendor', 'pci_device', 'bitstream_id', 'key_signature'),
    ...pick(image, 'revoke_key_id', 'name', 'description', 'image_version', 'bmc', 'retimer_included'),
    ...application(image),
    ...(view.single ? view.dates() : {}),
  }),
}

export const deviceImageStateResource: Resource<model.DeviceImageState> = {
  collection: model.deviceImageStates,
  path: 'device_image_state',
  argument: 'deviceimagestate_uuid',
  missing: (ref) => refuse(404, `A device to image mapping with id ${ref} not found`),
  show: (state, view) => ({
    ...pick(state, 'id', 'uuid', 'host_uuid'),
    pcidevice_id: view.c.region.of(model.pciDevices).get(state.pcidevice_uuid)?.id ?? null,
    pcidevice_uuid: state.pcidevice_uuid,
    image_id: view.c.region.of(model.deviceImages).get(state.image_uuid)?.id ?? null,
    image_uuid: state.image_uuid,
    status: state.status,
    update_start_time: state.update_start_time === null ? null : isoZone(state.update_start_time),
    updated_at: view.dates().updated_at,
    ...(view.single ? {created_at: view.dates().created_at} : {}),
  }),
}

export const deviceLabelResource: Resource<model.DeviceLabel> = {
  collection: model.deviceLabels,
  path: 'device_labels',
  argument: 'device_label_uuid',
  missing: (ref) => refuse(400, `No device label found for ${ref}`),
  show: (label, view) => ({
    ...(view.single ? {id: label.id} : {}),
    ...pick(label, 'uuid', 'host_uuid', 'pcidevice_uuid', 'label_key', 'label_value'),
    ...(view.single ? view.dates() : {}),
  }),
}
