CREATE TABLE "import_memory" (
	"signature" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"mode" text NOT NULL,
	"file_name" text NOT NULL,
	"medians" jsonb NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overwritten_row" (
	"batch_id" uuid NOT NULL,
	"row_key" text NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "overwritten_row_batch_id_row_key_pk" PRIMARY KEY("batch_id","row_key")
);
--> statement-breakpoint
CREATE TABLE "customer_merge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kept_id" bigint NOT NULL,
	"merged_id" bigint NOT NULL,
	"at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"undone_at" timestamp(6) with time zone,
	"undone_by" text
);
--> statement-breakpoint
CREATE TABLE "customer_merge_row" (
	"merge_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"row_key" text NOT NULL,
	CONSTRAINT "customer_merge_row_merge_id_table_id_row_key_pk" PRIMARY KEY("merge_id","table_id","row_key")
);
--> statement-breakpoint
CREATE TABLE "distinct_customers" (
	"lower_id" bigint NOT NULL,
	"higher_id" bigint NOT NULL,
	"at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "distinct_customers_lower_id_higher_id_pk" PRIMARY KEY("lower_id","higher_id")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"from_user_id" text NOT NULL,
	"to_user_id" text NOT NULL,
	"aliases" jsonb NOT NULL,
	"customers" bigint NOT NULL,
	"at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"undone_at" timestamp(6) with time zone
);
--> statement-breakpoint
CREATE TABLE "owner_alias" (
	"normal" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"user_id" text NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_server" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"security" text NOT NULL,
	"user_name" text DEFAULT '' NOT NULL,
	"sealed_password" text,
	"sender_name" text NOT NULL,
	"sender_address" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	"tested_at" timestamp(6) with time zone,
	"test_error" jsonb,
	CONSTRAINT "mail_server_only" CHECK ("mail_server"."only"),
	CONSTRAINT "mail_server_port" CHECK ("mail_server"."port" between 1 and 65535)
);
--> statement-breakpoint
CREATE TABLE "trait" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name_en" text NOT NULL,
	"name_zh" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"definition" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"owner_id" text,
	"archived_at" timestamp(6) with time zone,
	"created_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trait_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "trait_version" (
	"trait_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp(6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trait_version_trait_id_version_pk" PRIMARY KEY("trait_id","version")
);
--> statement-breakpoint
ALTER TABLE "change_batch" DROP CONSTRAINT "change_batch_table_id_catalog_table_id_fk";
--> statement-breakpoint
ALTER TABLE "import_run" DROP CONSTRAINT "import_run_table_id_catalog_table_id_fk";
--> statement-breakpoint
ALTER TABLE "catalog_choice" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "catalog_field" ADD COLUMN "refers_to" uuid;--> statement-breakpoint
ALTER TABLE "catalog_table" ADD COLUMN "owner_field" text;--> statement-breakpoint
ALTER TABLE "catalog_table" ADD COLUMN "last_customer_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "change_batch" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "change_batch_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "signature" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "mode" text DEFAULT 'update' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undoes" uuid;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "rows_removed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "overwritten_row" ADD CONSTRAINT "overwritten_row_batch_id_change_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."change_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merge_row" ADD CONSTRAINT "customer_merge_row_merge_id_customer_merge_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."customer_merge"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merge_row" ADD CONSTRAINT "customer_merge_row_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_alias" ADD CONSTRAINT "owner_alias_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trait_version" ADD CONSTRAINT "trait_version_trait_id_trait_id_fk" FOREIGN KEY ("trait_id") REFERENCES "public"."trait"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_merge_kept" ON "customer_merge" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "customer_merge_merged" ON "customer_merge" USING btree ("merged_id");--> statement-breakpoint
CREATE INDEX "owner_alias_user" ON "owner_alias" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "catalog_field" ADD CONSTRAINT "catalog_field_refers_to_catalog_table_id_fk" FOREIGN KEY ("refers_to") REFERENCES "public"."catalog_table"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_batch" ADD CONSTRAINT "change_batch_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_undoes_import_run_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_table_id_catalog_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."catalog_table"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_field_refers_to" ON "catalog_field" USING btree ("table_id","refers_to") WHERE "catalog_field"."refers_to" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "import_run_undoes" ON "import_run" USING btree ("undoes") WHERE "import_run"."undoes" is not null and "import_run"."state" = 'done';--> statement-breakpoint
ALTER TABLE "change_batch" ADD CONSTRAINT "change_batch_number" UNIQUE("number");--> statement-breakpoint
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT kind, relation FROM catalog_table LOOP
    EXECUTE format('ALTER TABLE %s ADD COLUMN batch int NOT NULL DEFAULT 0',
      'data.' || quote_ident(substr(found.relation, 6)));
    IF found.kind = 'customer' THEN
      EXECUTE format('ALTER TABLE %s DROP COLUMN active, ADD COLUMN inactive_since timestamptz, ADD COLUMN merged_into bigint',
        'data.' || quote_ident(substr(found.relation, 6)));
      EXECUTE format('UPDATE catalog_table SET last_customer_id = (SELECT coalesce(max(customer_id), 0) FROM %s) WHERE kind = ''customer''',
        'data.' || quote_ident(substr(found.relation, 6)));
    END IF;
  END LOOP;
END $$;--> statement-breakpoint
SELECT pgboss.create_queue('demo', '{"policy":"standard","retryLimit":0,"expireInSeconds":86000,"retentionMinutes":43200}'::json);
