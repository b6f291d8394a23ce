import {service} from '../../http/service.js'
import {addressOf, answering, authorized} from './bmc.js'
import {redfishErrors} from './errors.js'
import {ejectMedia, insertMedia, listMedia, managers, showManager, showMedia} from './media.js'
import {link, pathOf} from './resource.js'
import {
  accountService,
  accounts,
  changeAccount,
  closeSession,
  openSession,
  sessionService,
  sessions,
  showAccount,
  showSession,
} from './session.js'
import {changeSystem, resetSystem, showSystem, systems} from './system.js'

const root = '/:address/redfish/v1'

/** The board controllers of the servers: `/bmc/<bmc_address>` stands for `https://<bmc_address>`. */
export const redfish = service({
  name: 'redfish',
  mount: '/bmc',
  global: true,
  errors: redfishErrors,
  install: (sim) => {
    sim.faults.declare(...['unreachable', 'credentials', 'media', 'insert', 'boot', 'power'].map((one) => `bmc.${one}`))
  },
  routes: (router) => {
    // They know nothing of keystone.
    const open = {policy: 'public'} as const
    const get = (path: string, handler: Parameters<typeof authorized>[0]) =>
      router.get(root + path, open, authorized(handler))
    router.get('/:address/redfish', open, (c) => {
      answering(c)
      return {v1: pathOf(c, '/')}
    })
    router.get(root, open, (c) => {
      answering(c)
      return {
        '@odata.id': pathOf(c, '/'),
        '@odata.type': '#ServiceRoot.v1_9_0.ServiceRoot',
        Id: 'RootService',
        Name: `board controller ${addressOf(c)}`,
        RedfishVersion: '1.11.0',
        Systems: link(c, '/Systems'),
        Managers: link(c, '/Managers'),
        AccountService: link(c, '/AccountService'),
        SessionService: link(c, '/SessionService'),
        Links: {Sessions: link(c, '/SessionService/Sessions')},
      }
    })
    get('/SessionService', sessionService)
    get('/SessionService/Sessions', sessions)
    router.post(`${root}/SessionService/Sessions`, open, openSession)
    get('/SessionService/Sessions/:session', showSession)
    router.delete(`${root}/SessionService/Sessions/:session`, open, authorized(closeSession))
    get('/AccountService', accountService)
    get('/AccountService/Accounts', accounts)
    get('/AccountService/Accounts/1', showAccount)
    router.patch(`${root}/AccountService/Accounts/1`, open, authorized(changeAccount))
    get('/Systems', systems)
    get('/Systems/1', showSystem)
    router.patch(`${root}/Systems/1`, open, authorized(changeSystem))
    router.post(`${root}/Systems/1/Actions/ComputerSystem.Reset`, open, authorized(resetSystem))
    get('/Managers', managers)
    get('/Managers/1', showManager)
    get('/Managers/1/VirtualMedia', listMedia)
    get('/Managers/1/VirtualMedia/Cd', showMedia)
    router.post(`${root}/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia`, open, authorized(insertMedia))
    router.post(`${root}/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.EjectMedia`, open, authorized(ejectMedia))
  },
})
