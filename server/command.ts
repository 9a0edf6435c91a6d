import type { z } from 'zod';
import { portal, type Actor, type Facts } from '#lib/permissions/facts.ts';
import type { Action } from '#lib/permissions/rules.ts';
import { fieldProblem, refuse } from '#lib/refusals/refusal.ts';
import type { FieldProblem } from '#lib/refusals/codes.ts';
import { loadActor } from './accounts/actor.ts';
import type { News } from './bus.ts';
import { context } from './context.ts';
import type { Transaction } from './db/open.ts';
import { demand as demandOf } from './permissions/demand.ts';

/** What a command's body gets. Inside it, await database calls only: everything else would hold the one writer. */
export interface CommandContext {
	readonly db: Transaction;
	/** Who acts, with the rights that hold now, read in this transaction. */
	readonly actor: Actor;
	readonly now: Date;
	/** Refuses unless the permission table allows it. A command that commits without having asked is a bug. */
	demand(action: Action, facts: Facts): void;
	/** One row in the audit, in this transaction. `data` holds ids and codes, never content. */
	audit(event: string, row?: { thingId?: string; federationId?: string; data?: Record<string, unknown> }): void;
	/** News for after the commit. */
	tell(news: News): void;
	/** Work for after the commit; the same `key` twice is one job. `dueAt`: not before. */
	job(kind: string, key: string, payload: unknown, dueAt?: Date): void;
	/** What is let go when the transaction has ended, whichever way. */
	ended(release: () => void): void;
}

export interface Command<Input, Result> {
	(actor: Actor, input: Input, options?: { commandId?: string | undefined }): Promise<Result>;
	readonly commandName: string;
}

/** Turns what zod found into our field words and refuses with them. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const fields: Record<string, FieldProblem> = {};
	for (const issue of parsed.error.issues) fields[issue.path.join('.') || 'form'] ??= fieldProblem(issue.message);
	return refuse('input.invalid', { fields });
}

/**
 * A write: parse, begin, read the actor's rights anew, demand, change, audit, commit, then news and jobs.
 * `name` is `noun.verb`. With a `commandId` (the hidden field of a form) a second submit gives the first one's result.
 */
export function command<S extends z.ZodType, Result>(
	name: string,
	schema: S,
	body: (ctx: CommandContext, input: z.output<S>) => Promise<Result>
): Command<z.input<S>, Result> {
	const run = async (actor: Actor, input: z.input<S>, options: { commandId?: string | undefined } = {}) => {
		const parsed = parseInput(schema, input);
		const { write, clock, bus, jobs, search } = context();
		const news: News[] = [];
		const releases: (() => void)[] = [];
		const commit = write.$transaction(
			async (db) => {
				const now = clock.now();
				const fresh = actor.kind === 'job' ? portal : await freshActor(db, actor, now);
				const commandId = options.commandId?.slice(0, 64);
				if (commandId && fresh.accountId) {
					const receipt = await db.commandReceipt.findUnique({
						where: { actorId_commandId: { actorId: fresh.accountId, commandId } }
					});
					if (receipt?.command === name) return JSON.parse(receipt.result) as Result;
				}
				let demanded = false;
				const pending: (() => Promise<unknown>)[] = [];
				const outcome = await body(
					{
						db,
						actor: fresh,
						now,
						demand(action, facts) {
							demandOf(fresh, action, facts);
							demanded = true;
						},
						audit(event, row = {}) {
							pending.push(() =>
								db.audit.create({
									data: {
										at: now,
										event,
										actorId: fresh.accountId,
										actorKind: fresh.kind,
										federationId: row.federationId ?? fresh.federationId,
										thingId: row.thingId ?? null,
										data: JSON.stringify(row.data ?? {})
									}
								})
							);
						},
						tell: (item) => void news.push(item),
						ended: (release) => void releases.push(release),
						job(kind, key, payload, dueAt = now) {
							pending.push(() =>
								db.job.upsert({
									where: { key },
									create: { kind, key, payload: JSON.stringify(payload), dueAt },
									update: {}
								})
							);
						}
					},
					parsed
				);
				if (!demanded) throw new Error(`${name} committed without asking for permission`);
				for (const write of pending) await write();
				if (commandId && fresh.accountId)
					await db.commandReceipt.create({
						data: {
							actorId: fresh.accountId,
							commandId,
							command: name,
							result: JSON.stringify(outcome ?? null),
							at: now
						}
					});
				return outcome;
			},
			{ maxWait: 30_000, timeout: 30_000 }
		);
		const result = await commit.finally(() => releases.forEach((release) => release()));
		for (const item of news) bus.publish(item);
		jobs.kick();
		search.kick();
		return result;
	};
	return Object.assign(run, { commandName: name });
}

/** Whoever had a session must still have it; a visitor stays a visitor. */
async function freshActor(db: Transaction, actor: Actor, now: Date): Promise<Actor> {
	if (actor.sessionId === null) return actor;
	const fresh = await loadActor(db, actor.sessionId, now);
	if (fresh.kind === 'nobody') refuse('account.signed-out');
	return fresh;
}
