import {gzipSync} from 'node:zlib'

interface Member {
  name: string
  text?: string
  /** Where a symbolic link points to. */
  link?: string
}

/** A gzipped tar archive, its names as they are given: also such as no tar program would write. */
export function tarball(...members: Member[]): Buffer {
  const blocks = members.flatMap(({name, text = '', link}) => {
    const content = Buffer.from(text)
    return [header(name, content.length, link), content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

function header(name: string, size: number, link?: string): Buffer {
  const block = Buffer.alloc(512)
  block.write(name, 0, 100)
  block.write('0000644\0', 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write(link === undefined ? '0' : '2', 156)
  block.write(link ?? '', 157, 100)
  block.write('ustar\u000000', 257)
  block.fill(' ', 148, 156)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
