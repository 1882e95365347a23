INSERT INTO books (author_id, title) SELECT id, 'Moominland Midwinter' FROM authors WHERE name = 'Tove Jansson';
