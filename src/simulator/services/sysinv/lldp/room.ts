import type {Room} from '../room.js'
import {lldpPart} from './part.js'
import {lldpRoutes} from './routes.js'
import {seedLldp} from './seed.js'

export const lldpRoom: Room = {
  install: seedLldp,
  routes: lldpRoutes,
  parts: [lldpPart],
}
