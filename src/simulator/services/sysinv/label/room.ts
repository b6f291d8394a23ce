import type {Room} from '../room.js'
import {labelPart} from './part.js'
import {labelRoutes} from './routes.js'

export const labelRoom: Room = {
  routes: labelRoutes,
  parts: [labelPart],
}
