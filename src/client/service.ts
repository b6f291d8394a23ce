export type ServiceName = 'keystone' | 'sysinv' | 'dcmanager' | 'fm' | 'usm' | 'vim'

export type Interface = 'public' | 'internal' | 'admin'

export interface ServiceFacts {
  /** How the keystone catalog calls it. */
  type: string
  /** The path that every request to it starts with: some catalogs name it, some do not. */
  base: string
  /** Where it listens, for those who sign in without keystone and so have no catalog. */
  ports?: Record<Interface, number>
  /** The same for region SystemController, where a proxy stands in front of it. */
  systemControllerPorts?: Record<Interface, number>
}

export const services: Record<ServiceName, ServiceFacts> = {
  keystone: {type: 'identity', base: '/v3'},
  sysinv: {
    type: 'platform',
    base: '/v1',
    ports: {public: 6385, internal: 6385, admin: 6385},
    systemControllerPorts: {public: 26385, internal: 26385, admin: 26386},
  },
  dcmanager: {type: 'dcmanager', base: '/v1.0', ports: {public: 8119, internal: 8119, admin: 8120}},
  fm: {type: 'faultmanagement', base: '/v1', ports: {public: 18002, internal: 18002, admin: 18002}},
  usm: {
    type: 'usm',
    base: '/v1',
    ports: {public: 15497, internal: 5497, admin: 5497},
    systemControllerPorts: {public: 25497, internal: 25497, admin: 25497},
  },
  vim: {type: 'nfv', base: '/api', ports: {public: 4545, internal: 4545, admin: 4546}},
}
