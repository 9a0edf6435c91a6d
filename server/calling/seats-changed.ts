import { newId } from '#lib/ids/id.ts';
import type { CommandContext } from '#server/command.ts';

/** Somebody has got a seat or lost one: the callings that have gone out follow (K18). Inside the command that changes seats. */
export const seatsChanged = ({ job }: Pick<CommandContext, 'job'>, federationId: string): void =>
	job('calling.follow', `calling.follow:${newId()}`, { federationId });
