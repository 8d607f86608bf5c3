/** Mantine dressed in our tokens: every colour it uses is a variable of tokens.css, so both themes live there. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e0efec',
  '#c6e2dd',
  '#9fcfc8',
  '#74bab1',
  '#4dbcb0',
  '#2a9389',
  '#0b7a72',
  '#0b6660',
  '#095550',
  '#06403c',
];

/** Hints stand under their field, so that fields in a row stand level. */
const hintBelow = ['label', 'input', 'description', 'error'];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  colors: { teal },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: {
    xs: 'var(--size-12)',
    sm: 'var(--size-13)',
    md: 'var(--size-14)',
    lg: 'var(--size-16)',
    xl: 'var(--size-20)',
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: hintBelow } },
    TextInput: { defaultProps: { size: 'sm', inputWrapperOrder: hintBelow } },
    Textarea: { defaultProps: { size: 'sm', inputWrapperOrder: hintBelow } },
    Select: {
      defaultProps: {
        size: 'sm',
        allowDeselect: false,
        checkIconPosition: 'right',
        inputWrapperOrder: hintBelow,
      },
    },
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, multiline: true, maw: 420 },
    },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120, transition: 'fade' } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
    Popover: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-muted)',
  '--mantine-color-placeholder': 'var(--ink-muted)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-control)',
  '--mantine-color-error': 'var(--refused)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-teal-filled': 'var(--accent)',
  '--mantine-color-teal-filled-hover': 'var(--accent-hover)',
  '--mantine-color-teal-light': 'var(--accent-soft)',
  '--mantine-color-teal-light-color': 'var(--accent-text)',
  '--mantine-color-teal-text': 'var(--accent-text)',
};

/** Points Mantine's own variables at the tokens, the same in both schemes. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
