import { layAgenda } from '#server/meetings/lay-agenda.ts';

/** What each kind of job does with its payload; the payload is parsed by the job itself. */
export const jobKinds: Record<string, ((payload: unknown) => Promise<void>) | undefined> = {
	'agenda.lay': layAgenda
};
