import {
  ActionIcon,
  Badge,
  Button,
  createTheme,
  Input,
  InputWrapper,
  Modal,
  SegmentedControl,
  Table,
  Tooltip,
} from '@mantine/core';
import classes from './theme.module.css';

const xs = { defaultProps: { size: 'xs' } } as const;

export const theme = createTheme({
  primaryColor: 'lapis',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: false,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  black: '#1B1C21',
  defaultRadius: 'sm',
  colors: {
    lapis: ['#EEF0FC', '#DDE1F9', '#BCC5F3', '#98A5EC', '#7587E4', '#5A6EDC', '#4357D3', '#3A4FCB', '#2F41AB', '#253489'],
    gray: ['#F8F8F6', '#F1F1EE', '#E8E7E3', '#D8D6D0', '#BDBBB5', '#8F8E8C', '#676A73', '#494C55', '#2F3138', '#1B1C21'],
    dark: ['#ECEDEF', '#C9CBD1', '#B1B4BC', '#959AA4', '#6B6F79', '#44474F', '#2B2E34', '#191B1F', '#131417', '#0D0E10'],
  },
  fontFamily:
    "-apple-system, 'Segoe UI', Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.45', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '14px' },
  shadows: {
    sm: '0 1px 2px rgba(27,28,33,.06)',
    md: '0 4px 16px rgba(27,28,33,.08)',
    lg: '0 24px 64px rgba(20,22,30,.28)',
  },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '14px', lineHeight: '20px', fontWeight: '620' },
      h3: { fontSize: '13px', lineHeight: '20px', fontWeight: '620' },
    },
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' }, classNames: { root: classes.button } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
      classNames: { root: classes.actionIcon },
    }),
    Input: Input.extend({ defaultProps: { size: 'xs' }, classNames: { input: classes.input } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'xs' },
      classNames: { label: classes.label, description: classes.description, error: classes.error },
    }),
    TextInput: xs,
    PasswordInput: xs,
    NumberInput: xs,
    Textarea: xs,
    Select: xs,
    MultiSelect: xs,
    TagsInput: xs,
    Autocomplete: xs,
    PillsInput: xs,
    DateInput: xs,
    DatePickerInput: xs,
    DateTimePicker: xs,
    MonthPickerInput: xs,
    FileInput: xs,
    Checkbox: xs,
    Radio: xs,
    Switch: xs,
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'default', tt: 'none' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250 } }),
    Modal: Modal.extend({ defaultProps: { radius: 14, centered: true, transitionProps: { duration: 150 } } }),
    Drawer: { defaultProps: { position: 'right', size: 468, transitionProps: { duration: 150 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
  },
});
