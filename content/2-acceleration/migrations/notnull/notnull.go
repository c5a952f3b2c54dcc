// Package notnull makes a column NOT NULL in two ways, one of which reads
// the whole table under the strongest lock.
package notnull

// Schema is a table with a proven constraint.
const Schema = `
CREATE TABLE orders (
	id bigint PRIMARY KEY, cents bigint,
	CONSTRAINT cents_present CHECK (cents IS NOT NULL)
)`

// region:apart

// Apart lets the server conclude from the constraint that the column has
// no NULL: it reads no row.
const Apart = `
ALTER TABLE orders ALTER COLUMN cents SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT cents_present`

// Together drops the constraint first, in whichever order it is written.
const Together = `
ALTER TABLE orders ALTER COLUMN cents SET NOT NULL,
	DROP CONSTRAINT cents_present`

// endregion
