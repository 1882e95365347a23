-- Two batches.
CREATE TABLE Books (Id INTEGER, Title TEXT);
GO
INSERT INTO Books VALUES (1, 'one line
GO
three');
  go  
/*
GO
*/
CREATE TRIGGER BooksInsert AFTER INSERT ON Books BEGIN
    UPDATE Books SET Title = CASE WHEN Title = '' THEN 'none' ELSE Title END WHERE Id = new.Id; -- first; comment
    INSERT INTO Books SELECT 100, 'by trigger' WHERE new.Id = 2;
END
GO
INSERT INTO Books VALUES (2, '')
