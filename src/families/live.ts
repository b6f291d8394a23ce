import {apisOf} from '../cli/apis.js'
import {sleep} from '../cli/time.js'
import type {Cloud, Place} from '../client/connect.js'
import type {Live} from '../live/fleet.js'
import {type LiveOptions, openLive} from '../live/live.js'

interface Opening extends Omit<LiveOptions, 'reach' | 'clock'> {
  cloud: () => Promise<Cloud>
  /** Where the flags lead. */
  place: () => Promise<Place>
}

/** The fleet that a command's connection leads to, kept fresh until `stop`. */
export const watchFleet = ({cloud, place, ...options}: Opening): Live =>
  openLive({
    ...options,
    clock: {now: () => Date.now(), sleep},
    reach: (there) => apisOf(cloud, async () => ({...(await place()), ...there})),
  })
