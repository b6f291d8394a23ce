import type {Room} from '../room.js'
import {processorPart} from './part.js'
import {processorRoutes} from './routes.js'
import {seedProcessors} from './seed.js'

export const processorRoom: Room = {
  install: seedProcessors,
  routes: processorRoutes,
  parts: [processorPart],
}
