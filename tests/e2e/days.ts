import { toLocal } from '#lib/i18n/dates.ts';

/** The day so many days from now, where the portal is used. */
export const inDays = (days: number): string => toLocal(new Date(Date.now() + days * 86_400_000)).date;
