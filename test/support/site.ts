/** Values in which nothing is wrong. */
export const installValues = {
  bootstrap_interface: 'eno1',
  bootstrap_address: '10.20.200.12',
  bootstrap_address_prefix: 24,
  install_type: 3,
  bmc_address: '192.0.2.12',
  bmc_username: 'root',
}

export const bootstrapValues = {
  name: 'site1',
  system_mode: 'simplex',
  management_subnet: '192.168.101.0/24',
  management_start_address: '192.168.101.2',
  management_end_address: '192.168.101.50',
  management_gateway_address: '192.168.101.1',
  external_oam_subnet: '10.20.1.0/24',
  external_oam_gateway_address: '10.20.1.1',
  external_oam_floating_address: '10.20.1.10',
  systemcontroller_gateway_address: '192.168.204.101',
}
