import {createHash} from 'node:crypto'
import {collection} from '../../kernel/collection.js'

export interface Named {
  readonly id: string
  readonly name: string
}

/** What has its name within a domain. */
export interface Member extends Named {
  readonly domain_id: string
}

export interface Domain extends Named {
  readonly description: string
  readonly enabled: boolean
}

export interface User extends Member {
  readonly default_project_id: string | null
  readonly enabled: boolean
  readonly description: string | null
  readonly email: string | null
  /** salted digest; empty where there is none, or where another simulator sealed it */
  readonly password: string
}

export interface Project extends Member {
  readonly description: string
  readonly enabled: boolean
  readonly parent_id: string
  readonly tags: readonly string[]
}

export interface Group extends Member {
  readonly description: string
}

/** A user in a group. */
export interface Membership {
  readonly id: string
  readonly group: string
  readonly user: string
}

export interface Role extends Named {
  readonly description: string | null
  readonly domain_id: string | null
}

/** Who has a role where. */
export interface Grant {
  readonly holder: 'user' | 'group'
  readonly who: string
  readonly scope: 'project' | 'domain' | 'system'
  /** the project or domain; `all` of the system */
  readonly where: string
  readonly role: string
}

export interface Assignment extends Grant {
  readonly id: string
}

/** A token that was given back before its end. */
export interface Revoked {
  readonly audit: string
  readonly expires: number
}

/** What tokens are sealed with. */
export interface TokenKey {
  readonly name: 'token'
  readonly key: string
}

export const domains = collection<Domain>('keystone.domain', {key: 'id', index: ['name']})
export const users = collection<User>('keystone.user', {key: 'id', index: ['name'], secret: ['password']})
export const projects = collection<Project>('keystone.project', {key: 'id', index: ['name']})
export const groups = collection<Group>('keystone.group', {key: 'id', index: ['name']})
export const memberships = collection<Membership>('keystone.membership', {key: 'id', index: ['group', 'user']})
export const roles = collection<Role>('keystone.role', {key: 'id', index: ['name']})
export const assignments = collection<Assignment>('keystone.assignment', {key: 'id', index: ['who', 'where', 'role']})
export const revoked = collection<Revoked>('keystone.revoked', {key: 'audit'})
export const tokenKeys = collection<TokenKey>('keystone.token-key', {key: 'name', secret: ['key']})

/** Where everybody is who is put nowhere else. */
export const defaultDomain = {id: 'default', name: 'Default'}

export const digest = (user: string, password: string): string =>
  createHash('sha256').update(`${user}\n${password}`).digest('hex')

export const assignmentId = ({holder, who, scope, where, role}: Grant): string =>
  [holder, who, scope, where, role].join('/')

export const membershipId = (group: string, user: string): string => `${group}/${user}`
