CREATE TABLE $(table) (a TEXT);
-- A comment; with a semicolon.
INSERT INTO $(table) VALUES ('$(value)');
