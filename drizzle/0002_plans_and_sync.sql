CREATE TABLE "catalog_settings" (
	"id" integer PRIMARY KEY NOT NULL,
	"sign_up_plan" text,
	"sign_up_trial_days" integer,
	"defaults" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "features" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"unit" text,
	"name" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"plan" text NOT NULL,
	"number" integer NOT NULL,
	"terms" jsonb NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" uuid,
	CONSTRAINT "plan_versions_plan_number_pk" PRIMARY KEY("plan","number")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"on_sale" boolean DEFAULT true NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"contact_us" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"draft" jsonb,
	"latest" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"feature" text NOT NULL,
	"value" jsonb,
	"reason" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "overrides_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscription_add_ons" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan" text NOT NULL,
	"plan_version" integer NOT NULL,
	"quantity" integer DEFAULT 1 NOT NULL,
	"ends_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "subscription_add_ons_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "custom_roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"base" text NOT NULL,
	"permissions" text[] NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"object" text NOT NULL,
	"store_id" uuid,
	"title" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_by" uuid,
	"seed_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "usage_counters" (
	"tenant_id" uuid NOT NULL,
	"feature" text NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_counters_tenant_id_feature_pk" PRIMARY KEY("tenant_id","feature")
);
--> statement-breakpoint
CREATE TABLE "bulk_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"reason" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"total" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "bulk_items" (
	"tenant_id" uuid NOT NULL,
	"bulk_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"error" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bulk_items_tenant_id_bulk_id_pk" PRIMARY KEY("tenant_id","bulk_id")
);
--> statement-breakpoint
CREATE TABLE "entitlement_notices" (
	"tenant_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"days_before" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entitlement_notices_tenant_id_subject_ends_at_days_before_pk" PRIMARY KEY("tenant_id","subject","ends_at","days_before")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"cause" text NOT NULL,
	"merged" integer DEFAULT 0 NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"bulk_id" uuid,
	"retry_of" uuid,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"entitlement_version" integer,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sync_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "workspace_objects" (
	"tenant_id" uuid NOT NULL,
	"object" text NOT NULL,
	"open" boolean NOT NULL,
	"seeded_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_objects_tenant_id_object_pk" PRIMARY KEY("tenant_id","object")
);
--> statement-breakpoint
-- Until now plans were written in code. A platform that has companies gets the same four as its catalog.
WITH "sold" ("key", "name", "description", "hidden", "position", "terms") AS (VALUES
  ('trial', '{"en":"Trial","zh-CN":"试用版","ja":"トライアル"}'::jsonb, '{"en":"Every module, to find out what suits you.","zh-CN":"开放全部模块，供试用。","ja":"すべてのモジュールをお試しいただけます。"}'::jsonb, true, 0, '{"entitlements":{"CONTACTS":true,"CRM":true,"SALES":true,"POS":true,"QR_ORDERING":true,"PRODUCTS":true,"INVENTORY":true,"PURCHASE":true,"FINANCE":true,"ACCOUNTING":true,"EXPENSES":true,"APPROVALS":true,"HR":true,"MAINTENANCE":true,"DOCUMENTS":true,"DASHBOARD":true,"ANALYTICS":true,"users":5,"stores":1,"customers":100,"storage":5000000000,"api_calls":0},"trialDays":14,"cycles":[],"prices":{},"overages":{}}'::jsonb),
  ('basic', '{"en":"Basic","zh-CN":"基础版","ja":"ベーシック"}'::jsonb, '{"en":"Contacts, products, sales and CRM for one store.","zh-CN":"单店的联系人、商品、销售与客户关系。","ja":"1 店舗向けの連絡先・商品・販売・CRM。"}'::jsonb, false, 1, '{"entitlements":{"CONTACTS":true,"PRODUCTS":true,"SALES":true,"CRM":true,"DASHBOARD":true,"DOCUMENTS":true,"users":10,"stores":1,"customers":1000,"storage":20000000000,"api_calls":0},"trialDays":null,"cycles":["monthly","quarterly","yearly"],"prices":{"monthly":{"CNY":60000},"yearly":{"CNY":600000}},"overages":{"users":{"per":1,"amounts":{"CNY":8000}},"storage":{"per":1000000000,"amounts":{"CNY":500}},"api_calls":{"per":1,"amounts":{"CNY":1}}}}'::jsonb),
  ('professional', '{"en":"Professional","zh-CN":"专业版","ja":"プロフェッショナル"}'::jsonb, '{"en":"Every module, for up to ten stores.","zh-CN":"全部模块，最多十家门店。","ja":"すべてのモジュールを最大 10 店舗で。"}'::jsonb, false, 2, '{"entitlements":{"CONTACTS":true,"CRM":true,"SALES":true,"POS":true,"QR_ORDERING":true,"PRODUCTS":true,"INVENTORY":true,"PURCHASE":true,"FINANCE":true,"ACCOUNTING":true,"EXPENSES":true,"APPROVALS":true,"HR":true,"MAINTENANCE":true,"DOCUMENTS":true,"DASHBOARD":true,"ANALYTICS":true,"users":50,"stores":10,"customers":5000,"storage":100000000000,"api_calls":10000},"trialDays":null,"cycles":["monthly","quarterly","yearly"],"prices":{"monthly":{"CNY":280000},"yearly":{"CNY":2800000}},"overages":{"users":{"per":1,"amounts":{"CNY":8000}},"storage":{"per":1000000000,"amounts":{"CNY":500}},"api_calls":{"per":1,"amounts":{"CNY":1}}}}'::jsonb),
  ('enterprise', '{"en":"Enterprise","zh-CN":"企业版","ja":"エンタープライズ"}'::jsonb, '{"en":"Everything, without limits, with your own roles, branding and single sign-on.","zh-CN":"全部功能不限量，含自定义角色、品牌与单点登录。","ja":"すべて無制限。独自のロール、ブランド、シングルサインオンにも対応。"}'::jsonb, false, 3, '{"entitlements":{"CONTACTS":true,"CRM":true,"SALES":true,"POS":true,"QR_ORDERING":true,"PRODUCTS":true,"INVENTORY":true,"PURCHASE":true,"FINANCE":true,"ACCOUNTING":true,"EXPENSES":true,"APPROVALS":true,"HR":true,"MAINTENANCE":true,"DOCUMENTS":true,"DASHBOARD":true,"ANALYTICS":true,"custom_roles":true,"custom_branding":true,"sso":true,"users":null,"stores":null,"customers":null,"storage":500000000000,"api_calls":null},"trialDays":null,"cycles":["monthly","quarterly","yearly"],"prices":{"monthly":{"CNY":800000},"yearly":{"CNY":8000000}},"overages":{"storage":{"per":1000000000,"amounts":{"CNY":500}}}}'::jsonb)
), "kept" AS (
  INSERT INTO "plans" ("key", "kind", "name", "description", "hidden", "position", "latest")
  SELECT "key", 'plan', "name", "description", "hidden", "position", 1 FROM "sold"
  WHERE EXISTS (SELECT FROM "subscriptions")
  RETURNING "key"
)
INSERT INTO "plan_versions" ("plan", "number", "terms")
SELECT "sold"."key", 1, "terms" FROM "sold" JOIN "kept" ON "kept"."key" = "sold"."key";--> statement-breakpoint
INSERT INTO "catalog_settings" ("id", "sign_up_plan", "sign_up_trial_days", "defaults")
SELECT 1, 'trial', 14, '{}' WHERE EXISTS (SELECT FROM "plans");--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "custom_role_id" uuid;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "plan_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_settings" ADD CONSTRAINT "catalog_settings_sign_up_plan_plans_key_fk" FOREIGN KEY ("sign_up_plan") REFERENCES "public"."plans"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_plans_key_fk" FOREIGN KEY ("plan") REFERENCES "public"."plans"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_feature_features_key_fk" FOREIGN KEY ("feature") REFERENCES "public"."features"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_add_ons" ADD CONSTRAINT "subscription_add_ons_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_add_ons" ADD CONSTRAINT "subscription_add_ons_plan_plan_version_plan_versions_plan_number_fk" FOREIGN KEY ("plan","plan_version") REFERENCES "public"."plan_versions"("plan","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_tenant_id_store_id_stores_tenant_id_id_fk" FOREIGN KEY ("tenant_id","store_id") REFERENCES "public"."stores"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_counters" ADD CONSTRAINT "usage_counters_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_items" ADD CONSTRAINT "bulk_items_bulk_id_bulk_actions_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_notices" ADD CONSTRAINT "entitlement_notices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_objects" ADD CONSTRAINT "workspace_objects_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overrides_standing" ON "overrides" USING btree ("tenant_id","ends_at") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "overrides_feature_index" ON "overrides" USING btree ("feature");--> statement-breakpoint
CREATE INDEX "subscription_add_ons_plan_plan_version_index" ON "subscription_add_ons" USING btree ("plan","plan_version");--> statement-breakpoint
CREATE UNIQUE INDEX "custom_roles_name" ON "custom_roles" USING btree ("tenant_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "records_newest" ON "records" USING btree ("tenant_id","object","id");--> statement-breakpoint
CREATE INDEX "records_by_title" ON "records" USING btree ("tenant_id","object","title","id");--> statement-breakpoint
CREATE INDEX "bulk_actions_newest" ON "bulk_actions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "bulk_items_by_state" ON "bulk_items" USING btree ("bulk_id","state","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_waiting" ON "sync_runs" USING btree ("tenant_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_running" ON "sync_runs" USING btree ("tenant_id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "sync_runs_newest" ON "sync_runs" USING btree ("id");--> statement-breakpoint
CREATE INDEX "sync_runs_by_state" ON "sync_runs" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "sync_runs_by_bulk" ON "sync_runs" USING btree ("bulk_id","id") WHERE bulk_id is not null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_id_custom_role_id_custom_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","custom_role_id") REFERENCES "public"."custom_roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_plan_plan_version_plan_versions_plan_number_fk" FOREIGN KEY ("plan","plan_version") REFERENCES "public"."plan_versions"("plan","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "subscriptions_plan_plan_version_index" ON "subscriptions" USING btree ("plan","plan_version");