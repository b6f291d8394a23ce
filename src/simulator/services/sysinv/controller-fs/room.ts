import type {Room} from '../room.js'
import {resizing} from './handlers.js'
import {controllerFsRoutes} from './routes.js'
import {seedControllerFs} from './seed.js'

export const controllerFsRoom: Room = {
  install: (sim) => {
    seedControllerFs(sim)
    sim.register(resizing)
  },
  routes: controllerFsRoutes,
}
