import type { Module } from '@leasehold/catalog'
import {
  IconAddressBook,
  IconBook2,
  IconBuildingWarehouse,
  IconCash,
  IconCashRegister,
  IconChartBar,
  IconChecklist,
  IconFileInvoice,
  IconFiles,
  IconGauge,
  IconHeartHandshake,
  IconIdBadge2,
  IconQrcode,
  IconReceipt2,
  IconShoppingCart,
  IconTag,
  IconTool,
} from '@tabler/icons-react'

/** The picture of each module. */
export const moduleIcons: Record<Module, typeof IconTag> = {
  CONTACTS: IconAddressBook,
  CRM: IconHeartHandshake,
  SALES: IconFileInvoice,
  POS: IconCashRegister,
  QR_ORDERING: IconQrcode,
  PRODUCTS: IconTag,
  INVENTORY: IconBuildingWarehouse,
  PURCHASE: IconShoppingCart,
  FINANCE: IconCash,
  ACCOUNTING: IconBook2,
  EXPENSES: IconReceipt2,
  APPROVALS: IconChecklist,
  HR: IconIdBadge2,
  MAINTENANCE: IconTool,
  DOCUMENTS: IconFiles,
  DASHBOARD: IconGauge,
  ANALYTICS: IconChartBar,
}

/** A module's part of an address: `QR_ORDERING` is `qr-ordering`. */
export const slugOf = (module: Module) => module.toLowerCase().replaceAll('_', '-')
