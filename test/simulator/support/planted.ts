import {stringify} from 'yaml'
import {backupKey, backups} from '../../../src/simulator/services/dcmanager/backup/model.js'
import {certified} from '../../support/certificate.js'
import {addParts, bootstrap, call, force, install, send, yamlPart} from './fleet.js'
import {type Answer, ask, passwordAuth, type Session} from './session.js'

/** Sends a request that is accepted, with a secret wherever it takes one. */
export type Planting = (session: Session, secret: string) => Promise<Answer>

const encoded = (text: string) => Buffer.from(text).toString('base64')
const sysinv = (session: Session, method: string, path: string, body?: unknown) =>
  session.ask(method, `/RegionOne/sysinv/v1${path}`, body)
const patch = (values: Record<string, unknown>) =>
  Object.entries(values).map(([name, value]) => ({op: 'replace', path: `/${name}`, value}))

async function form(session: Session, path: string, fields: Record<string, string | Blob>): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.set(name, value)
    else body.set(name, value, `${name}.txt`)
  }
  const headers = {'x-auth-token': session.token}
  const response = await fetch(`${session.simulator.url}/RegionOne${path}`, {method: 'POST', headers, body})
  return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.text()}
}

async function idOf(session: Session, path: string, list: string, match: (row: Record<string, unknown>) => boolean) {
  const {body} = await sysinv(session, 'GET', path)
  const rows = (body as Record<string, Record<string, unknown>[]>)[list] ?? []
  return String(rows.find(match)?.['uuid'])
}

const host = (session: Session, name: string) => idOf(session, '/ihosts', 'ihosts', (row) => row['hostname'] === name)

/** Bootstrap values with everything in them that is nobody's business. */
const bootstrapWith = (name: string, net: number, secret: string) =>
  bootstrap(name, net, {
    admin_password: secret,
    ansible_become_pass: secret,
    docker_registries: {'docker.io': {url: 'registry.local:9001', username: 'me', password: secret}},
    docker_http_proxy: `http://me:${secret}@proxy.local:3128`,
    k8s_root_ca_key: `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----\n`,
    openldap_admin_password: secret,
    user_dns_host_records: {note: `password: ${secret}`},
  })

const siteParts = (name: string, net: number, secret: string) =>
  addParts(name, net, {
    bootstrap_values: yamlPart(bootstrapWith(name, net, secret), 'bootstrap.yml'),
    install_values: yamlPart(install({bmc_address: `10.30.0.${net}`, docker_password: secret}), 'install.yml'),
    deploy_config: {file: stringify({password: secret}), name: 'deploy.yml'},
    sysadmin_password: encoded(secret),
    bmc_password: encoded(secret),
  })

const reset = (session: Session, deployStatus: string) =>
  force(session, 'subcloud2', {deployStatus, management: 'unmanaged'})

const bmc = (session: Session, method: string, address: string, path: string, body: unknown) =>
  ask(session.simulator, method, `/bmc/${address}/redfish/v1${path}`, body, {
    authorization: `Basic ${encoded('root:anything')}`,
  })

const alarm = (host: string, secret: string) => ({
  alarm_id: '100.101',
  alarm_state: 'set',
  entity_type_id: 'host',
  entity_instance_id: `host=${host}`,
  severity: 'major',
  reason_text: `sign-in with password=${secret} was refused`,
  alarm_type: 'operational-violation',
  probable_cause: 'threshold-crossed',
  proposed_repair_action: `try password=${secret}`,
  service_affecting: false,
  suppression: false,
})

const raiseAlarm =
  (path: string, host: string): Planting =>
  (session, secret) =>
    session.ask('POST', `/RegionOne/fm${path}`, alarm(host, secret))

/** Of the first that is listed. */
async function uuidIn(session: Session, path: string): Promise<string> {
  const {body} = await session.ask('GET', path)
  const [rows] = Object.values(body as Record<string, {uuid: string}[]>)
  return rows?.[0]?.uuid ?? ''
}

const changeAlarm =
  (path: string): Planting =>
  async (session, secret) =>
    session.ask(
      'PUT',
      `/RegionOne/fm${path}/${await uuidIn(session, `/RegionOne/fm${path}`)}`,
      alarm('worker-9', secret),
    )

const suppress =
  (path: string): Planting =>
  async (session, secret) =>
    session.ask('PATCH', `/RegionOne/fm${path}/${await uuidIn(session, `/RegionOne/fm${path}`)}`, [
      {op: 'replace', path: '/suppression_status', value: 'suppressed', section: `password=${secret}`},
    ])

