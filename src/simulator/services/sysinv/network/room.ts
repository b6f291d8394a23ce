import type {Room} from '../room.js'
import {addressPart} from './part.js'
import {networkRoutes} from './routes.js'
import {seedNetworks} from './seed.js'

export const networkRoom: Room = {
  install: seedNetworks,
  routes: networkRoutes,
  parts: [addressPart],
}
