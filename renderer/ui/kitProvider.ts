// What the theme needs of the UI kit; screens import from `./index`.
export {
  createTheme,
  type MantineColorsTuple,
  MantineProvider,
  rem,
  useMantineColorScheme,
} from '@mantine/core';
export { Notifications } from '@mantine/notifications';
