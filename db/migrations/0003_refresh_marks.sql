ALTER TABLE "segment_clock" ADD COLUMN "requested_as_of" timestamp(6) with time zone;--> statement-breakpoint
ALTER TABLE "segment_size" ADD COLUMN "cause_split" jsonb NOT NULL;