import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api, changeMe, forgetMe, type Me } from '../api/index.ts';
import { leaveThisBrowser } from '../features/notifications/index.ts';
import { type Language, languageNames, languages, sayNow, speak, useT } from '../i18n/index.ts';
import { closeLine } from '../live/index.ts';
import { toast } from '../ui/toasts.ts';
import type { Command } from './commands.ts';

export type Theme = Me['theme'];
export const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** What a person changes about the app for themselves: theme, language, and leaving. Shown at once, kept on the server. */
export function useAccount(): {
  setTheme: (theme: Theme) => void;
  setLanguage: (language: Language) => void;
  signOut: () => void;
} {
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const notKept = () =>
    toast({ tone: 'failed', title: sayNow().t('shell.me.notKept'), text: sayNow().t('shell.me.onlyHere') });
  return {
    setTheme: (theme) => {
      setColorScheme(theme);
      changeMe({ theme }).catch(notKept);
    },
    setLanguage: (language) => {
      void speak(language);
      changeMe({ locale: language }).catch(notKept);
    },
    signOut: () => {
      // Whoever sits here next is not told of this one's tickets. Without it the server lets go of the address at the next push.
      leaveThisBrowser().catch((error: unknown) => console.info('This browser may still be told by push', error));
      api
        .post('/api/auth/sign-out', { body: {} })
        .then(() => {
          closeLine();
          return navigate({ to: '/sign-in', search: { because: 'left' } });
        })
        .then(forgetMe)
        .catch(() =>
          toast({ tone: 'failed', title: sayNow().t('shell.me.stillIn'), text: sayNow().t('shell.broke.awayText') }),
        );
    },
  };
}

/** The same by the palette. */
export function useAccountCommands(): Command[] {
  const t = useT();
  const { setTheme, setLanguage, signOut } = useAccount();
  const group = t('shell.palette.me');
  return [
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: t('shell.me.themeIs', { theme: t(`shell.me.theme.${theme}`) }),
      group,
      run: () => setTheme(theme),
    })),
    ...languages.map((language) => ({
      id: `language ${language}`,
      label: t('shell.me.languageIs', { language: languageNames[language] }),
      group,
      run: () => setLanguage(language),
    })),
    { id: 'sign-out', label: t('shell.me.signOut'), group, run: signOut },
  ];
}
