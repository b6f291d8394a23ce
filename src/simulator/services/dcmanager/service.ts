import {service} from '../../http/service.js'
import {dcmanagerErrors} from './errors.js'
import {subcloudRoutes} from './subcloud/routes.js'
import {seedSubclouds} from './subcloud/seed.js'

/** The manager of a distributed cloud: it answers in the central region only. */
export const dcmanager = service({
  name: 'dcmanager',
  mount: '/dcmanager',
  errors: dcmanagerErrors,
  install: seedSubclouds,
  routes: (router) => {
    router.get('/', {policy: 'public'}, (c) => ({
      versions: [
        {status: 'CURRENT', links: [{rel: 'self', href: `${c.base}/v1.0/`}], id: 'v1.0', updated: '2017-10-2'},
      ],
    }))
    subcloudRoutes(router)
  },
})
