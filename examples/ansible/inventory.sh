#!/bin/sh
# The fleet as a dynamic inventory: ansible-inventory -i inventory.sh --graph
# It connects as stx does: by the environment, or the current context.
exec stx inventory "$@"
