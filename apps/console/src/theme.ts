import {
  createTheme,
  type CSSVariablesResolver,
  DEFAULT_THEME,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  mergeThemeOverrides,
  parseThemeColor,
  type VariantColorsResolver,
} from '@mantine/core';

const river: MantineColorsTuple = [
  '#e7f4fb',
  '#d3e6f2',
  '#a8cce4',
  '#7ab1d6',
  '#539aca',
  '#398cc3',
  '#2884c0',
  '#1470a9',
  '#0b5c8c',
  '#04507d',
];

/** Darker ends, so that white on them, and they on white, can be read by tired eyes (contrast of 4.5 and more). */
const darker = (
  name: 'cyan' | 'green' | 'orange' | 'red' | 'teal' | 'yellow',
  ends: [string, string, string],
) => [...DEFAULT_THEME.colors[name].slice(0, 7), ...ends] as unknown as MantineColorsTuple;

/** The dark end of a colour wherever it is written in, on white or on its lightest, whatever shade was asked for. */
const readable: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  const { color, isThemeColor } = parseThemeColor({
    color: input.color ?? input.theme.primaryColor,
    theme: input.theme,
  });
  if (!isThemeColor || color === 'white' || color === 'black') return usual;
  const shade = (index: number): string => `var(--mantine-color-${color}-${index})`;
  if (input.variant === 'subtle') return { ...usual, hover: shade(1), color: shade(8) };
  if (['outline', 'transparent'].includes(input.variant)) return { ...usual, color: shade(8) };
  if (input.variant !== 'light') return usual;
  return { ...usual, background: shade(0), hover: shade(1), color: shade(9) };
};

/** Large type and strong contrast: for people who use a computer an hour a day, and tired eyes. */
const look = createTheme({
  primaryColor: 'river',
  primaryShade: 8,
  colors: {
    river,
    green: darker('green', ['#267a37', '#216b30', '#1b5a28']),
    teal: darker('teal', ['#08755a', '#076a52', '#055843']),
    cyan: darker('cyan', ['#0a7185', '#096577', '#084f5e']),
    orange: darker('orange', ['#b5410c', '#a63b0b', '#8f3209']),
    red: darker('red', ['#c92a2a', '#b92424', '#a01d1d']),
    yellow: darker('yellow', ['#8a5a00', '#7a5000', '#684400']),
  },
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  variantColorResolver: readable,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // What scrolls sideways can be reached and moved by keys.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
    // Its own placeholder for the first focus is no item of a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Notification: {
      styles: {
        description: { color: 'var(--mantine-color-text)', fontSize: 'var(--mantine-font-size-md)' },
      },
    },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', fz: 'md' } },
    // Two lines of it rather than half of a word.
    Badge: {
      defaultProps: { size: 'lg', radius: 'sm', tt: 'none' },
      styles: {
        root: { height: 'auto', minHeight: 'var(--badge-height)' },
        label: { whiteSpace: 'normal', lineHeight: 1.3 },
      },
    },
  },
});

/** What has no word on it still needs a name: buttons that close or clear. */
export function themeOf({ close, clear }: { close: string; clear: string }) {
  const closing = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
  const clearing = { defaultProps: { size: 'md', clearButtonProps: { 'aria-label': clear } } };
  return mergeThemeOverrides(look, {
    components: {
      ...{ Modal: closing, Drawer: closing, Notification: closing, Select: clearing, MultiSelect: clearing },
      Alert: { defaultProps: { closeButtonLabel: close } },
    },
  });
}

/** Words in a colour, and outlines: its dark end. */
export const readableWords: CSSVariablesResolver = () => ({
  variables: {},
  dark: {},
  light: Object.fromEntries(
    ['red', 'green', 'teal', 'orange', 'yellow', 'river'].flatMap((color) => [
      [`--mantine-color-${color}-text`, `var(--mantine-color-${color}-8)`],
      [`--mantine-color-${color}-outline`, `var(--mantine-color-${color}-8)`],
      [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-9)`],
    ]),
  ),
});
