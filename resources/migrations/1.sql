-- The first form of a ledger. Once released, this file never changes: a new
-- form is a new file beside it.

PRAGMA application_id = 0x4A59544C; -- JYTL

-- The copies of the program that have written here. A desk's number is local
-- to this file; its identifier is not.
CREATE TABLE desk (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
) STRICT;

-- Everything that ever happened. position = desk number × 2^40 + the desk's
-- running number, so that a desk's chain is one range of the table.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  desk INTEGER GENERATED ALWAYS AS (position >> 40) VIRTUAL,
  number INTEGER GENERATED ALWAYS AS (position & 0xFFFFFFFFFF) VIRTUAL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  record BLOB NOT NULL CHECK (length(record) = 16),
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  supersedes BLOB CHECK (supersedes IS NULL OR length(supersedes) = 16),
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT,
  payload TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- First versions are found by their identifier, which carries the position.
CREATE INDEX journal_later ON journal (record) WHERE supersedes IS NOT NULL;

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_never_replaces BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE position = NEW.position)
BEGIN SELECT RAISE (ABORT, 'the journal is never changed'); END;
CREATE TRIGGER desk_never_changes BEFORE UPDATE ON desk
BEGIN SELECT RAISE (ABORT, 'a desk is never changed'); END;
CREATE TRIGGER desk_never_shrinks BEFORE DELETE ON desk
BEGIN SELECT RAISE (ABORT, 'a desk is never changed'); END;
CREATE TRIGGER desk_never_replaces BEFORE INSERT ON desk
WHEN EXISTS (SELECT 1 FROM desk WHERE number = NEW.number OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'a desk is never changed'); END;

-- The projections: the current state of each record, made from the journal and
-- thrown away and rebuilt at will. row is the position of the record's first
-- entry, entry that of its current one.

CREATE TABLE "institution" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "name" TEXT NOT NULL,
  "short_name" TEXT,
  "credit_code" TEXT,
  "address" TEXT,
  "department" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "supervision_phone" TEXT,
  "email" TEXT,
  "headcount" INTEGER CHECK ("headcount" >= 0),
  "posting_place" TEXT,
  "posting_days" INTEGER CHECK ("posting_days" >= 0),
  "meals_served" TEXT,
  "target_breakfast" INTEGER,
  "target_lunch" INTEGER,
  "target_dinner" INTEGER,
  "target_overtime" INTEGER,
  "basis" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "site" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "location" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "container" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "name" TEXT NOT NULL,
  "category" TEXT,
  "capacity" INTEGER CHECK ("capacity" >= 0),
  "tare" INTEGER CHECK ("tare" >= 0),
  "site" INTEGER REFERENCES "site" (row),
  "count" INTEGER CHECK ("count" >= 0),
  "labelled" INTEGER CHECK ("labelled" IN (0, 1)),
  "note" TEXT
) STRICT;

CREATE TABLE "supplier" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "name" TEXT NOT NULL,
  "credit_code" TEXT,
  "address" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "licence_number" TEXT,
  "licence_from" TEXT,
  "licence_to" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "collector" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "name" TEXT NOT NULL,
  "credit_code" TEXT,
  "address" TEXT,
  "contact" TEXT,
  "phone" TEXT,
  "suspended" INTEGER CHECK ("suspended" IN (0, 1)),
  "note" TEXT
) STRICT;

CREATE TABLE "contract" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "number" TEXT NOT NULL,
  "collector" INTEGER NOT NULL REFERENCES "collector" (row),
  "categories" TEXT NOT NULL,
  "signed" TEXT,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "price_basis" TEXT,
  "price" INTEGER,
  "award_method" TEXT,
  "tender_number" TEXT,
  "status" TEXT,
  "status_date" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "licence" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "collector" INTEGER NOT NULL REFERENCES "collector" (row),
  "type" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "issuer" TEXT,
  "valid_from" TEXT NOT NULL,
  "valid_to" TEXT,
  "categories" TEXT,
  "waste_codes" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "day" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "type" TEXT NOT NULL,
  "name" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "density" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "category" TEXT NOT NULL,
  "subkind" TEXT,
  "density" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "note" TEXT
) STRICT;

