import type {TokenUser} from '../seams.js'

/** Who may use a route. */
export type Policy = (user: TokenUser) => boolean

export type PolicyName = 'public' | 'read' | 'operate' | 'write'

const has = (user: TokenUser, ...roles: readonly string[]): boolean => roles.some((role) => user.roles.includes(role))

const inAdminProject = (user: TokenUser): boolean => user.project === 'admin' || user.project === 'services'

/**
 * The rules of the platform's services: reading needs one of the reading roles (an administrator has them by
 * keystone's implied roles, `admin` alone does not do), both reading and writing need the project admin or services.
 */
export const platformPolicies: Readonly<Record<PolicyName, Policy>> = {
  public: () => true,
  read: (user) => inAdminProject(user) && has(user, 'reader', 'operator', 'configurator'),
  operate: (user) => inAdminProject(user) && has(user, 'admin', 'configurator', 'operator'),
  write: (user) => inAdminProject(user) && has(user, 'admin', 'configurator'),
}
