import {createHash} from 'node:crypto'
import {collection} from '../../kernel/collection.js'

export interface Named {
  readonly id: string
  readonly name: string
}

export interface User extends Named {
  readonly domain_id: string
  readonly default_project_id: string | null
  readonly enabled: boolean
  readonly description: string
  readonly email: string | null
  /** salted digest */
  readonly password: string
}

export interface Project extends Named {
  readonly domain_id: string
  readonly description: string
  readonly enabled: boolean
}

export interface Role extends Named {
  readonly description: string | null
}

/** One user's role in one project. */
export interface Assignment {
  readonly id: string
  readonly user: string
  readonly project: string
  readonly role: string
}

export interface Token {
  /** digest of what its bearer shows: the file lets nobody in */
  readonly id: string
  readonly user: string
  readonly project: string
  readonly methods: readonly string[]
  /** real milliseconds since 1970, see `service.ts` */
  readonly issued: number
  readonly expires: number
}

export const users = collection<User>('keystone.user', {key: 'id', index: ['name']})
export const projects = collection<Project>('keystone.project', {key: 'id', index: ['name']})
export const roles = collection<Role>('keystone.role', {key: 'id', index: ['name']})
export const assignments = collection<Assignment>('keystone.assignment', {key: 'id', index: ['user', 'project']})
export const tokens = collection<Token>('keystone.token', {key: 'id', index: ['user']})

export const domain = {id: 'default', name: 'Default'}

export const digest = (user: string, password: string): string =>
  createHash('sha256').update(`${user}\n${password}`).digest('hex')

export const tokenId = (shown: string): string => createHash('sha256').update(shown).digest('hex')

export const assignmentId = (user: string, project: string, role: string): string => `${user}/${project}/${role}`