CREATE TABLE "purchase" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "supplier" INTEGER NOT NULL REFERENCES "supplier" (row),
  "item" TEXT NOT NULL,
  "food_category" TEXT NOT NULL,
  "specification" TEXT,
  "quantity" INTEGER NOT NULL,
  "unit" TEXT NOT NULL,
  "mass" INTEGER,
  "unit_price" INTEGER,
  "amount" INTEGER,
  "production_date" TEXT,
  "batch" TEXT,
  "shelf_life_end" TEXT,
  "producer" TEXT,
  "doc_licence" INTEGER CHECK ("doc_licence" IN (0, 1)),
  "doc_receipt" INTEGER CHECK ("doc_receipt" IN (0, 1)),
  "doc_inspection" INTEGER CHECK ("doc_inspection" IN (0, 1)),
  "doc_quarantine" INTEGER CHECK ("doc_quarantine" IN (0, 1)),
  "doc_other" TEXT,
  "appearance_ok" INTEGER CHECK ("appearance_ok" IN (0, 1)),
  "temperature" INTEGER,
  "inspector" TEXT,
  "keep_until" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "meal" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "meal" TEXT NOT NULL,
  "canteen" INTEGER REFERENCES "site" (row),
  "booked" INTEGER CHECK ("booked" >= 0),
  "prepared" INTEGER CHECK ("prepared" >= 0),
  "diners" INTEGER NOT NULL CHECK ("diners" >= 0),
  "note" TEXT
) STRICT;

CREATE TABLE "weighing" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "meal" TEXT,
  "site" INTEGER REFERENCES "site" (row),
  "stage" TEXT NOT NULL,
  "gross" INTEGER CHECK ("gross" >= 0),
  "tare" INTEGER CHECK ("tare" >= 0),
  "net" INTEGER NOT NULL CHECK ("net" >= 0),
  "container" INTEGER REFERENCES "container" (row),
  "method" TEXT,
  "reason" TEXT,
  "dish" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "pickup" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "date" TEXT NOT NULL CHECK ("date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "time" TEXT,
  "category" TEXT NOT NULL,
  "subkind" TEXT,
  "site" INTEGER REFERENCES "site" (row),
  "mass" INTEGER NOT NULL CHECK ("mass" >= 0),
  "method" TEXT NOT NULL,
  "containers" INTEGER CHECK ("containers" >= 0),
  "capacity" INTEGER CHECK ("capacity" >= 0),
  "fill" INTEGER,
  "volume" INTEGER CHECK ("volume" >= 0),
  "density" INTEGER,
  "pieces" INTEGER CHECK ("pieces" >= 0),
  "collector" INTEGER NOT NULL REFERENCES "collector" (row),
  "vehicle" TEXT,
  "manifest" TEXT,
  "waste_code" TEXT,
  "destination" TEXT,
  "residue" INTEGER CHECK ("residue" >= 0),
  "fee" INTEGER,
  "income" INTEGER,
  "handed_by" TEXT,
  "received_by" TEXT,
  "note" TEXT
) STRICT;

CREATE TABLE "closing" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "month" TEXT NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 0),
  "state" TEXT NOT NULL,
  "figures" TEXT NOT NULL
) STRICT;

CREATE TABLE "notice" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "notice" TEXT NOT NULL,
  "month" TEXT NOT NULL,
  "closing" INTEGER NOT NULL CHECK ("closing" >= 0),
  "year" INTEGER NOT NULL CHECK ("year" >= 0),
  "sequence" INTEGER NOT NULL CHECK ("sequence" >= 0),
  "number" TEXT NOT NULL,
  "issued" TEXT NOT NULL,
  "posted_from" TEXT NOT NULL,
  "posted_to" TEXT NOT NULL,
  "check_code" TEXT NOT NULL,
  "figures" TEXT NOT NULL,
  "pdf" TEXT NOT NULL
) STRICT;

CREATE TABLE "import" (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
  "kind" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "records" INTEGER NOT NULL CHECK ("records" >= 0)
) STRICT;

-- No two records that stand may share these.
CREATE UNIQUE INDEX site_name ON site (name) WHERE voided = 0;
CREATE UNIQUE INDEX container_name ON container (name) WHERE voided = 0;
CREATE UNIQUE INDEX supplier_name ON supplier (name) WHERE voided = 0;
CREATE UNIQUE INDEX collector_name ON collector (name) WHERE voided = 0;
CREATE UNIQUE INDEX contract_number ON contract (collector, number) WHERE voided = 0;
CREATE UNIQUE INDEX licence_number ON licence (collector, type, number) WHERE voided = 0;
CREATE UNIQUE INDEX day_date ON day (date) WHERE voided = 0;
CREATE UNIQUE INDEX density_of ON density (category, ifnull(subkind, '')) WHERE voided = 0;
CREATE UNIQUE INDEX meal_of ON meal (date, meal, ifnull(canteen, 0)) WHERE voided = 0;
CREATE UNIQUE INDEX closing_month ON closing (month) WHERE state = 'closed';
CREATE UNIQUE INDEX closing_version ON closing (month, version);
CREATE UNIQUE INDEX notice_number ON notice (year, sequence);

-- What a month, a contract and a licence are asked for.
CREATE INDEX meal_date ON meal (date);
CREATE INDEX purchase_date ON purchase (date);
CREATE INDEX weighing_date ON weighing (date);
CREATE INDEX pickup_date ON pickup (date);

CREATE INDEX import_file ON import (sha256);
