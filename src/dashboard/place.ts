import {createHash, X509Certificate} from 'node:crypto'
import {isIP} from 'node:net'
import {hostname, networkInterfaces} from 'node:os'
import {isLoopback} from '../addressing/loopback.js'
import {createAuthority, issueServerIdentity, type TlsIdentity} from '../certificate/authority.js'

interface Place {
  readonly address: string
  readonly port: number
}

export const urlOf = ({address, port}: Place, isTls: boolean): string => {
  const host = address === '0.0.0.0' || address === '::' ? hostname() : address
  return `${isTls ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}/`
}

/** A certificate of our own, for whatever this machine is called; it is in no file, and good for one run. */
export function selfMade({address}: Pick<Place, 'address'>, now: number): TlsIdentity {
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
  if (!tls) return (name) => isLoopback(bare(name))
  const certificate = new X509Certificate(tls.cert)
  return (name) => {
    const plain = bare(name)
    return (isIP(plain) > 0 ? certificate.checkIP(plain) : certificate.checkHost(plain)) !== undefined
  }
}
