import { theme, type ThemeConfig } from 'antd';
import { ROLES, type Mode, type Roles } from '../tokens';

/** antd drawn with our roles, larger on a phone, and as much larger as the person wants her type. */
export function docketTheme(mode: Mode, { isPhone, scale }: { readonly isPhone: boolean; readonly scale: number }): ThemeConfig {
  const roles = ROLES[mode];
  const derive = mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  const exact = colours(roles);
  return {
    // After deriving, not as seeds: the dark algorithm would make other blues and ambers of them.
    algorithm: (seed, map) => ({ ...derive(seed, map), ...exact }),
    token: { ...shapes, ...scaled(isPhone ? thumb : desk, scale), ...quiet(roles) },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', defaultBorderColor: roles.button, defaultHoverColor: roles.link, defaultHoverBorderColor: roles.link, defaultActiveColor: roles.link, defaultActiveBorderColor: roles.link, paddingInline: 14 },
      Input: { activeShadow: 'none' },
    },
  };
}

const shapes = {
  fontFamily: 'inherit', fontWeightStrong: 600, borderRadius: 4, borderRadiusLG: 6, borderRadiusSM: 2, borderRadiusXS: 2,
  boxShadowTertiary: 'none', motionDurationFast: '80ms', motionDurationMid: '120ms', motionDurationSlow: '160ms',
};

const desk = { fontSize: 14, fontSizeSM: 12, fontSizeLG: 16, lineHeight: 22 / 14, controlHeight: 32, controlHeightSM: 28, controlHeightLG: 40 };
/** What a thumb can hit and what a phone does not zoom into. */
const thumb = { ...desk, fontSize: 16, lineHeight: 24 / 16, controlHeight: 44, controlHeightSM: 40, controlHeightLG: 48 };

const scaled = ({ lineHeight, ...sizes }: typeof desk, scale: number) => ({ lineHeight, ...(Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.round(size * scale)])) as Omit<typeof desk, 'lineHeight'>) });

const quiet = (r: Roles) => ({
  colorSplit: r.hair, colorTextDescription: r.text3, colorTextPlaceholder: r.text3, colorTextHeading: r.text, colorTextLabel: r.text2,
  colorFillAlter: r.subtle, controlItemBgHover: r.subtle, controlItemBgActive: r.selected,
});

const colours = (r: Roles) => ({
  colorPrimary: r.primary, colorPrimaryHover: r.primaryHover, colorPrimaryActive: r.primaryActive, colorPrimaryBg: r.selected, colorPrimaryText: r.link, colorPrimaryBorder: r.link,
  colorInfo: r.primary, colorInfoText: r.link, colorInfoBg: r.selected, colorLink: r.link, colorLinkHover: r.link, colorLinkActive: r.link,
  colorSuccess: r.ok, colorSuccessText: r.ok, colorSuccessBg: r.okBg, colorWarning: r.soon, colorWarningText: r.soon, colorWarningBg: r.soonBg,
  colorError: r.over, colorErrorText: r.over, colorErrorBg: r.overBg, colorBgLayout: r.layout, colorBgContainer: r.surface, colorBgElevated: r.raised,
  colorText: r.text, colorTextSecondary: r.text2, colorTextTertiary: r.text3, colorBorder: r.control, colorBorderSecondary: r.border,
});
