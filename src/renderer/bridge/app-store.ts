/** The application as main last described it: profile, preferences, what needs a person. */
import { create } from 'zustand';
import type { AppView, ProfileView } from '#contract/views/app.ts';
import { sameOr } from '../ui/keep-same.ts';
import type { AppError } from './client.ts';

interface AppStore {
  readonly app: AppView | null;
  readonly error: AppError | null;
}

export const useApp = create<AppStore>(() => ({ app: null, error: null }));

/** News come several times a second while money or rows move, and most say what is known. */
export const receiveApp = (app: AppView): void =>
  useApp.setState((known) => ({ app: sameOr(known.app, app), error: null }));

/** Puts one saved profile in its place among the others. */
export const receiveProfile = (profile: ProfileView): void =>
  useApp.setState(({ app }) => {
    if (app === null) return {};
    const known = app.profiles.some(({ id }) => id === profile.id);
    return {
      app: {
        ...app,
        profile: app.profile.id === profile.id ? profile : app.profile,
        profiles: known
          ? app.profiles.map((each) => (each.id === profile.id ? profile : each))
          : [...app.profiles, profile],
      },
    };
  });

/** The application view on screens that are shown only once it is there. */
export const useAppView = (): AppView => {
  const app = useApp((state) => state.app);
  if (app === null) throw new Error('a screen was shown before the application was known');
  return app;
};
