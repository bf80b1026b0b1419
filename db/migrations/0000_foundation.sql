CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"impersonated_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'executor' NOT NULL,
	"language" text,
	"banned" boolean DEFAULT false NOT NULL,
	"ban_reason" text,
	"ban_expires" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalog_choice" (
	"field_id" uuid NOT NULL,
	"id" text NOT NULL,
	"label_en" text NOT NULL,
	"label_zh" text NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "catalog_choice_field_id_id_pk" PRIMARY KEY("field_id","id")
);
--> statement-breakpoint
CREATE TABLE "catalog_field" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"table_id" uuid NOT NULL,
	"key" text NOT NULL,
	"column" text NOT NULL,
	"type" text NOT NULL,
	"label_en" text NOT NULL,
	"label_zh" text NOT NULL,
	"group" text DEFAULT 'basic' NOT NULL,
	"personal" boolean DEFAULT false NOT NULL,
	"sensitive" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"filled_count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "catalog_field_key" UNIQUE("table_id","key"),
	CONSTRAINT "catalog_field_column" UNIQUE("table_id","column")
);
--> statement-breakpoint
CREATE TABLE "catalog_table" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"relation" text NOT NULL,
	"label_en" text NOT NULL,
	"label_zh" text NOT NULL,
	"key_field" text NOT NULL,
	"time_field" text,
	"created_at_field" text,
	"cadence_days" integer,
	"stated_complete_through" timestamp(6) with time zone,
	"complete_through" timestamp(6) with time zone,
	"row_count" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_table_key_unique" UNIQUE("key"),
	CONSTRAINT "catalog_table_relation_unique" UNIQUE("relation"),
	CONSTRAINT "catalog_table_time" CHECK (("catalog_table"."kind" = 'activity') = ("catalog_table"."time_field" is not null))
);
--> statement-breakpoint
CREATE TABLE "change" (
	"batch_id" uuid NOT NULL,
	"customer_id" bigint NOT NULL,
	CONSTRAINT "change_customer_id_batch_id_pk" PRIMARY KEY("customer_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "change_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"table_id" uuid,
	"import_id" uuid,
	"everyone" boolean DEFAULT false NOT NULL,
	"landed_at" timestamp(6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_field_history" (
	"customer_id" bigint NOT NULL,
	"field_id" uuid NOT NULL,
	"value" text,
	"valid_to" timestamp(6) with time zone NOT NULL,
	"batch_id" uuid NOT NULL,
	CONSTRAINT "customer_field_history_customer_id_field_id_valid_to_batch_id_pk" PRIMARY KEY("customer_id","field_id","valid_to","batch_id")
);
--> statement-breakpoint
CREATE TABLE "import_bad_row" (
	"import_id" uuid NOT NULL,
	"line" bigint NOT NULL,
	"column" text NOT NULL,
	"code" text NOT NULL,
	"value" text,
	CONSTRAINT "import_bad_row_import_id_line_column_pk" PRIMARY KEY("import_id","line","column")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"table_id" uuid,
	"file_name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"state" text NOT NULL,
	"rows_read" bigint DEFAULT 0 NOT NULL,
	"rows_new" bigint DEFAULT 0 NOT NULL,
	"rows_changed" bigint DEFAULT 0 NOT NULL,
	"rows_unchanged" bigint DEFAULT 0 NOT NULL,
	"rows_bad" bigint DEFAULT 0 NOT NULL,
	"error" jsonb,
	"actor" text NOT NULL,
	"started_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "dashboard" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name_en" text NOT NULL,
	"name_zh" text NOT NULL,
	"layout" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboard_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text,
	"role" text,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"href" text,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_read" (
	"notice_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"read_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notice_read_user_id_notice_id_pk" PRIMARY KEY("user_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"segment_id" uuid NOT NULL,
	"customer_id" bigint NOT NULL,
	"entered_at" timestamp(6) with time zone NOT NULL,
	"left_at" timestamp(6) with time zone,
	"entered_cause" text NOT NULL,
	"left_cause" text,
	"grain" text NOT NULL,
	CONSTRAINT "membership_customer_id_segment_id_entered_at_pk" PRIMARY KEY("customer_id","segment_id","entered_at"),
	CONSTRAINT "membership_order" CHECK ("membership"."left_at" > "membership"."entered_at"),
	CONSTRAINT "membership_left" CHECK (("membership"."left_at" is null) = ("membership"."left_cause" is null))
);
--> statement-breakpoint
CREATE TABLE "membership_state" (
	"customer_id" bigint PRIMARY KEY NOT NULL,
	"words" bigint[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"segment_id" uuid NOT NULL,
	"customer_id" bigint NOT NULL,
	"interval_start" timestamp(6) with time zone NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp(6) with time zone NOT NULL,
	"delivered_at" timestamp(6) with time zone,
	CONSTRAINT "outbox_customer_id_segment_id_interval_start_kind_pk" PRIMARY KEY("customer_id","segment_id","interval_start","kind")
);
--> statement-breakpoint
CREATE TABLE "segment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name_en" text NOT NULL,
	"name_zh" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT 'dynamic' NOT NULL,
	"lifecycle" text DEFAULT 'draft' NOT NULL,
	"run" text DEFAULT 'idle' NOT NULL,
	"trust" text DEFAULT 'current' NOT NULL,
	"trust_reason" jsonb,
	"draft" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"owner_id" text,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_key_unique" UNIQUE("key"),
	CONSTRAINT "segment_published_version" CHECK ("segment"."lifecycle" <> 'published' or "segment"."published_version" is not null or "segment"."kind" <> 'dynamic')
);
--> statement-breakpoint
CREATE TABLE "segment_batch" (
	"segment_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"refresh_id" uuid NOT NULL,
	CONSTRAINT "segment_batch_segment_id_batch_id_pk" PRIMARY KEY("segment_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "segment_clock" (
	"segment_id" uuid PRIMARY KEY NOT NULL,
	"as_of" timestamp(6) with time zone,
	"live_since" timestamp(6) with time zone,
	"token" bigint DEFAULT 0 NOT NULL,
	"fingerprint" text
);
--> statement-breakpoint
CREATE TABLE "segment_refresh" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"segment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"as_of" timestamp(6) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"sql_text" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"shape" text NOT NULL,
	"scope" text NOT NULL,
	"trigger" text NOT NULL,
	"total" bigint,
	"size" bigint,
	"entered" bigint,
	"left" bigint,
	"cause_split" jsonb,
	"member_hash" text,
	"approximate" jsonb,
	"fingerprint" text NOT NULL,
	"duration_ms" integer,
	"error" jsonb,
	"started_at" timestamp(6) with time zone NOT NULL,
	"finished_at" timestamp(6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "segment_size" (
	"segment_id" uuid NOT NULL,
	"as_of" timestamp(6) with time zone NOT NULL,
	"scope_value" text DEFAULT '' NOT NULL,
	"size" bigint NOT NULL,
	"entered" bigint NOT NULL,
	"left" bigint NOT NULL,
	"kind" text NOT NULL,
	"approximate" boolean DEFAULT false NOT NULL,
	CONSTRAINT "segment_size_segment_id_as_of_scope_value_pk" PRIMARY KEY("segment_id","as_of","scope_value")
);
--> statement-breakpoint
CREATE TABLE "segment_slot" (
	"segment_id" uuid PRIMARY KEY NOT NULL,
	"word" integer NOT NULL,
	"bit" smallint NOT NULL,
	CONSTRAINT "segment_slot_place" UNIQUE("word","bit"),
	CONSTRAINT "segment_slot_bit" CHECK ("segment_slot"."bit" between 0 and 62 and "segment_slot"."word" >= 1)
);
--> statement-breakpoint
CREATE TABLE "segment_version" (
	"segment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_version_segment_id_version_pk" PRIMARY KEY("segment_id","version")
);
--> statement-breakpoint
CREATE TABLE "work" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"step" text,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"error" jsonb,
	"result" jsonb,
	"actor" text NOT NULL,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp(6) with time zone,
	"finished_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"week_start" text DEFAULT 'monday' NOT NULL,
	"fiscal_year_start" smallint DEFAULT 1 NOT NULL,
	"currency" text NOT NULL,
	"language" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_only" CHECK ("workspace"."only"),
	CONSTRAINT "workspace_fiscal_year_start" CHECK ("workspace"."fiscal_year_start" between 1 and 12)
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_choice" ADD CONSTRAINT "catalog_choice_field_id_catalog_field_id_fk" FOREIGN KEY ("field_id") REFERENCES "public"."catalog_field"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_field" ADD CONSTRAINT "catalog_field_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change" ADD CONSTRAINT "change_batch_id_change_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."change_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_batch" ADD CONSTRAINT "change_batch_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_batch" ADD CONSTRAINT "change_batch_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_field_history" ADD CONSTRAINT "customer_field_history_field_id_catalog_field_id_fk" FOREIGN KEY ("field_id") REFERENCES "public"."catalog_field"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_field_history" ADD CONSTRAINT "customer_field_history_batch_id_change_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."change_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_bad_row" ADD CONSTRAINT "import_bad_row_import_id_import_run_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_read" ADD CONSTRAINT "notice_read_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_batch" ADD CONSTRAINT "segment_batch_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_batch" ADD CONSTRAINT "segment_batch_batch_id_change_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."change_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_batch" ADD CONSTRAINT "segment_batch_refresh_id_segment_refresh_id_fk" FOREIGN KEY ("refresh_id") REFERENCES "public"."segment_refresh"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_clock" ADD CONSTRAINT "segment_clock_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_refresh" ADD CONSTRAINT "segment_refresh_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_size" ADD CONSTRAINT "segment_size_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_slot" ADD CONSTRAINT "segment_slot_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_segment_id_segment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_table_one_customer" ON "catalog_table" USING btree ("kind") WHERE "catalog_table"."kind" = 'customer';--> statement-breakpoint
CREATE INDEX "change_batch_landed" ON "change_batch" USING btree ("landed_at");--> statement-breakpoint
CREATE INDEX "import_run_table" ON "import_run" USING btree ("table_id","started_at");--> statement-breakpoint
CREATE INDEX "notice_created" ON "notice" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_open" ON "membership" USING btree ("segment_id","customer_id") WHERE "membership"."left_at" is null;--> statement-breakpoint
CREATE INDEX "membership_entered" ON "membership" USING btree ("segment_id","entered_at");--> statement-breakpoint
CREATE INDEX "membership_left_at" ON "membership" USING btree ("segment_id","left_at") WHERE "membership"."left_at" is not null;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("at") WHERE "outbox"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "segment_lifecycle" ON "segment" USING btree ("lifecycle");--> statement-breakpoint
CREATE INDEX "segment_refresh_as_of" ON "segment_refresh" USING btree ("segment_id","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "segment_refresh_once" ON "segment_refresh" USING btree ("segment_id","as_of") WHERE "segment_refresh"."state" = 'done';--> statement-breakpoint
CREATE INDEX "work_open" ON "work" USING btree ("state","created_at") WHERE "work"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "work_subject" ON "work" USING btree ("kind","subject","created_at");