import type {HelmChart, HelmOverrides} from '../client/sysinv/helm.js'
import {columns, type View} from '../output/view.js'

export const helmChartView: View<HelmChart> = {
  list: [
    {field: 'name', label: 'chart name'},
    {field: 'namespaces', label: 'overrides namespaces'},
    {field: 'enabled', label: 'chart enabled', optional: true},
  ],
  sort: 'name',
}

export const helmOverridesView: View<HelmOverrides> = {
  show: (overrides) => columns(...Object.keys(overrides)),
  alphabetical: true,
  localTime: true,
}
