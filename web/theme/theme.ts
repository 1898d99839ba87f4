import {
  type ButtonProps,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import part from './parts.module.css';

// The shades exist because Mantine wants ten of each. Our own code never names them: it names a role (roles.css).
const ink: MantineColorsTuple = [
  '#FDFCFA',
  '#F8F5EF',
  '#F1EDE4',
  '#E5DFD3',
  '#D2CABB',
  '#B3AA99',
  '#8A8273',
  '#6A6357',
  '#474239',
  '#23201A',
];
const bottle: MantineColorsTuple = [
  '#EEF4F0',
  '#DCE9E1',
  '#BAD3C6',
  '#93B9A5',
  '#689A82',
  '#437D64',
  '#2C6650',
  '#1D513E',
  '#164131',
  '#0E2E23',
];
const terracotta: MantineColorsTuple = [
  '#FCF1EB',
  '#F9E1D6',
  '#F2C4B0',
  '#E69F82',
  '#D87B57',
  '#C8613C',
  '#B24D2B',
  '#963F22',
  '#77311B',
  '#552313',
];
const ochre: MantineColorsTuple = [
  '#FDF7E6',
  '#FAEDC8',
  '#F3DC98',
  '#E7C564',
  '#D6AB3A',
  '#B88E22',
  '#967116',
  '#775810',
  '#5B430D',
  '#3F2E09',
];
const dusk: MantineColorsTuple = [
  '#EFF2F4',
  '#DEE5E9',
  '#BECBD3',
  '#98ABB8',
  '#728B9B',
  '#54707F',
  '#42606F',
  '#344E5B',
  '#273B46',
  '#1A2830',
];
const plum: MantineColorsTuple = [
  '#F6F0F3',
  '#EBDDE4',
  '#D8BCCA',
  '#BF94A9',
  '#A47089',
  '#8B556F',
  '#74435A',
  '#5C3447',
  '#452736',
  '#2E1A24',
];
// Mantine's "dark" runs from text to ground; ours is warm.
const warmDark: MantineColorsTuple = [
  '#ECE6DB',
  '#C0B8AA',
  '#9A9284',
  '#7F776A',
  '#453F36',
  '#302B25',
  '#23201B',
  '#1B1815',
  '#151310',
  '#110F0D',
];

const sans = '"Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", sans-serif';
const role = (name: string) => `var(--sp-${name})`;

/** Height, side padding, letter size and corner of a button, by size name. Everything else in the app follows these. */
const buttonSizes: Record<string, { height: string; pad: string; letters: string; corner: string }> = {
  xs: { height: '24px', pad: '8px', letters: '12px', corner: '6px' },
  'compact-sm': { height: '28px', pad: '10px', letters: '13px', corner: '7px' },
  sm: { height: '32px', pad: '12px', letters: '13px', corner: '8px' },
  md: { height: '36px', pad: '14px', letters: '13px', corner: '8px' },
  lg: { height: '40px', pad: '16px', letters: '14px', corner: '8px' },
  xl: { height: '44px', pad: '18px', letters: '15px', corner: '8px' },
};

/** The six buttons of the look, each said in roles so that both themes come out right. */
const variants: VariantColorsResolver = (input) => {
  switch (input.variant) {
    case 'filled':
      if (input.color !== undefined && input.color !== 'bottle') break;
      return {
        background: role('primary'),
        hover: role('primary-hover'),
        color: role('on-primary'),
        border: `1px solid ${role('primary')}`,
      };
    case 'default':
      return {
        background: role('raised'),
        hover: role('hover'),
        color: role('ink'),
        border: `1px solid ${role('line-strong')}`,
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: role('hover'),
        color: role('ink-2'),
        border: '1px solid transparent',
        hoverColor: role('ink'),
      };
    case 'soft':
      return {
        background: role('primary-soft'),
        hover: role('selected'),
        color: role('primary-ink'),
        border: `1px solid ${role('primary-line')}`,
      };
    case 'danger':
      return {
        background: role('raised'),
        hover: role('attn-soft'),
        color: role('attn-ink'),
        border: `1px solid ${role('attn-line')}`,
      };
    case 'note':
      return {
        background: role('note-button'),
        hover: role('note-button-hover'),
        color: role('on-note-button'),
        border: `1px solid ${role('note-button-edge')}`,
      };
  }
  return defaultVariantColorsResolver(input);
};

export const theme = createTheme({
  primaryColor: 'bottle',
  primaryShade: { light: 7, dark: 6 },
  white: '#FFFFFF',
  black: '#23201A',
  colors: {
    bottle,
    terracotta,
    ochre,
    dusk,
    plum,
    ink,
    gray: ink,
    dark: warmDark,
    red: terracotta,
    green: bottle,
    teal: bottle,
    yellow: ochre,
    blue: dusk,
    grape: plum,
  },
  variantColorResolver: variants,
  fontFamily: sans,
  fontFamilyMonospace: '"JetBrains Mono", ui-monospace, Menlo, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '24px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '18px', lineHeight: '24px' },
      h3: { fontSize: '15px', lineHeight: '24px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
      h5: { fontSize: '13px', lineHeight: '20px' },
      h6: { fontSize: '11px', lineHeight: '16px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: role('shadow'), lg: role('shadow'), xl: role('shadow') },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSmoothing: true,
  // Written as plain objects: naming a part by its component would bring it into the first load, used or not.
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      vars: (_theme: unknown, props: ButtonProps) => {
        const size = buttonSizes[String(props.size ?? 'sm')] ?? {
          height: '32px',
          pad: '12px',
          letters: '13px',
          corner: '8px',
        };
        return {
          root: {
            '--button-height': size.height,
            '--button-padding-x': size.pad,
            '--button-fz': size.letters,
            '--button-radius': size.corner,
          },
        };
      },
      classNames: { root: part.button, section: part.buttonSection },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28, radius: 7 } },
    Input: {
      vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13px', '--input-padding': '10px' } }),
      classNames: { wrapper: part.inputWrapper, input: part.input },
    },
    InputWrapper: {
      classNames: { label: part.label, description: part.hint, error: part.error },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'], withAsterisk: false },
    },
    Text: { defaultProps: { size: 'sm' } },
    Paper: {
      defaultProps: { withBorder: true, shadow: 'none', radius: 'lg' },
      classNames: { root: part.raised },
    },
    Popover: {
      defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 120, transition: 'fade' } },
      classNames: { dropdown: part.float },
    },
    Menu: {
      defaultProps: {
        // Its empty first stop is no menu item, which screen readers stumble over.
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        radius: 'lg',
        transitionProps: { duration: 120, transition: 'fade' },
        offset: 4,
      },
      classNames: {
        dropdown: part.menu,
        item: part.menuItem,
        itemSection: part.menuSection,
        label: part.menuLabel,
        divider: part.menuLine,
      },
    },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        closeDelay: 0,
        withArrow: false,
        radius: 'sm',
        transitionProps: { duration: 120, transition: 'fade' },
      },
      classNames: { tooltip: part.tooltip },
    },
    Table: { defaultProps: { tabularNums: true }, classNames: { table: part.table } },
    SegmentedControl: {
      defaultProps: { size: 'xs', radius: 'md', transitionDuration: 120, withItemsBorders: false },
      classNames: { root: part.segments, indicator: part.segment, label: part.segmentLabel },
    },
    Checkbox: {
      defaultProps: { size: '16px', radius: 'xs' },
      classNames: { body: part.choiceLine, inner: part.choiceBox, input: part.tick, label: part.choice },
    },
    Radio: {
      defaultProps: { size: '16px' },
      classNames: {
        body: part.choiceLine,
        inner: part.choiceBox,
        radio: part.round,
        icon: part.roundIcon,
        label: part.choice,
      },
    },
    Switch: {
      defaultProps: { withThumbIndicator: false, size: 'sm' },
      classNames: { body: part.choiceLine, track: part.track, thumb: part.thumb, label: part.choice },
    },
  },
});

