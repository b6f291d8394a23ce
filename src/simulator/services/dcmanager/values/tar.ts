import {gunzipSync} from 'node:zlib'

/** A tar archive says so at its 257th byte, be it compressed or not. */
export function isTar(content: Buffer): boolean {
  const magic = (bytes: Buffer) => bytes.subarray(257, 262).toString('latin1') === 'ustar'
  if (magic(content)) return true
  if (content[0] !== 0x1f || content[1] !== 0x8b) return false
  try {
    return magic(gunzipSync(content))
  } catch {
    return false
  }
}
