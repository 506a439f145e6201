import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/core/styles/Notification.css'
import '@mantine/notifications/styles.css'

/** Loaded with the shell, never with a sign-in page: `notify` reaches it without importing it. */
export { Notifications, notifications }
