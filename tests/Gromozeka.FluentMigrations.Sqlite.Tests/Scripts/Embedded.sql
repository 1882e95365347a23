CREATE TABLE $(table) (a TEXT);
INSERT INTO $(table) VALUES ('$(value)');
