-- The second form: which notice a notice corrects, where notices hang, and the
-- institution's own wording; where an import begins, so that it can be taken back as a
-- whole; and a list in the order of dates is read from its index alone.

-- A new column comes last, where the field stands in its table, too.
ALTER TABLE "notice" ADD COLUMN "corrects" INTEGER REFERENCES "notice" (row);
ALTER TABLE "import" ADD COLUMN "first" INTEGER CHECK ("first" >= 1);

CREATE TABLE "posting" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "notice" INTEGER NOT NULL REFERENCES "notice" (row),
  "place" TEXT,
  "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "to" TEXT NOT NULL CHECK ("to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "taken_down" TEXT CHECK ("taken_down" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "posted_by" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "wording" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "notice" TEXT NOT NULL,
  "basis" TEXT,
  "analysis" TEXT,
  "contact" TEXT,
  "note" TEXT
) STRICT;

CREATE UNIQUE INDEX posting_of ON posting (notice, ifnull(place, ''), "from") WHERE voided = 0;
CREATE UNIQUE INDEX wording_of ON wording (notice) WHERE voided = 0;

CREATE INDEX notice_corrects ON notice (corrects) WHERE corrects IS NOT NULL;

DROP INDEX IF EXISTS meal_date;
DROP INDEX IF EXISTS purchase_date;
DROP INDEX IF EXISTS weighing_date;
DROP INDEX IF EXISTS pickup_date;

CREATE INDEX meal_date ON meal (date, voided);
CREATE INDEX purchase_date ON purchase (date, voided);
CREATE INDEX weighing_date ON weighing (date, voided);
-- The masses of a year are read from this one alone.
CREATE INDEX pickup_date ON pickup (date, voided, category, mass);
