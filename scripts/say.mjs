/** Something went wrong that whoever runs the script can put right; the message is a sentence that says how. */
export class ScriptError extends Error {}

/** A line about what the scripts are doing; set apart from what the server prints. */
export const say = (line) => console.log(`· ${line}`);
