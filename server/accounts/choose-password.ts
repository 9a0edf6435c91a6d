import { passwordProblem } from '#lib/accounts/password.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { hashPassword } from './password.ts';

/**
 * The hash of a password somebody wants. Refuses 'input.invalid' with the word for what is wrong under `field`.
 * `own`: names and addresses it must not be made of.
 */
export async function chosenPassword(
	password: string,
	own: readonly string[],
	field = 'new-password'
): Promise<string> {
	const problem = passwordProblem(password, own);
	if (problem) refuse('input.invalid', { fields: { [field]: problem } });
	return hashPassword(password);
}