/** By the name of the write. */
export const planted: Readonly<Record<string, readonly Planting[]>> = {
  'dcmanager POST /v1.0/subclouds': [
    (session, secret) => send(session, 'POST', '/subclouds', siteParts('site-a', 201, secret)),
  ],
  'dcmanager POST /v1.0/phased-subcloud-deploy': [
    (session, secret) => send(session, 'POST', '/phased-subcloud-deploy', siteParts('site-b', 202, secret)),
  ],
  'dcmanager PATCH /v1.0/phased-subcloud-deploy/:subcloud/:verb': [
    async (session, secret) => {
      const {sysadmin_password, bmc_password, install_values} = siteParts('site-b', 202, secret)
      return send(session, 'PATCH', '/phased-subcloud-deploy/site-b/install', {
        sysadmin_password: String(sysadmin_password),
        bmc_password: String(bmc_password),
        install_values: install_values ?? '',
      })
    },
    async (session, secret) => {
      await force(session, 'site-b', {deployStatus: 'install-complete'})
      const {bootstrap_values} = siteParts('site-b', 202, secret)
      return send(session, 'PATCH', '/phased-subcloud-deploy/site-b/bootstrap', {
        bootstrap_values: bootstrap_values ?? '',
        sysadmin_password: encoded(secret),
      })
    },
    async (session, secret) => {
      await force(session, 'site-b', {deployStatus: 'bootstrap-complete'})
      return send(session, 'PATCH', '/phased-subcloud-deploy/site-b/configure', {
        deploy_config: {file: stringify({password: secret}), name: 'deploy.yml'},
        sysadmin_password: encoded(secret),
      })
    },
  ],
  'dcmanager PATCH /v1.0/subclouds/:subcloud': [
    async (session, secret) => {
      await reset(session, 'complete')
      return send(session, 'PATCH', '/subclouds/subcloud2', {
        install_values: yamlPart(install({bmc_address: '10.30.0.2', docker_password: secret}), 'install.yml'),
        bootstrap_values: stringify(bootstrapWith('subcloud2', 102, secret)),
        bootstrap_address: '10.20.102.12',
        bmc_password: encoded(secret),
      })
    },
  ],
  'dcmanager PATCH /v1.0/subclouds/:subcloud/:verb': [
    (session, secret) => call(session, 'PATCH', '/subclouds/subcloud1/prestage', {sysadmin_password: encoded(secret)}),
    async (session, secret) => {
      await force(session, 'subcloud2', {deployStatus: 'complete', management: 'unmanaged', availability: 'offline'})
      const {install_values, bootstrap_values} = siteParts('subcloud2', 102, secret)
      return send(session, 'PATCH', '/subclouds/subcloud2/redeploy', {
        install_values: install_values ?? '',
        bootstrap_values: bootstrap_values ?? '',
        sysadmin_password: encoded(secret),
        bmc_password: encoded(secret),
      })
    },
  ],
  'dcmanager POST /v1.0/subcloud-backup': [
    (session, secret) =>
      send(session, 'POST', '/subcloud-backup', {
        subcloud: 'subcloud3',
        backup_values: yamlPart({backup_registry_password: secret}),
        sysadmin_password: encoded(secret),
      }),
  ],
  'dcmanager PATCH /v1.0/subcloud-backup/:verb': [
    async (session, secret) => {
      await reset(session, 'complete')
      await force(session, 'subcloud2', {backupStatus: 'complete-central', prestageStatus: null})
      return send(session, 'PATCH', '/subcloud-backup/restore', {
        subcloud: 'subcloud2',
        restore_values: yamlPart({bootstrap_address: {subcloud2: '10.20.102.12'}, openstack_password: secret}),
        sysadmin_password: encoded(secret),
      })
    },
  ],
  'dcmanager POST /v1.0/sw-update-strategy': [
    (session, secret) =>
      call(session, 'POST', '/sw-update-strategy', {
        type: 'prestage',
        cloud_name: 'subcloud4',
        force: 'true',
        sysadmin_password: encoded(secret),
      }),
  ],
  'dcmanager POST /v1.0/system-peers': [
    (session, secret) =>
      call(session, 'POST', '/system-peers', {
        peer_uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
        peer_name: 'east',
        manager_endpoint: 'http://127.0.0.1:9/v3',
        manager_username: 'admin',
        manager_password: encoded(secret),
        peer_controller_gateway_address: '10.1.1.1',
        administrative_state: 'disabled',
        heartbeat_interval: 60,
        heartbeat_failure_threshold: 3,
        heartbeat_failure_policy: 'alarm',
        heartbeat_maintenance_timeout: 600,
      }),
  ],
  'dcmanager PATCH /v1.0/system-peers/:peer': [
    (session, secret) => call(session, 'PATCH', '/system-peers/east', {manager_password: encoded(secret)}),
  ],
  'dcmanager POST /v1.0/subcloud-groups': [
    (session, secret) =>
      call(session, 'POST', '/subcloud-groups', {
        name: 'north',
        description: `bmc password: ${secret}`,
        update_apply_type: 'parallel',
        max_parallel_subclouds: 2,
      }),
  ],
  'dcmanager PATCH /v1.0/subcloud-groups/:group': [
    (session, secret) => call(session, 'PATCH', '/subcloud-groups/Default', {description: `token=${secret}`}),
  ],
  'dcmanager PATCH /v1.0/subcloud-backup/:verb/:release': [
    async (session, secret) => {
      await force(session, 'subcloud1', {prestageStatus: 'complete'})
      const {sim} = session.simulator
      sim.transact(() => {
        const key = backupKey(1, '26.03', 'local')
        sim.in('RegionOne').of(backups).insert({key, subcloudId: 1, release: '26.03', place: 'local', at: sim.now()})
      })
      return call(session, 'PATCH', '/subcloud-backup/delete/26.03', {
        subcloud: 'subcloud1',
        local_only: 'true',
        sysadmin_password: encoded(secret),
      })
    },
  ],
  'dcmanager PATCH /v1.0/subcloud-peer-groups/:group/:verb': [
    async (session, secret) => {
      await call(session, 'POST', '/subcloud-peer-groups', {'peer-group-name': 'movers'})
      await force(session, 'subcloud2', {peerGroupId: 1, deployStatus: 'secondary'})
      return call(session, 'PATCH', '/subcloud-peer-groups/movers/migrate', {sysadmin_password: encoded(secret)})
    },
  ],
  'dcmanager POST /v1.0/subcloud-deploy': [
    (session, secret) =>
      send(session, 'POST', '/subcloud-deploy', {
        deploy_playbook: {file: `password: ${secret}`, name: 'deploy.yml'},
        deploy_overrides: {file: `password: ${secret}`, name: 'overrides.yml'},
        deploy_chart: {file: secret, name: 'chart.tgz'},
      }),
  ],
  'sysinv POST /v1/ihosts': [
    (session, secret) =>
      sysinv(session, 'POST', '/ihosts', {
        hostname: 'worker-7',
        personality: 'worker',
        mgmt_mac: '08:00:27:00:07:07',
        bm_type: 'dynamic',
        bm_ip: '10.1.1.77',
        bm_username: 'root',
        bm_password: secret,
      }),
  ],
  'sysinv POST /v1/ihosts/bulk_add': [
    (session, secret) =>
      form(session, '/sysinv/v1/ihosts/bulk_add', {
        file: new Blob([
          '<?xml version="1.0" ?><hosts><host><personality>worker</personality><hostname>worker-8</hostname>' +
            '<mgmt_mac>08:00:27:00:08:08</mgmt_mac><bm_type>dynamic</bm_type><bm_ip>10.1.1.78</bm_ip>' +
            `<bm_username>root</bm_username><bm_password>${secret}</bm_password></host></hosts>`,
        ]),
      }),
  ],
  'sysinv PATCH /v1/ihosts/:host': [
    async (session, secret) =>
      sysinv(
        session,
        'PATCH',
        `/ihosts/${await host(session, 'controller-1')}`,
        patch({bm_type: 'dynamic', bm_ip: '10.1.1.5', bm_username: 'root', bm_password: secret}),
      ),
  ],
  'sysinv POST /v1/service_parameter': [
    (session, secret) =>
      sysinv(session, 'POST', '/service_parameter', {
        service: 'kubernetes',
        section: 'kube_apiserver',
        parameters: {'oidc-client-secret': secret},
        personality: null,
        resource: null,
      }),
    (session, secret) =>
      sysinv(session, 'POST', '/service_parameter', {
        service: 'openstack',
        section: 'keystone',
        parameters: {admin: secret},
        personality: 'controller',
        resource: 'openstack::keystone::admin::word',
      }),
    (session, secret) =>
      sysinv(session, 'POST', '/service_parameter', {
        service: 'docker',
        section: 'proxy',
        parameters: {http_proxy: `http://me:${secret}@proxy.local:3128`},
        personality: null,
        resource: null,
      }),
  ],
  'sysinv PATCH /v1/service_parameter/:uuid': [
    async (session, secret) => {
      const uuid = await idOf(
        session,
        '/service_parameter',
        'parameters',
        (row) => row['name'] === 'oidc-client-secret',
      )
      return sysinv(session, 'PATCH', `/service_parameter/${uuid}`, patch({value: secret}))
    },
  ],
  'sysinv PATCH /v1/helm_charts/:app': [
    (session, secret) =>
      sysinv(session, 'PATCH', '/helm_charts/cert-manager?name=cert-manager&namespace=cert-manager', {
        flags: {reuse_values: false, reset_values: true},
        values: {
          files: [stringify({grafana: {adminUser: 'me', login: secret}})],
          set: [`adminPassword=${secret}`, `env.PGPASS=${secret}`],
        },
        attributes: {},
      }),
  ],
  'sysinv POST /v1/certificate/certificate_install': [
    (session, secret) => {
      const {pem, key} = certified({subject: {CN: 'edge'}, names: ['edge']})
      const noted = key.replace('-----END', `${encoded(secret)}\n-----END`)
      return form(session, '/sysinv/v1/certificate/certificate_install', {
        mode: 'docker_registry',
        passphrase: secret,
        file: new Blob([pem, key, `# ${noted}`]),
      })
    },
  ],
  'sysinv POST /v1/license/install_license': [
    (session, secret) => form(session, '/sysinv/v1/license/install_license', {file: new Blob([`KEY ${secret}`])}),
  ],
  'sysinv POST /v1/labels/:uuid': [
    async (session, secret) =>
      sysinv(session, 'POST', `/labels/${await host(session, 'controller-1')}`, {
        'site/password': secret,
      }),
  ],
  'sysinv POST /v1/ptp_instances': [
    (session) => sysinv(session, 'POST', '/ptp_instances', {name: 'ptp-a', service: 'ptp4l'}),
  ],
  'sysinv PATCH /v1/ptp_instances/:uuid': [
    async (session, secret) => {
      const uuid = await idOf(session, '/ptp_instances', 'ptp_instances', (row) => row['name'] === 'ptp-a')
      return sysinv(session, 'PATCH', `/ptp_instances/${uuid}`, [
        {op: 'add', path: '/ptp_parameters/-', value: `auth_key=${secret}`},
      ])
    },
  ],
  'sysinv PATCH /v1/isystems/:uuid': [
    async (session, secret) => {
      const uuid = await idOf(session, '/isystems', 'isystems', () => true)
      return sysinv(session, 'PATCH', `/isystems/${uuid}`, patch({description: `root password: ${secret}`}))
    },
  ],
  'keystone POST /v3/auth/tokens': [
    (session, secret) =>
      session.ask('POST', '/keystone/v3/auth/tokens', passwordAuth('admin', secret)).then((answer) => {
        return {...answer, status: answer.status === 401 ? 200 : answer.status}
      }),
  ],
  'keystone POST /v3/users': [
    (session, secret) => session.ask('POST', '/keystone/v3/users', {user: {name: 'night', password: secret}}),
  ],
  'keystone PATCH /v3/users/:id': [
    async (session, secret) => {
      const {body} = await session.ask('GET', '/keystone/v3/users?name=night')
      const [user] = (body as {users: {id: string}[]}).users
      return session.ask('PATCH', `/keystone/v3/users/${user?.id}`, {
        user: {password: secret, description: `password=${secret}`},
      })
    },
  ],
  'keystone POST /v3/users/:id/password': [
    async (session, secret) => {
      const original_password = 'Day-and-Night-1*'
      const {body} = await session.ask('POST', '/keystone/v3/users', {user: {name: 'day', password: original_password}})
      const {user} = body as {user: {id: string}}
      const identity = {methods: ['password'], password: {user: {id: user.id, password: original_password}}}
      const {headers} = await ask(session.simulator, 'POST', '/keystone/v3/auth/tokens', {auth: {identity}})
      const token = {'x-auth-token': String(headers['x-subject-token'])}
      const change = {user: {original_password, password: secret}}
      return ask(session.simulator, 'POST', `/keystone/v3/users/${user.id}/password`, change, token)
    },
  ],
  'redfish PATCH /:address/redfish/v1/AccountService/Accounts/1': [
    (session, secret) =>
      bmc(session, 'PATCH', '10.30.0.77', '/AccountService/Accounts/1', {UserName: 'root', Password: secret}),
  ],
  'redfish POST /:address/redfish/v1/SessionService/Sessions': [
    (session, secret) =>
      bmc(session, 'POST', '10.30.0.78', '/SessionService/Sessions', {UserName: 'root', Password: secret}),
  ],
  'redfish POST /:address/redfish/v1/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia': [
    (session, secret) =>
      bmc(session, 'POST', '10.30.0.79', '/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia', {
        Image: `http://me:${secret}@images.local/boot.iso`,
        UserName: 'me',
        Password: secret,
      }),
  ],
  'fm POST /v1/alarms': [raiseAlarm('/v1/alarms', 'controller-0')],
  'fm POST /alarms': [raiseAlarm('/alarms', 'controller-1')],
  'fm PUT /v1/alarms/:uuid': [raiseAlarm('/v1/alarms', 'worker-9'), changeAlarm('/v1/alarms')],
  'fm PUT /alarms/:uuid': [changeAlarm('/alarms')],
  'fm PATCH /v1/event_suppression/:uuid': [suppress('/v1/event_suppression')],
  'fm PATCH /event_suppression/:uuid': [suppress('/event_suppression')],
}
