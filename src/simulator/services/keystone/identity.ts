import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import type {Collection} from '../../kernel/collection.js'
import {type Body, type Form, flag, name, orElse, orNull, said, text, words} from './field.js'
import {
  type Assignment,
  assignments,
  type Domain,
  defaultDomain,
  digest,
  domains,
  type Group,
  groups,
  type Member,
  memberships,
  type Project,
  projects,
  type Role,
  roles,
  type User,
  users,
} from './model.js'
import {duplicate, missing, newId, type Resource} from './resource.js'

const common = {name, domain_id: text}
const describedForm = {...common, description: orElse(text, ''), enabled: flag}

/** What must be said of a new one beside what the form makes of it. */
const nameOf = (body: Body): string => name(body['name'] ?? refuse(400, "'name' is a required property"), 'name')

function domainOf(c: Call, id: string | undefined): string {
  const domain = id ?? defaultDomain.id
  return c.sim.world.of(domains).has(domain) ? domain : missing('domain', domain)
}

/** A name belongs to one only in its domain, and to one domain only. */
const unique =
  <T extends {readonly id: string; readonly name: string}>(
    word: string,
    collection: Collection<T>,
    within: (row: T) => string | undefined,
  ) =>
  (c: Call, row: T): void => {
    const rows = c.sim.world.of(collection).where((one) => one.name === row.name && one.id !== row.id)
    const domain = within(row)
    if (!rows.some((one) => within(one) === domain)) return
    duplicate(
      word,
      `Duplicate entry found with name ${row.name}${domain === undefined ? '' : ` at domain ID ${domain}`}`,
    )
  }

const domainIn = (row: Member): string => row.domain_id

/** What was granted to somebody, or somewhere, or with a role, goes with it. */
function dropGrants(c: Call, match: Partial<Assignment>): void {
  const table = c.sim.world.of(assignments)
  for (const {id} of table.where(match)) table.remove(id)
}

/** What is there in a domain cannot be put into another one. */
function stays(row: {readonly domain_id: string | null}, patch: Partial<{domain_id: string | null}>): void {
  if (patch.domain_id !== undefined && patch.domain_id !== row.domain_id) refuse(400, 'Cannot change Domain ID')
}

type UserFields = Omit<User, 'id' | 'password'>

const userForm: Form<UserFields> = {
  ...common,
  enabled: flag,
  description: orNull(text),
  email: orNull(text),
  default_project_id: orNull(text),
}

const passwordIn = (body: Body, id: string): string | undefined => {
  const password = orNull(text)(body['password'] ?? null, 'password')
  return password === null ? undefined : digest(id, password)
}

export const userResource: Resource<User> = {
  word: 'user',
  shelf: (c) => c.sim.world.of(users),
  filters: ['name', 'domain_id', 'enabled'],
  shown: ({password: _hidden, description, email, default_project_id: project, ...user}) => ({
    ...user,
    // What nobody said of a user is not shown either.
    ...(description === null ? {} : {description}),
    ...(email === null ? {} : {email}),
    ...(project === null ? {} : {default_project_id: project}),
    options: {},
    password_expires_at: null,
  }),
  made: (c, body) => {
    const fields = said(body, userForm)
    const id = newId(c)
    return {
      ...{default_project_id: null, enabled: true, description: null, email: null},
      ...fields,
      ...{id, name: nameOf(body), domain_id: domainOf(c, fields.domain_id), password: passwordIn(body, id) ?? ''},
    }
  },
  changed: (_c, body, user) => {
    const fields = said(body, userForm)
    stays(user, fields)
    const password = passwordIn(body, user.id)
    return password === undefined ? fields : {...fields, password}
  },
  checked: unique('user', users, domainIn),
  removed: (c, {id}) => {
    dropGrants(c, {holder: 'user', who: id})
    const table = c.sim.world.of(memberships)
    for (const one of table.where({user: id})) table.remove(one.id)
  },
}

const projectForm: Form<Omit<Project, 'id'>> = {...describedForm, parent_id: text, tags: words}

