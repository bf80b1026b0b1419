import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  activityKeys,
  type DemoStory,
  type StoryInput,
  tellInPieces,
} from '@/server/domain/demo/demo-story';
import { writeStoryCsv } from '@/server/domain/demo/story-csv';

/** The tables of the story that become files. */
export const storyFiles = ['regions', 'customers', ...activityKeys] as const;
export type StoryFile = (typeof storyFiles)[number];

export const storyPath = (folder: string, file: StoryFile): string => join(folder, `${file}.csv`);

/** Tells the story and writes it into a folder, a CSV file per table. Gives the rows of each. */
export async function writeStoryFiles(
  folder: string,
  input: StoryInput,
  onShare: (share: number) => Promise<void>,
): Promise<Readonly<Record<StoryFile, number>>> {
  const story = await tellWithTurns(input, onShare);
  for (const file of storyFiles)
    await pipeline(
      Readable.from(writeStoryCsv(story[file])),
      createWriteStream(storyPath(folder, file), { mode: 0o600 }),
    );
  const counts = storyFiles.map((file) => [file, story[file].rows.length] as const);
  return Object.fromEntries(counts) as Record<StoryFile, number>;
}

/** The worker's other jobs get their turn between the pieces. */
async function tellWithTurns(
  input: StoryInput,
  onShare: (share: number) => Promise<void>,
): Promise<DemoStory> {
  const telling = tellInPieces(input);
  for (;;) {
    const next = telling.next();
    if (next.done) return next.value;
    await onShare(next.value);
    await nextTurn();
  }
}
