import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {appliedImages, isFor} from '../audit/firmware.js'

/** A subcloud is given the images that its controller has applied, where a card of it is meant, and no others. */
export function importImages(sim: Simulation, region: string): void {
  const wanted = appliedImages(sim, centralRegion)
  for (const image of appliedImages(sim, region)) {
    if (wanted.some(({uuid}) => uuid === image.uuid)) continue
    sim.emit('firmware.wanted', {region, action: 'remove', image})
  }
  const cards = sim.ask('devices', region)
  for (const image of wanted) {
    // As the genuine one, which takes the first card that fits for all of them.
    const card = cards.find((one) => isFor(image, one))
    if (card === undefined || card.images.some(({uuid}) => uuid === image.uuid)) continue
    sim.emit('firmware.wanted', {region, action: 'apply', image})
  }
}
