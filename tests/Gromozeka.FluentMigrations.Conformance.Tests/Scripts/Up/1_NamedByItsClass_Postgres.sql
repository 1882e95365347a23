CREATE TABLE auto_made (a TEXT);
INSERT INTO auto_made VALUES ('for Postgres');
