interface Tone {
  readonly text: string;
  readonly subtle: string;
}

interface Palette {
  readonly text: Tone;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly card: string;
  readonly emphasis: string;
  readonly goodBack: string;
  readonly accentBack: string;
  readonly warningBack: string;
  readonly attentionBack: string;
  readonly line: string;
}

const light: Palette = {
  text: { text: '#242424', subtle: '#616161' },
  accent: '#5b5fc7',
  good: '#237b4b',
  warning: '#835c00',
  attention: '#b10e1c',
  card: '#ffffff',
  emphasis: '#f5f5f5',
  goodBack: '#f1faf1',
  accentBack: '#e8ebfa',
  warningBack: '#fff9e5',
  attentionBack: '#fdf3f4',
  line: '#e0e0e0',
};

const dark: Palette = {
  text: { text: '#ffffff', subtle: '#adadad' },
  accent: '#9299f7',
  good: '#92c353',
  warning: '#f2c661',
  attention: '#f0808a',
  card: '#292929',
  emphasis: '#363636',
  goodBack: '#13240f',
  accentBack: '#2b2b40',
  warningBack: '#3a2f10',
  attentionBack: '#3f1011',
  line: '#484848',
};

/** Host configurations close to those of Teams, by theme. */
export const hosts = { light: host(light), dark: host(dark) };

function host(palette: Palette) {
  const tone = (color: string) => ({ default: color, subtle: color });
  const style = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: {
      default: { default: palette.text.text, subtle: palette.text.subtle },
      accent: tone(palette.accent),
      good: tone(palette.good),
      warning: tone(palette.warning),
      attention: tone(palette.attention),
    },
  });
  return {
    fontFamily: '"Segoe UI", system-ui, "Noto Sans", "DejaVu Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    supportsInteractivity: true,
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      good: style(palette.goodBack),
      accent: style(palette.accentBack),
      warning: style(palette.warningBack),
      attention: style(palette.attentionBack),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    inputs: { label: { inputSpacing: 'none', requiredInputs: { suffix: ' *', suffixColor: 'attention' } } },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 110 },
      value: { wrap: true },
      spacing: 12,
    },
  };
}
