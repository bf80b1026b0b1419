import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { TraitDefinition } from '@/server/domain/trait/trait';
import { instant } from './columns';

/** A named value per customer; `definition` is the one in force. */
export const trait = pgTable('trait', {
  id: uuid('id').primaryKey().defaultRandom(),
  key: text('key').notNull().unique(),
  nameEn: text('name_en').notNull(),
  nameZh: text('name_zh').notNull(),
  /** What it measures, in words of those who use it. */
  description: text('description').notNull().default(''),
  unit: text('unit').notNull().default(''),
  definition: jsonb('definition').$type<TraitDefinition>().notNull(),
  version: integer('version').notNull().default(1),
  revision: integer('revision').notNull().default(1),
  ownerId: text('owner_id'),
  archivedAt: instant('archived_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const traitVersion = pgTable(
  'trait_version',
  {
    traitId: uuid('trait_id')
      .notNull()
      .references(() => trait.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<TraitDefinition>().notNull(),
    note: text('note').notNull().default(''),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.traitId, table.version] })],
);
