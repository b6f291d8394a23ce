import type {Room} from '../room.js'
import {controlPlaneUpgrade, kubeletUpgrade} from './host-lifecycle.js'
import {kubePart} from './part.js'
import {kubeRoutes} from './routes.js'
import {seedKube} from './seed.js'
import {aborting, stepLifecycles} from './step.js'
import {offerKubernetes} from './wanted.js'

export const kubeRoom: Room = {
  install: (sim) => {
    seedKube(sim)
    sim.register(...Object.values(stepLifecycles), aborting, controlPlaneUpgrade, kubeletUpgrade)
    offerKubernetes(sim)
  },
  routes: kubeRoutes,
  parts: [kubePart],
}
