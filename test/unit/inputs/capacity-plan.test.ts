import {expect, test} from 'vitest'
import {type LiveController, readCapacityPlan} from '../../../src/inputs/plan/capacity-plan.js'
import {planWords} from '../../../src/inputs/plan/plan-file.js'

type Content = Record<string, unknown>

const subclouds = (more: Content = {}) => ({subclouds: {known: 100, now: 10, ...more}})
const operation = (name: string, of: Content) => ({...subclouds(), operations: {[name]: of}})

const found: LiveController = {
  ...{subclouds: 30, standingBy: 20, backups: 5, releases: 2, images: 40},
  filesystems: new Map([
    ['dc-vault', 15],
    ['docker-distribution', 16],
  ]),
  asked: {prestage: 300, upgrade: 300},
  running: {deploy: 1, upgrade: 0, prestage: 3, backup: 0, restore: 0, rehome: 0},
}

const refusalOf = (content: unknown, live?: LiveController) => {
  try {
    readCapacityPlan(planWords(content), live)
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing'
}

test.each<[what: string, content: unknown, message: string]>([
  ['nothing at all', null, 'the file must be a mapping, not null'],
  ['a misspelt key', {...subclouds(), valt: {}}, 'valt is unknown, did you mean vault?'],
  ['a misspelt operation', operation('prestge', {}), 'operations.prestge is unknown, did you mean prestage?'],
  ['what it carries is not said', {subclouds: {now: 3}}, 'subclouds.known is missing'],
  ['what there is is not said', {subclouds: {known: 3}}, 'subclouds.now is missing: say it, or leave --offline out'],
  ['more than any fleet has', subclouds({now: 10_000_000}), 'subclouds.now must be at most 1000000'],
  ['less than nothing', subclouds({yearly: -1}), 'subclouds.yearly must be at least 0'],
  ['no years', {...subclouds(), years: 0}, 'years must be at least 1'],
  ['half a subcloud', subclouds({now: 0.5}), 'subclouds.now must be a whole number, not 0.5'],
  ['all kept free', subclouds({reserved: 100}), 'subclouds.reserved leaves no room: 100 of 100 are kept free'],
  ['a vault without a size', {...subclouds(), vault: {}}, 'vault.size is missing: say it'],
  ['more than all', {...subclouds(), vault: {size: 9, fill: 101}}, 'vault.fill must be at most 100'],
  ['backups of no size', {...subclouds(), vault: {size: 9, backup: {now: 1}}}, 'vault.backup.size is missing'],
  ['images of no size', {...subclouds(), registry: {size: 9}}, 'registry.image is missing'],
  [
    'more at a time than dcmanager does',
    operation('prestage', {known: 300}),
    'operations.prestage.known is too much by 50: dcmanager does 250 at a time at most',
  ],
  [
    'more asked than dcmanager does',
    operation('restore', {asked: 101}),
    'operations.restore.asked is too much by 1: dcmanager does 100 at a time at most',
  ],
  ['a deployment without a limit', operation('deploy', {}), 'operations.deploy has no known: how many at a time'],
  ['a window alone', operation('backup', {window: 2}), 'operations.backup has a window, and no minutes'],
  ['minutes alone', operation('backup', {minutes: 2}), 'operations.backup has minutes, and no window'],
  ['a size that is a text', {...subclouds(), vault: {size: 'much'}}, 'vault.size must be a number, not much'],
])('refused: %s', (_what, content, message) => expect(refusalOf(content)).toContain(message))

test('every mistake is told at once', () => {
  const message = refusalOf({subclouds: {known: 5, reserved: 9}, vault: {}, operations: {deploy: {}}})
  for (const part of ['subclouds.now', 'subclouds.reserved', 'vault.size', 'operations.deploy'])
    expect(message).toContain(part)
})

test('the live system is right about what there is, the file about what is wanted', () => {
  const content = {
    ...subclouds({now: 1, yearly: 7}),
    vault: {size: 400, fill: 70, other: 2, backup: {size: 100, now: 1}, release: {size: 9000, now: 9}},
    registry: {image: {size: 200}},
    operations: {prestage: {known: 100, asked: 50}},
  }
  const controller = readCapacityPlan(planWords(content), found)
  expect(controller).toMatchObject({
    years: 5,
    subclouds: {now: 30, yearly: 7, known: 100, reserved: 20},
    vault: {gib: 15, fill: 70, other: 2048, backup: {now: 5, kept: 1}, release: {now: 2, kept: 3, yearly: 0}},
    registry: {gib: 16, fill: 80, image: {now: 40, yearly: 0}},
  })
  const byName = new Map(controller.operations.map((plan) => [plan.operation, plan]))
  expect(byName.get('prestage')).toMatchObject({known: 100, asked: 50, running: 3})
  expect(byName.get('upgrade')).toMatchObject({known: 5000, asked: 300, running: 0})
  expect(byName.get('backup')).toMatchObject({known: 250, asked: undefined})
  expect(byName.has('deploy'), 'nobody said how many go well').toBe(false)
})

test('a live system that keeps nothing free leaves what the file says', () => {
  const {subclouds: read} = readCapacityPlan(planWords(subclouds({reserved: 60})), found)
  expect(read.reserved).toBe(60)
})

test('hours are minutes', () => {
  const [plan] = readCapacityPlan(planWords(operation('upgrade', {minutes: 30, window: 8.3}))).operations
  expect(plan?.time).toEqual({each: 30, window: 498})
})
