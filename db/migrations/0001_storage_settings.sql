CREATE SCHEMA "data";--> statement-breakpoint
ALTER INDEX "membership_customer_id_segment_id_entered_at_pk" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "membership" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);--> statement-breakpoint
ALTER TABLE "membership_state" SET (fillfactor = 80);
