import {Refusal} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import type {DeviceFact, DeviceImageFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import {add} from '../row.js'
import {apply, remove} from './image.js'
import * as model from './model.js'

const imageFact = (image: model.DeviceImage): DeviceImageFact => ({
  uuid: image.uuid,
  type: image.bitstream_type,
  vendor: image.pci_vendor,
  device: image.pci_device,
  bitstreamId: image.bitstream_id,
  keySignature: image.key_signature,
  revokeKeyId: image.revoke_key_id,
  name: image.name,
  description: image.description,
  version: image.image_version,
  bmc: image.bmc,
  retimer: image.retimer_included,
  everywhere: image.applied,
  labels: image.applied_labels ?? [],
})

const deviceFact = (scope: Scope, {uuid, pvendor_id: vendor, pdevice_id: device}: model.PciDevice): DeviceFact => ({
  vendor,
  device,
  labels: scope
    .of(model.deviceLabels)
    .where({pcidevice_uuid: uuid})
    .map((label) => ({[label.label_key]: label.label_value})),
  images: scope
    .of(model.deviceImageStates)
    .where({pcidevice_uuid: uuid})
    .map(({image_uuid, status}) => ({uuid: image_uuid, written: status === 'completed'})),
})

/** An image of another system, under the name that it has there. */
function bring(scope: Scope, image: DeviceImageFact, now: number): model.DeviceImage {
  const known = scope.of(model.deviceImages).get(image.uuid)
  if (known !== undefined) return known
  return add(scope.of(model.deviceImages), now, {
    uuid: image.uuid,
    bitstream_type: image.type,
    pci_vendor: image.vendor,
    pci_device: image.device,
    bitstream_id: image.bitstreamId,
    key_signature: image.keySignature,
    revoke_key_id: image.revokeKeyId,
    name: image.name,
    description: image.description,
    image_version: image.version,
    bmc: image.bmc,
    retimer_included: image.retimer,
    applied: false,
    applied_labels: null,
  })
}

/** What other services may know of cards and their images, and have done: by the rules that operators are held to. */
export function offerDevices(sim: Simulation): void {
  sim.provide('deviceImages', (region) => sim.in(region).of(model.deviceImages).all().map(imageFact))
  sim.provide('devices', (region) => {
    const scope = sim.in(region)
    const enabled = scope.of(model.pciDevices).where({enabled: true})
    return enabled.map((device) => deviceFact(scope, device))
  })
  sim.onEvent('firmware.wanted', ({region, action, image}) => {
    const where = {sim, region: sim.in(region)}
    try {
      sim.attempt(() => {
        const known = bring(where.region, image, sim.now())
        if (action === 'apply') apply(where, known, image.labels)
        else remove(where, known, image.labels)
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sim.emit('firmware.refused', {region, reason: error.message})
    }
  })
}
