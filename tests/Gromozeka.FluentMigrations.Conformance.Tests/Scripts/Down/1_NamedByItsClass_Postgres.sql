DROP TABLE auto_made;
