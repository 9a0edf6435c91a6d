import type { Actor } from '#lib/permissions/facts.ts';
import type { RefusalCode } from '#lib/refusals/codes.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			language: 'sv' | 'en';
		}
		interface Error {
			message: string;
			/** To quote to whoever runs the portal. */
			id?: string;
			code?: RefusalCode;
		}
	}
}

export {};
