ALTER TABLE "subscription_add_ons" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "subscription_add_ons" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscription_add_ons" ADD COLUMN "removed_by" uuid;