import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  rem,
  type VariantColorsResolver,
} from '../ui/kitProvider';

const fontFamily = '"Pretendard GOV", "맑은 고딕", "Malgun Gothic", sans-serif';

// KRDS standard palette, steps 5 · 10 · 20 · 30 · 40 · 50 · 60 · 70 · 80 · 90 (공공누리 제1유형).
const primary: MantineColorsTuple = [
  '#ecf2fe',
  '#d8e5fd',
  '#b1cefb',
  '#86aff9',
  '#4c87f6',
  '#256ef4',
  '#0b50d0',
  '#083891',
  '#052561',
  '#03163a',
];
const gray: MantineColorsTuple = [
  '#f4f5f6',
  '#e6e8ea',
  '#cdd1d5',
  '#b1b8be',
  '#8a949e',
  '#6d7882',
  '#58616a',
  '#464c53',
  '#33363d',
  '#1e2124',
];
const danger: MantineColorsTuple = [
  '#fdefec',
  '#fcdfd9',
  '#f7afa1',
  '#f48771',
  '#f05f42',
  '#de3412',
  '#bd2c0f',
  '#8a240f',
  '#5c180a',
  '#390d05',
];
const warning: MantineColorsTuple = [
  '#fff3db',
  '#ffe0a3',
  '#ffc95c',
  '#ffb114',
  '#c78500',
  '#9e6a00',
  '#8a5c00',
  '#614100',
  '#422c00',
  '#2e1f00',
];
const success: MantineColorsTuple = [
  '#eaf6ec',
  '#d8eedd',
  '#a9dab4',
  '#7ec88e',
  '#3fa654',
  '#228738',
  '#267337',
  '#285d33',
  '#1f4727',
  '#122b18',
];
const info: MantineColorsTuple = [
  '#e7f4fe',
  '#d3ebfd',
  '#9ed2fa',
  '#5fb5f7',
  '#2098f3',
  '#0b78cb',
  '#096ab3',
  '#085691',
  '#053961',
  '#03253f',
];
/** Mantine's own scale for dark grounds, from text to ground. */
const dark: MantineColorsTuple = [
  '#f4f5f6',
  '#cdd1d5',
  '#b1b8be',
  '#8a949e',
  '#464c53',
  '#33363d',
  '#282b30',
  '#1e2124',
  '#191b1e',
  '#131416',
];

const tokenOf: Record<string, string> = {
  primary: 'brand',
  blue: 'brand',
  danger: 'danger',
  red: 'danger',
  warning: 'warning',
  yellow: 'warning',
  success: 'success',
  green: 'success',
  info: 'info',
};

/** Light variants (alerts, badges) stand on the KRDS step 5 ground with step 60 text, in both schemes. */
const colorsOfVariant: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const token = tokenOf[input.color ?? input.theme.primaryColor];
  if (input.variant !== 'light' || !token) return colors;
  return {
    ...colors,
    background: `var(--${token}-soft)`,
    hover: `var(--${token}-soft)`,
    color: `var(--${token}-text)`,
  };
};

/** KRDS look on Mantine's behaviour; sizes are KRDS sizes only. */
export const theme = createTheme({
  primaryColor: 'primary',
  // Step 40 under white text is 3.4:1 in the dark scheme; step 50 passes in both.
  primaryShade: { light: 5, dark: 5 },
  colors: {
    primary,
    gray,
    danger,
    warning,
    success,
    info,
    dark,
    red: danger,
    blue: primary,
    green: success,
    yellow: warning,
  },
  fontFamily,
  fontFamilyMonospace: '"D2Coding", Consolas, monospace',
  headings: {
    fontFamily,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: rem(24), lineHeight: '1.5' },
      h2: { fontSize: rem(19), lineHeight: '1.5' },
      h3: { fontSize: rem(17), lineHeight: '1.5' },
      h4: { fontSize: rem(15), lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: rem(13), sm: rem(15), md: rem(17), lg: rem(19), xl: rem(24) },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.6', lg: '1.5', xl: '1.5' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(2), sm: rem(4), md: rem(6), lg: rem(10), xl: rem(12) },
  defaultRadius: 'md',
  variantColorResolver: colorsOfVariant,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'sm' } },
    // The placeholder is a focusable child that a menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { radius: 'xl', centered: true, closeButtonProps: { 'aria-label': '닫기' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});
