CREATE TABLE "billing_settings" (
	"id" integer PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"percent_off" integer,
	"amount_off" bigint,
	"currency" text,
	"duration" text NOT NULL,
	"months" integer,
	"max_redemptions" integer,
	"redeem_by" timestamp with time zone,
	"provider_id" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"pushed_version" integer,
	"push_error" text
);
--> statement-breakpoint
CREATE TABLE "invoice_extras" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"feature" text,
	"description" text,
	"quantity" integer NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"period_start" timestamp with time zone,
	"period_end" timestamp with time zone,
	"invoice_provider_id" text,
	"provider_id" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invoice_extras_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"provider_id" text,
	"stripe_subscription_id" text,
	"number" text,
	"state" text NOT NULL,
	"reason" text,
	"currency" text NOT NULL,
	"subtotal" bigint NOT NULL,
	"discount" bigint DEFAULT 0 NOT NULL,
	"tax" bigint DEFAULT 0 NOT NULL,
	"total" bigint NOT NULL,
	"amount_due" bigint NOT NULL,
	"amount_paid" bigint DEFAULT 0 NOT NULL,
	"amount_remaining" bigint NOT NULL,
	"amount_refunded" bigint DEFAULT 0 NOT NULL,
	"lines" jsonb NOT NULL,
	"period_start" timestamp with time zone,
	"period_end" timestamp with time zone,
	"issued_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"failure" jsonb,
	"disputed" boolean DEFAULT false NOT NULL,
	"hosted_url" text,
	"pdf_url" text,
	"mirrored_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "promotion_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"coupon_id" uuid NOT NULL,
	"code" text NOT NULL,
	"max_redemptions" integer,
	"expires_at" timestamp with time zone,
	"first_time_only" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"redemptions" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"pushed_version" integer,
	"push_error" text
);
--> statement-breakpoint
CREATE TABLE "reconciliation_differences" (
	"reconciliation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"company_id" uuid,
	"provider_id" text,
	"ours" jsonb,
	"theirs" jsonb,
	"asked_at" timestamp with time zone,
	"mended_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "reconciliation_differences_reconciliation_id_id_pk" PRIMARY KEY("reconciliation_id","id")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"mends" boolean NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"cursor" text,
	"checked" integer DEFAULT 0 NOT NULL,
	"differing" integer DEFAULT 0 NOT NULL,
	"mended" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stripe_customers" (
	"tenant_id" uuid NOT NULL,
	"customer_id" text NOT NULL,
	"test_clock_id" text,
	"details" jsonb NOT NULL,
	"payment_method" jsonb,
	"balance" bigint DEFAULT 0 NOT NULL,
	"mirrored_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stripe_customers_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text,
	"customer_id" text,
	"subscription_id" text,
	"invoice_id" text,
	"payment_intent_id" text,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"outcome" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stripe_prices" (
	"lookup_key" text PRIMARY KEY NOT NULL,
	"price_id" text NOT NULL,
	"product_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscription_requests" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"terms" jsonb,
	"at_period_end" boolean DEFAULT false NOT NULL,
	"proration_at" timestamp with time zone,
	"expected" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"provider_id" text,
	"url" text,
	"expires_at" timestamp with time zone,
	"error" text,
	"decline_code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "subscription_requests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "suspension_cause" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "cycle" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "seats" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "anchor" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "period_start" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "period_end" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "scheduled" jsonb;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "moves_to" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "stripe_subscription_id" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "mirrored_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "mirror_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "clock_ahead" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_extras" ADD CONSTRAINT "invoice_extras_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_codes" ADD CONSTRAINT "promotion_codes_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_differences" ADD CONSTRAINT "reconciliation_differences_reconciliation_id_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."reconciliations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_customers" ADD CONSTRAINT "stripe_customers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_requests" ADD CONSTRAINT "subscription_requests_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_extras_overage" ON "invoice_extras" USING btree ("tenant_id","feature","period_start") WHERE kind = 'overage';--> statement-breakpoint
CREATE INDEX "invoice_extras_waiting" ON "invoice_extras" USING btree ("tenant_id") WHERE provider_id is null and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_tenant_id_provider_id_index" ON "invoices" USING btree ("tenant_id","provider_id");--> statement-breakpoint
CREATE INDEX "invoices_by_provider_id" ON "invoices" USING btree ("provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "invoices_tenant_id_issued_at_id_index" ON "invoices" USING btree ("tenant_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "invoices_owed" ON "invoices" USING btree ("tenant_id","due_at") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_codes_code_index" ON "promotion_codes" USING btree ("code");--> statement-breakpoint
CREATE INDEX "promotion_codes_coupon_id_index" ON "promotion_codes" USING btree ("coupon_id");--> statement-breakpoint
CREATE INDEX "reconciliation_differences_company_id_index" ON "reconciliation_differences" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "reconciliations_newest" ON "reconciliations" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "stripe_customers_tenant_id_customer_id_index" ON "stripe_customers" USING btree ("tenant_id","customer_id");--> statement-breakpoint
CREATE INDEX "stripe_customers_customer_id_index" ON "stripe_customers" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "stripe_events_newest" ON "stripe_events" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "stripe_events_by_customer" ON "stripe_events" USING btree ("customer_id","received_at","id");--> statement-breakpoint
CREATE INDEX "stripe_events_by_type" ON "stripe_events" USING btree ("type","received_at","id");--> statement-breakpoint
CREATE INDEX "stripe_events_by_object" ON "stripe_events" USING btree ("object_id","received_at");--> statement-breakpoint
CREATE INDEX "stripe_events_unfinished" ON "stripe_events" USING btree ("state","received_at","id") WHERE state in ('received', 'failed');--> statement-breakpoint
CREATE INDEX "stripe_events_to_apply" ON "stripe_events" USING btree ("customer_id","received_at","id") WHERE state in ('received', 'failed');--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_requests_under_way" ON "subscription_requests" USING btree ("tenant_id") WHERE state in ('waiting', 'sent', 'open');--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_requests_tenant_id_provider_id_index" ON "subscription_requests" USING btree ("tenant_id","provider_id");--> statement-breakpoint
CREATE INDEX "subscription_requests_provider_id_index" ON "subscription_requests" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "subscription_requests_oldest_under_way" ON "subscription_requests" USING btree ("created_at") WHERE state in ('waiting', 'sent', 'open');--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_tenant_id_stripe_subscription_id_index" ON "subscriptions" USING btree ("tenant_id","stripe_subscription_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_stripe_id" ON "subscriptions" USING btree ("stripe_subscription_id") WHERE stripe_subscription_id is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_newest" ON "subscriptions" USING btree ("created_at","tenant_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_state" ON "subscriptions" USING btree ("state","created_at","tenant_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_source" ON "subscriptions" USING btree ("source","created_at","tenant_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_period_end" ON "subscriptions" USING btree ("period_end","tenant_id") WHERE period_end is not null and state not in ('cancelled', 'expired');--> statement-breakpoint
CREATE INDEX "subscriptions_by_end" ON "subscriptions" USING btree ("ends_at","tenant_id") WHERE ends_at is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_scheduled" ON "subscriptions" USING btree ("tenant_id") WHERE scheduled is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_ahead" ON "subscriptions" USING btree ("tenant_id") WHERE clock_ahead > 0;--> statement-breakpoint
CREATE INDEX "subscriptions_by_renewal" ON "subscriptions" USING btree (coalesce(period_end, '9999-12-31T00:00:00Z'::timestamptz),"tenant_id");