import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {type Reply, reply} from '../../http/reply.js'
import {accepts, addressOf, answering, bmcOf, changeBmc} from './bmc.js'
import {bodyOf, collectionOf, link, pathOf} from './resource.js'

/** Controllers have room for a few; the oldest makes way. */
const mostSessions = 8

const sessionOf = (c: Call<'address'>, id: number, username: string) => ({
  '@odata.id': pathOf(c, `/SessionService/Sessions/${id}`),
  '@odata.type': '#Session.v1_3_0.Session',
  Id: String(id),
  Name: 'User Session',
  UserName: username,
})

export const sessionService = (c: Call<'address'>) => ({
  '@odata.id': pathOf(c, '/SessionService'),
  '@odata.type': '#SessionService.v1_1_8.SessionService',
  Id: 'SessionService',
  Name: 'Session Service',
  ServiceEnabled: true,
  Sessions: link(c, '/SessionService/Sessions'),
})

export const sessions = (c: Call<'address'>) =>
  collectionOf(
    c,
    '/SessionService/Sessions',
    'Session',
    bmcOf(c).sessions.map(({id}) => String(id)),
  )

export function openSession(c: Call<'address'>): Reply {
  answering(c)
  const {UserName: username, Password: password} = bodyOf(c)
  if (typeof username !== 'string' || typeof password !== 'string') {
    refuse(400, 'UserName and Password are needed', {id: 'PropertyMissing'})
  }
  if (!accepts(c, username, password)) refuse(401, 'wrong user or password', {id: 'NoValidSession'})
  const bmc = bmcOf(c)
  const id = bmc.lastSession + 1
  const token = c.sim.random(c.region.name, `redfish.session ${addressOf(c)}`).hex(32)
  changeBmc(c, {lastSession: id, sessions: [...bmc.sessions, {id, token, username}].slice(-mostSessions)})
  const session = sessionOf(c, id, username)
  return reply(201, session, {'x-auth-token': token, location: session['@odata.id']})
}

export function showSession(c: Call<'address' | 'session'>) {
  const session = bmcOf(c).sessions.find(({id}) => String(id) === c.params.session)
  if (session === undefined) return refuse(404, 'no such session', {id: 'ResourceMissingAtURI'})
  return sessionOf(c, session.id, session.username)
}

export function closeSession(c: Call<'address' | 'session'>): Reply {
  const closed = showSession(c)
  changeBmc(c, {sessions: bmcOf(c).sessions.filter(({id}) => String(id) !== closed.Id)})
  return reply(204)
}

export const accountService = (c: Call<'address'>) => ({
  '@odata.id': pathOf(c, '/AccountService'),
  '@odata.type': '#AccountService.v1_10_0.AccountService',
  Id: 'AccountService',
  Name: 'Account Service',
  Accounts: link(c, '/AccountService/Accounts'),
})

export const accounts = (c: Call<'address'>) => collectionOf(c, '/AccountService/Accounts', 'ManagerAccount', ['1'])

export const showAccount = (c: Call<'address'>) => ({
  '@odata.id': pathOf(c, '/AccountService/Accounts/1'),
  '@odata.type': '#ManagerAccount.v1_8_0.ManagerAccount',
  Id: '1',
  Name: 'User Account',
  UserName: bmcOf(c).account?.username ?? null,
  Password: null,
  RoleId: 'Administrator',
  Enabled: true,
})

/** From now on only this user gets in. */
export function changeAccount(c: Call<'address'>) {
  const body = bodyOf(c)
  const before = bmcOf(c).account
  const username = body['UserName'] ?? before?.username ?? 'root'
  const password = body['Password'] ?? before?.password
  if (typeof username !== 'string' || typeof password !== 'string' || password === '') {
    return refuse(400, 'a Password is needed', {id: 'PropertyMissing'})
  }
  changeBmc(c, {account: {username, password}, sessions: []})
  return showAccount(c)
}
