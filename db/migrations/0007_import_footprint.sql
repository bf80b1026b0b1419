ALTER TABLE "import_bad_row" DROP CONSTRAINT "import_bad_row_import_id_import_run_id_fk";
--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "footprint" jsonb;