import { defineCollection } from 'astro:content';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { z } from 'astro/zod';
import { glossaryEntry, glossaryLoader } from './authoring/glossary/glossary-loader.ts';
import { noteFields } from './authoring/note-front-matter.ts';
import { notesLoader } from './authoring/notes-loader.ts';
import { questionEntry } from './authoring/questions/question-entry.ts';
import { questionsLoader } from './authoring/questions/questions-loader.ts';
import { roadmapLoader } from './authoring/roadmap-loader.ts';
import type { Roadmap } from './roadmap/roadmap.ts';

export const collections = {
  docs: defineCollection({ loader: notesLoader(), schema: docsSchema({ extend: noteFields }) }),
  questions: defineCollection({ loader: questionsLoader(), schema: questionEntry }),
  glossary: defineCollection({ loader: glossaryLoader(), schema: glossaryEntry }),
  roadmap: defineCollection({ loader: roadmapLoader(), schema: z.object({ roadmap: z.custom<Roadmap>() }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
