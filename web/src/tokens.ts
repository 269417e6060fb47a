export type Mode = 'light' | 'dark' | 'high-contrast';

const LIGHT = {
  layout: '#F4F6F8', surface: '#FFFFFF', subtle: '#EEF1F5', raised: '#FFFFFF',
  hair: '#E8ECF0', border: '#DDE2E8', button: '#B4BECA', control: '#7D8999',
  text: '#17212E', text2: '#465264', text3: '#5A6677', onPrimary: '#FFFFFF',
  primary: '#1B4F9C', primaryHover: '#2A62B5', primaryActive: '#143C78', link: '#1B4F9C', selected: '#E9F0FA',
  ok: '#1A6840', okBg: '#E6F3EB', okSolid: '#2B7F54',
  soon: '#875000', soonBg: '#FCF1DC', soonSolid: '#B36B00',
  over: '#AF231C', overBg: '#FBEAE8', overSolid: '#BE2F27',
  wait: '#4F5B6C', waitBg: '#EBEEF2',
  shadow: '0 8px 28px rgba(16,28,45,.14), 0 1px 3px rgba(16,28,45,.10)',
};

/** One colour for each role; the pages know roles only. Figures and contrasts: ≥ 4.5:1 for words, ≥ 3:1 for shapes, ≥ 7:1 in high contrast. */
export type Roles = Record<keyof typeof LIGHT, string>;

const DARK: Roles = {
  layout: '#0E1319', surface: '#151B23', subtle: '#1C242E', raised: '#1E2731',
  hair: '#232C37', border: '#2A3440', button: '#3C4858', control: '#66748A',
  text: '#E4E9F0', text2: '#AEB9C7', text3: '#909CAC', onPrimary: '#FFFFFF',
  primary: '#3568B8', primaryHover: '#3E72C4', primaryActive: '#2B579C', link: '#8DB5F2', selected: '#1B2B42',
  ok: '#7FCBA4', okBg: '#14291F', okSolid: '#58AE82',
  soon: '#E6B563', soonBg: '#2E2514', soonSolid: '#D79B36',
  over: '#F49A92', overBg: '#371D1C', overSolid: '#E4675E',
  wait: '#A7B2C0', waitBg: '#222B36',
  shadow: '0 8px 28px rgba(0,0,0,.5), 0 1px 3px rgba(0,0,0,.4)',
};

const HIGH_CONTRAST: Roles = {
  layout: '#FFFFFF', surface: '#FFFFFF', subtle: '#F2F2F2', raised: '#FFFFFF',
  hair: '#8C8C8C', border: '#595959', button: '#1A1A1A', control: '#1A1A1A',
  text: '#000000', text2: '#1F1F1F', text3: '#333333', onPrimary: '#FFFFFF',
  primary: '#00337A', primaryHover: '#00275E', primaryActive: '#00275E', link: '#00337A', selected: '#DCE9FF',
  ok: '#0A4A28', okBg: '#FFFFFF', okSolid: '#0A4A28',
  soon: '#5E3700', soonBg: '#FFFFFF', soonSolid: '#5E3700',
  over: '#8A0000', overBg: '#FFFFFF', overSolid: '#8A0000',
  wait: '#1F1F1F', waitBg: '#FFFFFF',
  shadow: '0 0 0 1px #000000',
};

export const ROLES: Readonly<Record<Mode, Roles>> = { light: LIGHT, dark: DARK, 'high-contrast': HIGH_CONTRAST };

const variable = (role: string): string => `--${role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const block = (mode: Mode): string =>
  `:root[data-theme="${mode}"]{color-scheme:${mode === 'dark' ? 'dark' : 'light'};${Object.entries(ROLES[mode]).map(([role, value]) => `${variable(role)}:${value}`).join(';')}}`;

/** The roles as CSS variables for our own parts, one block for each theme. */
export const tokenCss = (): string => (Object.keys(ROLES) as Mode[]).map(block).join('\n');
