import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import enUS from 'antd/locale/en_US';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useIsPhone } from '../parts/use-media';
import { tokenCss } from '../tokens';
import { useMode, usePreferences } from './preferences';
import { docketTheme } from './theme';

const sheet = new CSSStyleSheet();
sheet.replaceSync(tokenCss());
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Draws what is inside in the theme and language of the person. */
export function Look({ children }: { children: ReactNode }) {
  const mode = useMode();
  const { language, type } = usePreferences();
  const isPhone = useIsPhone();
  const theme = useMemo(() => docketTheme(mode, { isPhone, scale: Number(type) / 100 }), [mode, isPhone, type]);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = mode;
    document.documentElement.dataset['type'] = type;
    document.documentElement.style.setProperty('--type', String(Number(type) / 100));
  }, [mode, type]);
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
