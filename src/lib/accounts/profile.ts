/** What a person sees of their own account; read on the server, shown by the parts of the profile page. */
export interface Profile {
	readonly name: string;
	readonly email: string;
	readonly language: 'sv' | 'en';
	readonly title: string;
	readonly phone: string;
	readonly hasPassword: boolean;
	readonly sessions: readonly OwnSession[];
	readonly federations: readonly { readonly membershipId: string; readonly name: string; readonly current: boolean }[];
}

/** Somewhere one is signed in. `id` tells it from the others and opens nothing. */
export interface OwnSession {
	readonly id: string;
	readonly createdAt: Date;
	readonly browser: string;
	readonly current: boolean;
}

/** What a refused form of the page brings back. */
export type Refused = {
	readonly fields?: Record<string, string>;
	readonly values?: Record<string, string | string[]>;
} | null;
