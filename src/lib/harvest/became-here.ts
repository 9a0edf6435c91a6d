import { getContext, setContext } from 'svelte';
import type { BecameById } from './became.ts';

const key = Symbol('became');

/** For a page that shows a sheet: says what its notes became to the cards on it. */
export const tellBecame = (became: () => BecameById): void => void setContext(key, became);

/** What the notes of the page's sheet became; nothing on a page that does not say. */
export const becameHere = (): (() => BecameById) => getContext<(() => BecameById) | undefined>(key) ?? (() => ({}));
