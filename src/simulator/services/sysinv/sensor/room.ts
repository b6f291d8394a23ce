import type {Room} from '../room.js'
import {sensorPart} from './part.js'
import {sensorRoutes} from './routes.js'
import {seedSensors} from './seed.js'

export const sensorRoom: Room = {
  install: seedSensors,
  routes: sensorRoutes,
  parts: [sensorPart],
}
