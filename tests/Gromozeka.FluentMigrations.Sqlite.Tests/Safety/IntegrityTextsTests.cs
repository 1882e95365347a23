using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Each line as SQLite gives it.</summary>
public class IntegrityTextsTests
{
    [Theory]
    [InlineData("ok", (int)IntegrityFault.None)]
    [InlineData("NULL value in t.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("NULL value in row 5 missing from index i.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("CHECK constraint failed in t", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-INT value in t.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-INTEGER value in t.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-TEXT value in t.b", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-REAL value in t.c", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-BLOB value in t.d", (int)IntegrityFault.BrokenRow)]
    [InlineData("NUMERIC value in t.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("TEXT value in t.a", (int)IntegrityFault.BrokenRow)]
    [InlineData("non-unique entry in index i", (int)IntegrityFault.BrokenRow)]
    [InlineData("unable to validate the inverted index for FTS5 table main.f: SQL logic error", (int)IntegrityFault.Unchecked)]
    [InlineData(
        "unable to validate the inverted index for FTS4 table main.f: database disk image is malformed",
        (int)IntegrityFault.Damage
    )]
    [InlineData("unable to validate the inverted index for FTS4 table main.f: disk I/O error", (int)IntegrityFault.Damage)]
    [InlineData("malformed inverted index for FTS5 table main.f", (int)IntegrityFault.Damage)]
    [InlineData("fts5: corruption found reading blob 137438953473 from table \"f\"", (int)IntegrityFault.Damage)]
    [InlineData("In RTree main.r:\nMapping (1 -> 1) missing from %_rowid table", (int)IntegrityFault.Damage)]
    [InlineData("row 2 missing from index i", (int)IntegrityFault.Damage)]
    [InlineData("row 2 values differ from index i", (int)IntegrityFault.Damage)]
    [InlineData("row not in PRIMARY KEY order for t", (int)IntegrityFault.Damage)]
    [InlineData("rowid not at end-of-record for row 2 of index i", (int)IntegrityFault.Damage)]
    [InlineData("wrong # of entries in index i", (int)IntegrityFault.Damage)]
    [InlineData("*** in database main ***\nPage 3: never used", (int)IntegrityFault.Damage)]
    [InlineData("*** in database NULL value in ***\nFreelist: size is 1 but should be 7", (int)IntegrityFault.Damage)]
    [InlineData("database disk image is malformed", (int)IntegrityFault.Damage)]
    [InlineData("non-sense", (int)IntegrityFault.Damage)]
    [InlineData("a line of a later SQLite", (int)IntegrityFault.Damage)]
    [InlineData("", (int)IntegrityFault.Damage)]
    public void Of_Line_TellsDamageFromTheRest(string line, int fault) => Assert.Equal((IntegrityFault)fault, IntegrityTexts.Of(line));

    [Theory]
    [InlineData(11, (int)IntegrityFault.Damage)]
    [InlineData(26, (int)IntegrityFault.Damage)]
    [InlineData(1, (int)IntegrityFault.Unchecked)]
    [InlineData(19, (int)IntegrityFault.Unchecked)]
    [InlineData(5, (int)IntegrityFault.None)]
    [InlineData(7, (int)IntegrityFault.None)]
    [InlineData(9, (int)IntegrityFault.None)]
    [InlineData(10, (int)IntegrityFault.None)]
    public void Of_Error_TellsDamageFromTheRest(int code, int fault) =>
        Assert.Equal((IntegrityFault)fault, IntegrityTexts.Of(new SqliteException("x", code)));

    [Fact]
    public void Words_OfTheDriver_AreSqlitesOwn() =>
        Assert.Equal(
            "no such collation sequence: it's",
            IntegrityTexts.Words(new SqliteException("SQLite Error 1: 'no such collation sequence: it's'.", 1))
        );
}
