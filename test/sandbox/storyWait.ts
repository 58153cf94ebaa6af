/** How long a story waits for something to be seen; a starved machine needs long, whoever writes one does not. */
export const storyWaitMs = Number(process.env['TAP_STORY_WAIT_MS'] ?? 120_000);
