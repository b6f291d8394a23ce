import {isIP} from 'node:net'
import {CommandFailure} from '../cli/failure.js'

/** Where to listen. */
export interface Place {
  readonly address: string
  /** 0 is any that is free. */
  readonly port: number
}

const HERE = '127.0.0.1'

/** `10.0.0.5:9630`, `:9630`, `9630`, `[::1]:9630`, or an address alone, which then has the usual port; none where it is neither. */
export function placeIn(text: string, usualPort: number): Place | undefined {
  if (text === '') return undefined
  if (isIP(text) === 6) return {address: text, port: usualPort}
  const [, lone, bracketed, plain, digits] =
    /^(?:(\d{1,5})|(?:\[([\da-fA-F:.]+)\]|([^:[\]]*))(?::(\d{1,5}))?)$/.exec(text) ?? []
  const address = lone === undefined ? bracketed || plain || (digits && HERE) : HERE
  if (address === undefined || (isIP(address) === 0 && address !== 'localhost')) return undefined
  if (bracketed !== undefined && isIP(bracketed) !== 6) return undefined
  const port = Number(lone ?? digits ?? usualPort)
  return port > 65_535 ? undefined : {address, port}
}

/** What `--listen` says, or else a refusal. */
export function listenAt(text: string, usualPort: number): Place {
  const place = placeIn(text, usualPort)
  if (place) return place
  const example = `${HERE}:${usualPort || 8650}`
  throw new CommandFailure('usage', `--listen ${text} is no address`, `write it as in --listen ${example}`)
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there already',
  EACCES: 'ports below 1024 are not for everybody',
  EADDRNOTAVAIL: 'this machine has no such address',
}

export function cannotListen({address, port}: Place, {code = '', message}: NodeJS.ErrnoException): CommandFailure {
  const there = isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`
  return new CommandFailure(
    'failed',
    `cannot listen on ${there}: ${reasons[code] ?? message}`,
    'choose another one with --listen',
  )
}
