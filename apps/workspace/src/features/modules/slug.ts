import type { Module } from '@leasehold/catalog'

/** A module's part of an address: `QR_ORDERING` is `qr-ordering`. */
export const slugOf = (module: Module) => module.toLowerCase().replaceAll('_', '-')
