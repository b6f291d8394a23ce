import type {Room} from '../room.js'
import {ptpPart} from './part.js'
import {ptpRoutes} from './routes.js'

export const ptpRoom: Room = {
  routes: ptpRoutes,
  parts: [ptpPart],
}
