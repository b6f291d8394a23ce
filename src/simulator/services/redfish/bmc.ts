import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {centralRegion} from '../../regions.js'
import {type Bmc, bmcs, untouched} from './model.js'

const table = (c: Call) => c.sim.in(centralRegion).of(bmcs)

export const addressOf = (c: Call<'address'>): string => c.params.address.toLowerCase()

export function bmcOf(c: Call<'address'>): Bmc {
  const address = addressOf(c)
  return table(c).get(address) ?? untouched(address)
}

export function changeBmc(c: Call<'address'>, patch: Partial<Bmc>): Bmc {
  const bmc = bmcOf(c)
  if (table(c).has(bmc.address)) return table(c).update(bmc.address, patch)
  return table(c).insert({...bmc, ...patch})
}

/** A fault rule `bmc.<what>` with `--host ADDRESS` breaks one controller, without it all of them. */
export function broken(c: Call<'address'>, what: string): string | undefined {
  if (c.sim.faults.list().length === 0) return undefined
  return c.sim.transact(() => c.sim.faults.state(`bmc.${what}`, {region: centralRegion, host: addressOf(c)}))
}

function basicOf(c: Call): {username: string; password: string} | undefined {
  const [scheme, value] = (c.header('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic' || value === undefined) return undefined
  const [username = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':')
  return {username, password: rest.join(':')}
}

export function accepts(c: Call<'address'>, username: string, password: string): boolean {
  if (broken(c, 'credentials') !== undefined) return false
  const {account} = bmcOf(c)
  if (account === null) return username !== '' && password !== ''
  return account.username === username && account.password === password
}

/** Behind everything but the service root: a session's token, or name and password with each request. */
export function authorized<C extends Call<'address'>, T>(handler: (c: C) => T): (c: C) => T {
  return (c) => {
    answering(c)
    const token = c.header('x-auth-token')
    const basic = basicOf(c)
    const known =
      token !== undefined
        ? bmcOf(c).sessions.some((session) => session.token === token)
        : basic !== undefined && accepts(c, basic.username, basic.password)
    if (!known) refuse(401, 'no valid session, and no valid user and password', {id: 'NoValidSession'})
    return handler(c)
  }
}

/** What stands between here and the controller has nothing to hand on. */
export function answering(c: Call<'address'>): void {
  const gone = broken(c, 'unreachable')
  if (gone !== undefined) refuse(504, `the controller ${addressOf(c)} does not answer: ${gone}`, {id: 'GeneralError'})
}
