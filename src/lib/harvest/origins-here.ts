import { getContext, setContext } from 'svelte';
import type { SheetOrigin } from './became.ts';

type Origins = Readonly<Record<string, readonly SheetOrigin[]>>;
const key = Symbol('sheet-origins');

/** For a page that shows a meeting's items: says which worksheets they and the words at them came from. */
export const tellOrigins = (origins: () => Origins): void => void setContext(key, origins);

export const originsHere = (): (() => Origins) => getContext<(() => Origins) | undefined>(key) ?? (() => ({}));
