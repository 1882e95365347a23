INSERT INTO author (name) VALUES ('from a script');
