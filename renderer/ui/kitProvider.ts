// What the theme needs of the UI kit; screens import from `./index`.
export {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  MantineProvider,
  rem,
  useMantineColorScheme,
  type VariantColorsResolver,
} from '@mantine/core';
export { DatesProvider } from '@mantine/dates';
export { Notifications } from '@mantine/notifications';
