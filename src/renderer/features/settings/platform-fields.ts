/** What is typed of a platform and what is wrong with it; main checks it all again. */
import type { CallInput } from '#contract/contract.ts';
import type { ProfileView } from '#contract/views/app.ts';

export interface PlatformFields {
  readonly name: string;
  readonly color: string;
  readonly platformId: string;
  readonly gatewayUrl: string;
}

export const profileColors = [
  '#3f6fb5',
  '#7a5aa6',
  '#2f7d5b',
  '#a8442f',
  '#8a6d1f',
  '#4d5a68',
] as const;

export const fieldsOf = (profile: ProfileView | null): PlatformFields => ({
  name: profile?.name ?? '',
  color: profile?.color ?? profileColors[0],
  platformId: profile === null ? '' : String(profile.platformId),
  gatewayUrl: profile?.gatewayUrl ?? 'https://api.passimpay.io',
});

type Wrong = Partial<Record<keyof PlatformFields, 'nameWrong' | 'platformIdWrong' | 'urlWrong'>>;

const ADDRESS = /^(?:https:\/\/[^\s/]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?)\/?$/;

/** The fields at fault, each with the key of its words. */
export const wrongFields = (fields: PlatformFields): Wrong => {
  const name = fields.name.trim();
  return {
    ...(name === '' || name.length > 60 ? { name: 'nameWrong' } : {}),
    ...(/^[1-9]\d{0,14}$/.test(fields.platformId.trim()) ? {} : { platformId: 'platformIdWrong' }),
    ...(ADDRESS.test(fields.gatewayUrl.trim()) ? {} : { gatewayUrl: 'urlWrong' }),
  };
};

export const toInput = (
  profileId: string | null,
  fields: PlatformFields,
): CallInput<'profile.save'> => ({
  profileId,
  name: fields.name.trim(),
  color: fields.color,
  platformId: Number(fields.platformId.trim()),
  gatewayUrl: fields.gatewayUrl.trim().replace(/\/$/, ''),
});
