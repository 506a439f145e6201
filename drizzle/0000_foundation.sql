CREATE TABLE "audit_checkpoints" (
	"tenant_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "audit_checkpoints_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"impersonator_id" uuid,
	"action" text NOT NULL,
	"resource" text NOT NULL,
	"resource_id" text,
	"before" jsonb,
	"after" jsonb,
	"ip" text,
	"user_agent" text,
	"request_id" text,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_entries_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_stores" (
	"tenant_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	CONSTRAINT "invitation_stores_tenant_id_invitation_id_store_id_pk" PRIMARY KEY("tenant_id","invitation_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"invited_by" uuid NOT NULL,
	"accepted_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "membership_stores" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	CONSTRAINT "membership_stores_tenant_id_user_id_store_id_pk" PRIMARY KEY("tenant_id","user_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"department_id" uuid,
	"invited_by" uuid,
	"disabled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"key" uuid NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_scope_key_pk" PRIMARY KEY("tenant_id","scope","key")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_key" text NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"plain" text NOT NULL,
	"status" text NOT NULL,
	"failure" text,
	"search_grams" text[] GENERATED ALWAYS AS (search_grams(recipient)) STORED NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform_admins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"phone" text,
	"role" text NOT NULL,
	"extra_permissions" text[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'enabled' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"password_hash" text NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"last_sign_in_ip" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"admin_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "departments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "onboarding_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone,
	"user_id" uuid,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "onboarding_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"phone" text,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stores_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"tenant_id" uuid NOT NULL,
	"plan" text NOT NULL,
	"state" text NOT NULL,
	"source" text DEFAULT 'manual' NOT NULL,
	"trial_ends_at" timestamp with time zone,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"suspended_from" text,
	"suspension_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"credit_code" text,
	"tax_number" text,
	"contact_person" text,
	"contact_phone" text,
	"contact_email" text,
	"contact_address" text,
	"industry" text,
	"region" text,
	"size_band" text,
	"employee_count" integer,
	"subdomain" text,
	"custom_domain" text,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"currency" text DEFAULT 'CNY' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"default_role" text DEFAULT 'OPERATOR' NOT NULL,
	"activation" text DEFAULT 'pending_creation' NOT NULL,
	"entitlement_version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	"purge_after" timestamp with time zone,
	"plan" text,
	"subscription_state" text,
	"trial_ends_at" timestamp with time zone,
	"search_text" text GENERATED ALWAYS AS (lower(normalize(code || E'\n' || name || E'\n' || coalesce(short_name, '') || E'\n' || coalesce(contact_person, '') || E'\n' || coalesce(contact_email, ''), nfkc))) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last_tenant_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL,
	"display_name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"phone" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"status" text DEFAULT 'enabled' NOT NULL,
	"disabled_cause" text,
	"password_hash" text NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"last_sign_in_ip" text,
	"last_tenant_id" uuid,
	"search_grams" text[] GENERATED ALWAYS AS (search_grams(username || ' ' || display_name || ' ' || email)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitation_stores" ADD CONSTRAINT "invitation_stores_tenant_id_invitation_id_invitations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","invitation_id") REFERENCES "public"."invitations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_stores" ADD CONSTRAINT "invitation_stores_tenant_id_store_id_stores_tenant_id_id_fk" FOREIGN KEY ("tenant_id","store_id") REFERENCES "public"."stores"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_stores" ADD CONSTRAINT "membership_stores_tenant_id_user_id_memberships_tenant_id_user_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."memberships"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_stores" ADD CONSTRAINT "membership_stores_tenant_id_store_id_stores_tenant_id_id_fk" FOREIGN KEY ("tenant_id","store_id") REFERENCES "public"."stores"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_department_id_departments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_sessions" ADD CONSTRAINT "platform_sessions_admin_id_platform_admins_id_fk" FOREIGN KEY ("admin_id") REFERENCES "public"."platform_admins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_tenant_id_parent_id_departments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "onboarding_links" ADD CONSTRAINT "onboarding_links_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_sessions" ADD CONSTRAINT "user_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_checkpoints_taken_at_index" ON "audit_checkpoints" USING btree ("taken_at");--> statement-breakpoint
CREATE INDEX "audit_entries_tenant_id_occurred_at_seq_index" ON "audit_entries" USING btree ("tenant_id","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_tenant_id_actor_id_occurred_at_seq_index" ON "audit_entries" USING btree ("tenant_id","actor_id","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_tenant_id_action_occurred_at_seq_index" ON "audit_entries" USING btree ("tenant_id","action","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_tenant_id_actor_id_action_occurred_at_seq_index" ON "audit_entries" USING btree ("tenant_id","actor_id","action","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_tenant_id_resource_id_occurred_at_seq_index" ON "audit_entries" USING btree ("tenant_id","resource_id","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_by_kind" ON "audit_entries" USING btree ("tenant_id","actor_kind","occurred_at","seq") WHERE actor_kind <> 'user';--> statement-breakpoint
CREATE INDEX "audit_entries_by_kind_and_action" ON "audit_entries" USING btree ("tenant_id","actor_kind","action","occurred_at","seq") WHERE actor_kind <> 'user';--> statement-breakpoint
CREATE INDEX "audit_entries_occurred_at_tenant_id_seq_index" ON "audit_entries" USING btree ("occurred_at","tenant_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_actor_id_occurred_at_tenant_id_seq_index" ON "audit_entries" USING btree ("actor_id","occurred_at","tenant_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_action_occurred_at_tenant_id_seq_index" ON "audit_entries" USING btree ("action","occurred_at","tenant_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_actor_id_action_occurred_at_tenant_id_seq_index" ON "audit_entries" USING btree ("actor_id","action","occurred_at","tenant_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_tenant_id_token_hash_index" ON "invitations" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "invitations_token_hash_index" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open" ON "invitations" USING btree ("tenant_id","email_key") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_primary" ON "memberships" USING btree ("user_id") WHERE is_primary;--> statement-breakpoint
CREATE INDEX "memberships_user_id_index" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_tenant_id_status_index" ON "memberships" USING btree ("tenant_id","status");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_job_key_index" ON "mails" USING btree ("job_key");--> statement-breakpoint
CREATE INDEX "mails_status_id_index" ON "mails" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "mails_template_id_index" ON "mails" USING btree ("template","id");--> statement-breakpoint
CREATE INDEX "mails_search_grams_index" ON "mails" USING gin ("search_grams");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_admins_username_key_index" ON "platform_admins" USING btree ("username_key");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_admins_email_key_index" ON "platform_admins" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "platform_sessions_admin_id_index" ON "platform_sessions" USING btree ("admin_id");--> statement-breakpoint
CREATE INDEX "departments_tenant_id_name_id_index" ON "departments" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "onboarding_links_tenant_id_token_hash_index" ON "onboarding_links" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "onboarding_links_token_hash_index" ON "onboarding_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "onboarding_links_waiting" ON "onboarding_links" USING btree ("expires_at") WHERE used_at is null and replaced_at is null and user_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "stores_tenant_id_code_index" ON "stores" USING btree ("tenant_id","code");--> statement-breakpoint
CREATE INDEX "stores_tenant_id_name_id_index" ON "stores" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_code_index" ON "tenants" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_subdomain_index" ON "tenants" USING btree ("subdomain");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_custom_domain_index" ON "tenants" USING btree ("custom_domain");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_credit_code_index" ON "tenants" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "tenants_newest" ON "tenants" USING btree ("id","plan","subscription_state","activation","industry","region","trial_ends_at","deleted_at");--> statement-breakpoint
CREATE INDEX "tenants_by_name" ON "tenants" USING btree ("name","id","plan","subscription_state","activation","industry","region","trial_ends_at","deleted_at");--> statement-breakpoint
CREATE INDEX "tenants_by_facets" ON "tenants" USING btree ("plan","subscription_state","activation","industry","region","id","name","trial_ends_at","deleted_at");--> statement-breakpoint
CREATE INDEX "tenants_plan_id_index" ON "tenants" USING btree ("plan","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_plan_name_id_index" ON "tenants" USING btree ("plan","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_subscription_state_id_index" ON "tenants" USING btree ("subscription_state","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_subscription_state_name_id_index" ON "tenants" USING btree ("subscription_state","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_activation_id_index" ON "tenants" USING btree ("activation","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_activation_name_id_index" ON "tenants" USING btree ("activation","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_industry_id_index" ON "tenants" USING btree ("industry","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_industry_name_id_index" ON "tenants" USING btree ("industry","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_region_id_index" ON "tenants" USING btree ("region","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_region_name_id_index" ON "tenants" USING btree ("region","name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "tenants_on_trial" ON "tenants" USING btree ("trial_ends_at","id","name","plan","subscription_state","activation","industry","region","deleted_at") WHERE subscription_state = 'trialing';--> statement-breakpoint
CREATE INDEX "tenants_deleted" ON "tenants" USING btree ("id","name","plan","subscription_state","activation","industry","region","trial_ends_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "tenants_search" ON "tenants" USING gin (search_grams(search_text));--> statement-breakpoint
CREATE INDEX "password_resets_user_id_index" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_sessions_user_id_index" ON "user_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username_key_index" ON "users" USING btree ("username_key");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key_index" ON "users" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "users_status_id_index" ON "users" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "users_status_username_key_index" ON "users" USING btree ("status","username_key");--> statement-breakpoint
CREATE INDEX "users_search_grams_index" ON "users" USING gin ("search_grams");