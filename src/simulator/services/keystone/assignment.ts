import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import type {Simulation} from '../../simulation.js'
import {withImplied} from './grant.js'
import {domainResource, groupResource, projectResource, roleResource, userResource} from './identity.js'
import {
  type Assignment,
  assignmentId,
  assignments,
  domains,
  type Grant,
  groups,
  memberships,
  projects,
  roles,
  users,
} from './model.js'
import {administrators, readers} from './policy.js'
import {listed, rowOf, shown} from './resource.js'

const holders = ['user', 'group'] as const
const scopes = ['project', 'domain'] as const

/** Who has which role where. */
export function assignmentRoutes(router: Router): void {
  router.get('/v3/role_assignments', {policy: readers}, listAssignments)
  for (const holder of holders) {
    grantRoutes(router, `/v3/system/${holder}s/:who/roles`, holder, 'system')
    for (const scope of scopes) grantRoutes(router, `/v3/${scope}s/:where/${holder}s/:who/roles`, holder, scope)
  }
}

type Asked = Call<'who' | 'where' | 'role'>

function grantRoutes(router: Router, path: string, holder: Grant['holder'], scope: Grant['scope']): void {
  const place = (c: Call): Omit<Grant, 'role'> => {
    const {who, where} = (c as Asked).params
    if (holder === 'user') rowOf(c, userResource, who)
    else rowOf(c, groupResource, who)
    if (scope === 'project') rowOf(c, projectResource, where)
    if (scope === 'domain') rowOf(c, domainResource, where)
    return {holder, who, scope, where: scope === 'system' ? 'all' : where}
  }
  const grant = (c: Call): Assignment => {
    const asked = {...place(c), role: rowOf(c, roleResource, (c as Asked).params.role).id}
    return {...asked, id: assignmentId(asked)}
  }
  const absent = ({who, where, role}: Grant) =>
    refuse(
      404,
      `Could not find role assignment with role: ${role}, user or group: ${who}, project, domain, or system: ${where}.`,
    )
  router.get(path, {policy: readers}, (c) => {
    const found = c.sim.world.of(assignments).where(place(c))
    const granted = found.flatMap(({role}) => c.sim.world.of(roles).get(role) ?? [])
    return listed(
      c,
      'roles',
      granted.map((role) => shown(c, roleResource, role)),
    )
  })
  const one = `${path}/:role`
  router.put(one, {policy: administrators}, (c) => {
    const asked = grant(c)
    const table = c.sim.world.of(assignments)
    if (!table.has(asked.id)) table.insert(asked)
    return reply(204)
  })
  const check = (c: Call) => {
    const asked = grant(c)
    return c.sim.world.of(assignments).has(asked.id) ? reply(204) : absent(asked)
  }
  router.head(one, {policy: readers}, check)
  router.get(one, {policy: readers}, check)
  router.delete(one, {policy: administrators}, (c) => {
    const asked = grant(c)
    if (c.sim.world.of(assignments).remove(asked.id) === undefined) absent(asked)
    return reply(204)
  })
}

const isAsked = (value: string | undefined): boolean => value !== undefined && value !== '0'

function listAssignments(c: Call) {
  const {query, sim} = c
  const wanted: readonly [string, (one: Grant) => string | undefined][] = [
    ['user.id', ({holder, who}) => (holder === 'user' ? who : undefined)],
    ['group.id', ({holder, who}) => (holder === 'group' ? who : undefined)],
    ['role.id', ({role}) => role],
    ['scope.project.id', ({scope, where}) => (scope === 'project' ? where : undefined)],
    ['scope.domain.id', ({scope, where}) => (scope === 'domain' ? where : undefined)],
  ]
  if (query['user.id'] !== undefined && query['group.id'] !== undefined) {
    refuse(400, 'Specify a user or group, not both')
  }
  const all = sim.world.of(assignments).all()
  const found = isAsked(query['effective']) ? effective(sim, all) : all
  const rows = found
    .filter((one) => wanted.every(([name, of]) => query[name] === undefined || of(one) === query[name]))
    .filter((one) => !isAsked(query['scope.system']) || one.scope === 'system')
  const described = describer(sim, isAsked(query['include_names']))
  return listed(
    c,
    'role_assignments',
    rows.map((one) => ({...described(one), links: {assignment: linkOf(c, one)}})),
  )
}

/** Of each group its users, and of each role those that come with it. */
function effective(sim: Simulation, all: readonly Assignment[]): Grant[] {
  const found = new Map<string, Grant>()
  for (const one of all) {
    const members = sim.world.of(memberships).where({group: one.who})
    const who = one.holder === 'user' ? [one.who] : members.map(({user}) => user)
    for (const user of who) {
      for (const {id} of withImplied(sim, one.role)) {
        const grant: Grant = {holder: 'user', who: user, scope: one.scope, where: one.where, role: id}
        found.set(assignmentId(grant), grant)
      }
    }
  }
  return [...found.values()]
}

const linkOf = (c: Call, {scope, where, holder, who, role}: Grant): string =>
  `${c.base}/v3/${scope === 'system' ? 'system' : `${scope}s/${where}`}/${holder}s/${who}/roles/${role}`

/** With names everything is called as people call it, and where it belongs. */
function describer(sim: Simulation, names: boolean) {
  const domain = (id: string) => ({id, name: sim.world.of(domains).get(id)?.name ?? ''})
  const named = (row: {id: string; name: string; domain_id?: string | null} | undefined, id: string) => {
    if (!names || row === undefined) return {id}
    const home = row.domain_id
    return {id, name: row.name, ...(typeof home === 'string' ? {domain: domain(home)} : {})}
  }
  const {world} = sim
  return ({holder, who, scope, where, role}: Grant) => ({
    role: named(world.of(roles).get(role), role),
    [holder]: named(holder === 'user' ? world.of(users).get(who) : world.of(groups).get(who), who),
    scope:
      scope === 'system'
        ? {system: {all: true}}
        : {[scope]: named(scope === 'project' ? world.of(projects).get(where) : world.of(domains).get(where), where)},
  })
}
