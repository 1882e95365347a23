CREATE TABLE sales (article_id INTEGER NOT NULL, pieces INTEGER NOT NULL);
GO
CREATE VIEW sales_by_article AS SELECT article_id, sum(pieces) AS pieces FROM sales GROUP BY article_id;
