CREATE TABLE Readers (Name TEXT);
INSERT INTO Readers VALUES ('$(name)');
