import {existsSync, readFileSync} from 'node:fs'
import {createAuthority, issueServerIdentity, type TlsIdentity} from '../certificate/authority.js'
import {authorityFile, authorityKeyFile, writePrivate} from './daemon-files.js'
import {wallClock} from './kernel/wall.js'

/**
 * A certificate for this start, signed by the data directory's own authority. The authority stays, so that what was
 * told to trust it once goes on working.
 */
export function serverIdentity(dataDir: string, host: string): TlsIdentity {
  const hosts = new Set(['localhost', '127.0.0.1', '::1', host])
  return issueServerIdentity(authority(dataDir), [...hosts], wallClock())
}

function authority(dataDir: string): TlsIdentity {
  const [cert, key] = [authorityFile(dataDir), authorityKeyFile(dataDir)]
  if (existsSync(cert) && existsSync(key)) return {cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8')}
  const created = createAuthority(wallClock(), 'stx simulator CA')
  writePrivate(key, created.key)
  writePrivate(cert, created.cert)
  return created
}
