import type {Credentials} from '../../credentials.js'
import type {Seeder} from '../../kernel/store.js'
import {assignmentId, assignments, digest, domain, projects, roles, users} from './model.js'

const roleNames = ['admin', 'member', 'reader', 'operator', 'configurator', 'manager', 'service']

export const keystoneSeeder = (credentials: Credentials): Seeder => ({
  name: 'keystone',
  in: 'world',
  collections: [users, projects, roles, assignments],
  build: ({scope, random}) => {
    const roleIds = new Map(
      roleNames.map((name) => [name, scope.of(roles).insert({id: random.hex(32), name, description: null}).id]),
    )
    const project = (name: string, description: string) =>
      scope.of(projects).insert({id: random.hex(32), name, domain_id: domain.id, description, enabled: true}).id
    const admin = project('admin', 'Bootstrap project for initializing the cloud.')
    const services = project('services', '')
    const user = (name: string, password: string, projectId: string, granted: readonly string[]) => {
      const id = random.hex(32)
      scope.of(users).insert({
        id,
        name,
        domain_id: domain.id,
        default_project_id: projectId,
        enabled: true,
        description: '',
        email: null,
        password: digest(id, password),
      })
      for (const role of granted) {
        const roleId = roleIds.get(role) ?? ''
        const grant = {user: id, project: projectId, role: roleId}
        scope.of(assignments).insert({id: assignmentId(id, projectId, roleId), ...grant})
      }
    }
    for (const {username, password, roles: granted} of credentials.users) user(username, password, admin, granted)
    // The platform's own accounts: listed, but nobody knows a password that fits.
    for (const name of ['sysinv', 'dcmanager', 'fm', 'vim', 'usm', 'barbican']) {
      user(name, credentials.oidcToken, services, ['admin'])
    }
  },
})
