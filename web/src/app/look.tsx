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
  const { language } = usePreferences();
  const isPhone = useIsPhone();
  const theme = useMemo(() => docketTheme(mode, isPhone), [mode, isPhone]);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = mode;
  }, [mode]);
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
