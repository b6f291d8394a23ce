import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import {innerOf, text} from './field.js'
import {placesOf} from './grant.js'
import {groupResource, projectResource, userResource} from './identity.js'
import {digest, groups, membershipId, memberships, projects, users} from './model.js'
import {administrators, mustBe, readers, signedIn} from './policy.js'
import {listed, rowOf, shown} from './resource.js'
import type {Tokens} from './token.js'

/** What users do with themselves, and what they belong to. */
export function userRoutes(router: Router, tokens: () => Tokens): void {
  router.post('/v3/users/:id/password', {policy: signedIn}, (c) => {
    const user = rowOf(c, userResource, c.params.id)
    const body = innerOf(c.body, 'user')
    if (c.user.id !== user.id) {
      refuse(403, 'You are not authorized to perform the requested action: identity:change_password.')
    }
    if (!tokens().fits(user, body['original_password'])) {
      refuse(401, 'The request you have made requires authentication.')
    }
    const password = text(body['password'] ?? refuse(400, "'password' is a required property"), 'password')
    c.sim.world.of(users).update(user.id, {password: digest(user.id, password)})
    return reply(204)
  })
  router.get('/v3/users/:id/projects', {policy: signedIn}, (c) => {
    const user = rowOf(c, userResource, c.params.id)
    mustBe(c, user.id, 'list_user_projects')
    return listed(c, 'projects', projectsOf(c, user.id))
  })
  router.get('/v3/users/:id/groups', {policy: signedIn}, (c) => {
    const user = rowOf(c, userResource, c.params.id)
    mustBe(c, user.id, 'list_groups_for_user')
    const found = c.sim.world.of(memberships).where({user: user.id})
    const own = found.flatMap(({group}) => c.sim.world.of(groups).get(group) ?? [])
    return listed(
      c,
      'groups',
      own.map((group) => shown(c, groupResource, group)),
    )
  })
}

/** The projects where a user has something to do. */
export const projectsOf = (c: Call, user: string) =>
  placesOf(c.sim, user, 'project')
    .flatMap((id) => c.sim.world.of(projects).get(id) ?? [])
    .map((project) => shown(c, projectResource, project))

export function membershipRoutes(router: Router): void {
  router.get('/v3/groups/:group/users', {policy: readers}, (c) => {
    const group = rowOf(c, groupResource, c.params.group)
    const found = c.sim.world.of(memberships).where({group: group.id})
    const members = found.flatMap(({user}) => c.sim.world.of(users).get(user) ?? [])
    return listed(
      c,
      'users',
      members.map((user) => shown(c, userResource, user)),
    )
  })
  const path = '/v3/groups/:group/users/:user'
  const asked = (c: Call<'group' | 'user'>) => {
    const group = rowOf(c, groupResource, c.params.group).id
    const user = rowOf(c, userResource, c.params.user).id
    return {id: membershipId(group, user), group, user}
  }
  const strange = ({user, group}: {user: string; group: string}) =>
    refuse(404, `User '${user}' not found in group '${group}'.`)
  router.put(path, {policy: administrators}, (c) => {
    const one = asked(c)
    const table = c.sim.world.of(memberships)
    if (!table.has(one.id)) table.insert(one)
    return reply(204)
  })
  const check = (c: Call<'group' | 'user'>) => {
    const one = asked(c)
    return c.sim.world.of(memberships).has(one.id) ? reply(204) : strange(one)
  }
  router.head(path, {policy: readers}, check)
  router.get(path, {policy: readers}, check)
  router.delete(path, {policy: administrators}, (c) => {
    const one = asked(c)
    if (c.sim.world.of(memberships).remove(one.id) === undefined) strange(one)
    return reply(204)
  })
}
