-- The form 2: a list in the order of dates is read from its index alone.

DROP INDEX IF EXISTS meal_date;
DROP INDEX IF EXISTS purchase_date;
DROP INDEX IF EXISTS weighing_date;
DROP INDEX IF EXISTS pickup_date;

CREATE INDEX meal_date ON meal (date, voided);
CREATE INDEX purchase_date ON purchase (date, voided);
CREATE INDEX weighing_date ON weighing (date, voided);
CREATE INDEX pickup_date ON pickup (date, voided);
