import {createHash, X509Certificate} from 'node:crypto'
import {BlockList, isIP} from 'node:net'
import {hostname, networkInterfaces} from 'node:os'
import {createAuthority, issueServerIdentity, type TlsIdentity} from '../certificate/authority.js'

/** Where to listen. */
export interface Place {
  readonly address: string
  /** 0 is any that is free. */
  readonly port: number
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

export const isLoopback = (address: string): boolean =>
  address === 'localhost' || loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** `127.0.0.1:8650`, `:8650`, `[::1]:0` or an address alone; none where it is neither. */
export function placeIn(text: string): Place | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([\da-fA-F:.]+)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text) ?? []
  const whole = isIP(text) === 6 ? text : (bracketed ?? plain)
  if (whole === undefined || text === '') return undefined
  const address = whole === '' ? '127.0.0.1' : whole
  const port = isIP(text) === 6 ? 0 : Number(digits ?? 0)
  if (port > 65_535 || (isIP(address) === 0 && address !== 'localhost')) return undefined
  return {address, port}
}

export const urlOf = ({address, port}: Place, isTls: boolean): string => {
  const host = address === '0.0.0.0' || address === '::' ? hostname() : address
  return `${isTls ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}/`
}

/** A certificate of our own, for whatever this machine is called; it is in no file, and good for one run. */
export function selfMade({address}: Place, now: number): TlsIdentity {
  const own = Object.values(networkInterfaces()).flatMap((several) => (several ?? []).map((one) => one.address))
  const addresses = isIP(address) > 0 && address !== '0.0.0.0' && address !== '::' ? [address] : own
  // An address of one link only has its link in it, which certificates have no place for.
  const usable = addresses.filter((one) => !one.startsWith('fe80:'))
  const names = new Set([hostname(), 'localhost', '127.0.0.1', '::1', ...usable])
  return issueServerIdentity(createAuthority(now, 'stx dashboard CA'), [...names], now)
}

/** As browsers show it, so that people can compare. */
export function fingerprintOf({cert}: TlsIdentity): string {
  const digest = createHash('sha256').update(new X509Certificate(cert).raw).digest('hex').toUpperCase()
  return digest.match(/../g)?.join(':') ?? ''
}

/**
 * By which names a request may ask for us, or else a name that somebody else has turned to this address would do: without
 * TLS those of this machine alone, with it those that the certificate is for.
 */
export function namesOf(tls: TlsIdentity | undefined): (name: string) => boolean {
  const bare = (name: string) => name.replace(/^\[|\]$/g, '')
  if (!tls) return (name) => isLoopback(bare(name)) && (isIP(bare(name)) > 0 || name === 'localhost')
  const certificate = new X509Certificate(tls.cert)
  return (name) => {
    const plain = bare(name)
    return (isIP(plain) > 0 ? certificate.checkIP(plain) : certificate.checkHost(plain)) !== undefined
  }
}
