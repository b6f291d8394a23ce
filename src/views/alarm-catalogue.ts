import type {CatalogueEntry} from '../causes/alarm-catalogue.js'
import {type Column, columns, type View} from '../output/view.js'

const severity: Column<CatalogueEntry> = {field: 'severity', value: (entry) => entry.severity.join(', ')}
const optional = (column: Column<CatalogueEntry>): Column<CatalogueEntry> => ({...column, optional: true})
const affected = columns<CatalogueEntry>('service_affecting', 'mgmt_affecting', 'degrade_affecting')

export const catalogueView: View<CatalogueEntry> = {
  list: [
    ...columns<CatalogueEntry>('id', 'type'),
    severity,
    ...columns<CatalogueEntry>('meaning'),
    ...[...columns<CatalogueEntry>('entity', 'action'), ...affected].map(optional),
  ],
  show: [
    ...columns<CatalogueEntry>('id', 'type'),
    severity,
    {field: 'entity', value: (entry) => entry.entity.join(', ')},
    ...columns<CatalogueEntry>('meaning'),
    ...affected,
    ...columns<CatalogueEntry>('action'),
  ],
  sort: 'id',
}
