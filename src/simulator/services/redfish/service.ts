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
    router.get(`${root}/SessionService`, open, authorized(sessionService))
    router.get(`${root}/SessionService/Sessions`, open, authorized(sessions))
    router.post(`${root}/SessionService/Sessions`, open, openSession)
    router.get(`${root}/SessionService/Sessions/:session`, open, authorized(showSession))
    router.delete(`${root}/SessionService/Sessions/:session`, open, authorized(closeSession))
    router.get(`${root}/AccountService`, open, authorized(accountService))
    router.get(`${root}/AccountService/Accounts`, open, authorized(accounts))
    router.get(`${root}/AccountService/Accounts/1`, open, authorized(showAccount))
    router.patch(`${root}/AccountService/Accounts/1`, open, authorized(changeAccount))
    router.get(`${root}/Systems`, open, authorized(systems))
    router.get(`${root}/Systems/1`, open, authorized(showSystem))
    router.patch(`${root}/Systems/1`, open, authorized(changeSystem))
    router.post(`${root}/Systems/1/Actions/ComputerSystem.Reset`, open, authorized(resetSystem))
    router.get(`${root}/Managers`, open, authorized(managers))
    router.get(`${root}/Managers/1`, open, authorized(showManager))
    router.get(`${root}/Managers/1/VirtualMedia`, open, authorized(listMedia))
    router.get(`${root}/Managers/1/VirtualMedia/Cd`, open, authorized(showMedia))
    router.post(`${root}/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia`, open, authorized(insertMedia))
    router.post(`${root}/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.EjectMedia`, open, authorized(ejectMedia))
  },
})