// Mantine's own tints are too loud in light and too black in dark: they are set from the roles.
const tinted: Record<string, string> = {
  bottle: 'primary',
  green: 'primary',
  teal: 'primary',
  terracotta: 'attn',
  red: 'attn',
  ochre: 'note',
  yellow: 'note',
  dusk: 'info',
  blue: 'info',
  plum: 'plum',
  grape: 'plum',
};
const fromRoles: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(tinted).flatMap(([colour, name]) => [
      [`--mantine-color-${colour}-light`, role(`${name}-soft`)],
      [`--mantine-color-${colour}-light-hover`, role(`${name}-line`)],
      [`--mantine-color-${colour}-light-color`, role(`${name}-ink`)],
    ]),
  ),
  '--mantine-color-gray-light': role('sunken'),
  '--mantine-color-gray-light-hover': role('hover'),
  '--mantine-color-gray-light-color': role('ink-2'),
  '--mantine-color-body': role('surface'),
  '--mantine-color-text': role('ink'),
  '--mantine-color-dimmed': role('ink-3'),
  '--mantine-color-placeholder': role('ink-3'),
  '--mantine-color-default': role('raised'),
  '--mantine-color-default-hover': role('hover'),
  '--mantine-color-default-color': role('ink'),
  '--mantine-color-default-border': role('line-strong'),
  '--mantine-color-disabled': role('sunken'),
  '--mantine-color-disabled-color': role('ink-3'),
  '--mantine-color-disabled-border': role('line'),
  '--mantine-color-error': role('attn-ink'),
  '--mantine-color-success': role('primary-ink'),
  '--mantine-color-anchor': role('primary-ink'),
  '--mantine-primary-color-filled': role('primary'),
  '--mantine-primary-color-filled-hover': role('primary-hover'),
};

/** Sets Mantine's variables from the roles; the same words serve both schemes, since the roles themselves change. */
export const fromRolesResolver: CSSVariablesResolver = () => ({ variables: {}, light: fromRoles, dark: fromRoles });
