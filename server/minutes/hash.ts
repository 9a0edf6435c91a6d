import { createHash } from 'node:crypto';
import type { Blocks } from '#lib/items/blocks.ts';
import { canonicalJson } from '#lib/minutes/canonical.ts';
import type { MinutesContent } from '#lib/minutes/content.ts';
import { toMarkup } from '#lib/minutes/markup.ts';

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names exactly one content, attachments with it: what a mark is a yes to, and what is locked. */
export const hashOf = (content: MinutesContent): string => sha256(canonicalJson(content));

/** Names a text as somebody saw it, so that nobody writes over another's unseen. */
export const textHash = (body: Blocks): string => sha256(toMarkup(body));
