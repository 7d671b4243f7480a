import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

/** Large type and strong contrast: for people who use a computer an hour a day, and tired eyes. */
export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: 8,
  colors: { river },
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // What has no word on it still needs a name, whatever the language.
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng (Close)' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng (Close)' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng (Close)' } } },
    Alert: { defaultProps: { closeButtonLabel: 'Đóng (Close)' } },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', clearButtonProps: { 'aria-label': 'Xóa lựa chọn (Clear)' } } },
    MultiSelect: { defaultProps: { size: 'md', clearButtonProps: { 'aria-label': 'Xóa lựa chọn (Clear)' } } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    Table: { defaultProps: { verticalSpacing: 'sm', fz: 'md' } },
    Badge: { defaultProps: { size: 'lg', radius: 'sm', tt: 'none' } },
  },
});
