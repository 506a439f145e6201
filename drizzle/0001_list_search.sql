DROP INDEX "tenants_by_name";--> statement-breakpoint
CREATE INDEX "audit_entries_by_thing_and_action" ON "audit_entries" USING btree ("tenant_id","resource_id","action","occurred_at","seq");--> statement-breakpoint
CREATE INDEX "tenants_by_name" ON "tenants" USING btree ("name","id","plan","subscription_state","activation","industry","region","trial_ends_at","deleted_at","search_text");