export const projectResource: Resource<Project> = {
  word: 'project',
  shelf: (c) => c.sim.world.of(projects),
  filters: ['name', 'domain_id', 'enabled', 'parent_id'],
  shown: (project) => ({...project, is_domain: false, options: {}}),
  made: (c, body) => {
    const fields = said(body, projectForm)
    const parent = fields.parent_id === undefined ? undefined : c.sim.world.of(projects).get(fields.parent_id)
    if (fields.parent_id !== undefined && parent === undefined && !c.sim.world.of(domains).has(fields.parent_id)) {
      missing('project', fields.parent_id)
    }
    const domain = domainOf(c, fields.domain_id ?? parent?.domain_id ?? fields.parent_id)
    return {
      ...{description: '', enabled: true, tags: [], parent_id: domain},
      ...fields,
      ...{id: newId(c), name: nameOf(body), domain_id: domain},
    }
  },
  changed: (_c, body, project) => {
    const fields = said(body, projectForm)
    stays(project, fields)
    if (fields.parent_id !== undefined && fields.parent_id !== project.parent_id) {
      refuse(403, 'You are not authorized to perform the requested action: Update of `parent_id` is not allowed.')
    }
    return fields
  },
  checked: unique('project', projects, domainIn),
  guarded: (c, {id}, verb) => {
    if (verb !== 'delete' || c.sim.world.of(projects).count({parent_id: id}) === 0) return
    refuse(403, `Cannot delete the project ${id} since it is not a leaf in the hierarchy.`)
  },
  removed: (c, {id}) => dropGrants(c, {scope: 'project', where: id}),
}

const groupForm: Form<Omit<Group, 'id'>> = {...common, description: orElse(text, '')}

export const groupResource: Resource<Group> = {
  word: 'group',
  shelf: (c) => c.sim.world.of(groups),
  filters: ['name', 'domain_id'],
  shown: (group) => ({...group}),
  made: (c, body) => {
    const fields = said(body, groupForm)
    const domain = domainOf(c, fields.domain_id)
    return {...{description: ''}, ...fields, ...{id: newId(c), name: nameOf(body), domain_id: domain}}
  },
  changed: (_c, body, group) => {
    const fields = said(body, groupForm)
    stays(group, fields)
    return fields
  },
  checked: unique('group', groups, domainIn),
  removed: (c, {id}) => {
    dropGrants(c, {holder: 'group', who: id})
    const table = c.sim.world.of(memberships)
    for (const one of table.where({group: id})) table.remove(one.id)
  },
}

const roleForm: Form<Omit<Role, 'id'>> = {name, description: orNull(text), domain_id: orNull(text)}

/** The bootstrap of a keystone makes these so that they are not lost by mistake. */
const immutable = ['admin', 'manager', 'member', 'reader', 'service']
const isImmutable = (role: Role): boolean => role.domain_id === null && immutable.includes(role.name)

export const roleResource: Resource<Role> = {
  word: 'role',
  shelf: (c) => c.sim.world.of(roles),
  filters: ['name', 'domain_id'],
  usual: (role, query) => query['domain_id'] !== undefined || role.domain_id === null,
  shown: (role) => ({...role, options: isImmutable(role) ? {immutable: true} : {}}),
  made: (c, body) => {
    const fields = said(body, roleForm)
    const domain = fields.domain_id ?? null
    if (domain !== null) domainOf(c, domain)
    return {description: null, ...fields, id: newId(c), name: nameOf(body), domain_id: domain}
  },
  changed: (_c, body, role) => {
    const fields = said(body, roleForm)
    stays(role, fields)
    return fields
  },
  checked: unique('role', roles, (row) => row.domain_id ?? undefined),
  guarded: (_c, role, verb) => {
    if (!isImmutable(role)) return
    const free = 'Set resource option "immutable" to false first.'
    refuse(403, `Unable to ${verb} immutable role resource: \`${role.id}\`. ${free}`)
  },
  removed: (c, {id}) => dropGrants(c, {role: id}),
}

const domainForm: Form<Omit<Domain, 'id'>> = {name, description: orElse(text, ''), enabled: flag}

export const domainResource: Resource<Domain> = {
  word: 'domain',
  shelf: (c) => c.sim.world.of(domains),
  filters: ['name', 'enabled'],
  shown: (domain) => ({...domain, tags: [], options: {}}),
  made: (c, body) => ({
    ...{description: '', enabled: true},
    ...said(body, domainForm),
    ...{id: newId(c), name: nameOf(body)},
  }),
  changed: (_c, body) => said(body, domainForm),
  checked: unique('domain', domains, () => undefined),
  guarded: (_c, domain, verb) => {
    if (verb !== 'delete') return
    if (domain.id === defaultDomain.id) {
      refuse(403, 'You are not authorized to perform the requested action: delete the default domain.')
    }
    if (domain.enabled) refuse(403, 'Cannot delete a domain that is enabled, please disable it first.')
  },
  removed: (c, {id}) => {
    emptied(c, userResource, id)
    emptied(c, groupResource, id)
    emptied(c, projectResource, id)
    emptied(c, roleResource, id)
    dropGrants(c, {scope: 'domain', where: id})
  },
}

/** What is in a domain goes with it. */
function emptied<T extends {readonly id: string; readonly domain_id: string | null}>(
  c: Call,
  {shelf, removed}: Resource<T>,
  domain: string,
): void {
  for (const row of shelf(c).all()) {
    if (row.domain_id !== domain) continue
    removed?.(c, row)
    shelf(c).remove(row.id)
  }
}
