import type {Credentials} from '../../credentials.js'
import type {Seeder} from '../../kernel/store.js'
import {assignmentId, assignments, defaultDomain, digest, domains, type Grant, projects, roles, users} from './model.js'

const roleNames = ['admin', 'member', 'reader', 'operator', 'configurator', 'manager', 'service']

export const keystoneSeeder = (credentials: Credentials): Seeder => ({
  name: 'keystone',
  in: 'world',
  collections: [domains, users, projects, roles, assignments],
  build: ({scope, random}) => {
    scope.of(domains).insert({...defaultDomain, description: 'The default domain', enabled: true})
    const roleIds = new Map(
      roleNames.map((name) => {
        const role = scope.of(roles).insert({id: random.hex(32), name, description: null, domain_id: null})
        return [name, role.id]
      }),
    )
    const common = {domain_id: defaultDomain.id, enabled: true}
    const project = (name: string, description: string) => {
      const row = {...common, id: random.hex(32), name, description, parent_id: defaultDomain.id, tags: []}
      return scope.of(projects).insert(row).id
    }
    const admin = project('admin', 'Bootstrap project for initializing the cloud.')
    const services = project('services', '')
    const grant = (one: Grant) => scope.of(assignments).insert({...one, id: assignmentId(one)})
    const user = (name: string, password: string, where: string, granted: readonly string[]) => {
      const id = random.hex(32)
      const row = {...common, id, name, default_project_id: where, description: null, email: null}
      scope.of(users).insert({...row, password: digest(id, password)})
      for (const role of granted) {
        grant({holder: 'user', who: id, scope: 'project', where, role: roleIds.get(role) ?? ''})
      }
    }
    for (const {username, password, roles: granted} of credentials.users) user(username, password, admin, granted)
    // The platform's own accounts: listed, but nobody knows a password that fits.
    for (const name of ['sysinv', 'dcmanager', 'fm', 'vim', 'usm', 'barbican']) {
      user(name, credentials.oidcToken, services, ['admin'])
    }
  },
})
