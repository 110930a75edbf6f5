-- Whoever lives in a ZIP code, in those that begin alike, or in a county, which is a list of them.
CREATE INDEX "supporter_zip_idx" ON "supporter"(((CASE WHEN "country" = 'US' THEN left("postal_code", 5) END) COLLATE "C"))
  WHERE (CASE WHEN "country" = 'US' THEN left("postal_code", 5) END) IS NOT NULL;
