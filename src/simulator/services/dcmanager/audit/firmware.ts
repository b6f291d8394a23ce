import {centralRegion} from '../../../regions.js'
import type {DeviceFact, DeviceImageFact, DeviceLabelFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
import {subclouds} from '../record/model.js'
import {auditManaged} from './level.js'
import {requestAudit} from './request.js'

/** The images of a system that are meant for cards. */
export const appliedImages = (sim: Simulation, region: string): readonly DeviceImageFact[] =>
  sim.ask('deviceImages', region).filter(({everywhere, labels}) => everywhere || labels.length > 0)

const has = (card: DeviceFact, label: DeviceLabelFact): boolean =>
  Object.entries(label).every(([key, value]) => card.labels.some((one) => one[key] === value))

/** An image is for all cards of its kind, or for those of its kind that have one of its labels. */
export const isFor = (image: DeviceImageFact, card: DeviceFact): boolean =>
  image.vendor === card.vendor &&
  image.device === card.device &&
  (image.everywhere || image.labels.some((label) => has(card, label)))

/** Two systems call the same image by different names; what it is made of tells. */
function isSame(one: DeviceImageFact, other: DeviceImageFact): boolean {
  if (one.type !== other.type) return false
  if (one.type === 'root-key') return one.keySignature === other.keySignature
  if (one.type === 'key-revocation') return one.revokeKeyId === other.revokeKeyId
  return one.bitstreamId === other.bitstreamId && one.bmc === other.bmc && one.retimer === other.retimer
}

/** Whether each image that the system controller has applied is written to the cards of a subcloud that it is for. */
export function firmwareInSync(sim: Simulation, region: string): boolean {
  const wanted = appliedImages(sim, centralRegion)
  // Nothing is looked up in thousands of subclouds where there is nothing to compare.
  if (wanted.length === 0) return true
  const known = new Map(sim.ask('deviceImages', region).map((image) => [image.uuid, image]))
  const cards = sim.ask('devices', region)
  const written = (image: DeviceImageFact, card: DeviceFact) =>
    card.images.some((one) => {
      const there = known.get(one.uuid)
      return one.written && there !== undefined && isSame(there, image)
    })
  return wanted.every((image) => cards.every((card) => !isFor(image, card) || written(image, card)))
}

/** Images that are applied in the system controller concern every subcloud, those of a subcloud only that. */
export function watchFirmware(sim: Simulation): void {
  sim.onEvent('firmware.changed', ({region}) => {
    if (region === centralRegion) return auditManaged(sim)
    const subcloud = sim.in(centralRegion).of(subclouds).find({region})
    if (subcloud?.management === 'managed') requestAudit(sim, subcloud.id)
  })
}
