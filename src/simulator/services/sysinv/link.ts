export interface Link {
  readonly href: string
  readonly rel: 'self' | 'bookmark'
}

/** A resource's own address, and the one without the version that nobody serves but everybody sends. */
export const links = (base: string, path: string): Link[] => [
  {href: `${base}/v1/${path}`, rel: 'self'},
  {href: `${base}/${path}`, rel: 'bookmark'},
]
