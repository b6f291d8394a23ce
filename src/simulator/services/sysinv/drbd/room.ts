import type {Room} from '../room.js'
import {drbdRoutes} from './routes.js'
import {seedDrbd} from './seed.js'

export const drbdRoom: Room = {
  install: seedDrbd,
  routes: drbdRoutes,
}
