import {service} from '../../http/service.js'
import {vimErrors} from './errors.js'
import {indexPages} from './index-page.js'
import {instances} from './instance/model.js'
import {seedInstances} from './instance/seed.js'
import {installSteps} from './run/step.js'
import {watchSystem} from './run/watch.js'
import {strategyRoutes} from './strategy/routes.js'
import {offerStrategies} from './strategy/wanted.js'

/** Orchestration of one system: strategies that update all of its hosts. */
export const vim = service({
  name: 'vim',
  mount: '/vim',
  errors: vimErrors,
  install: (sim) => {
    seedInstances(sim)
    sim.provide('instances', (region) => sim.in(region).of(instances).all())
    installSteps(sim)
    watchSystem(sim)
    offerStrategies(sim)
  },
  routes: (router) => {
    indexPages(router)
    strategyRoutes(router)
  },
})
