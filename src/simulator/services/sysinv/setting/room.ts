import type {Room} from '../room.js'
import {settingRoutes} from './routes.js'
import {seedSettings} from './seed.js'

export const settingRoom: Room = {
  install: seedSettings,
  routes: settingRoutes,
}
